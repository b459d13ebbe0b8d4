"""What is known on a topic: its outcome claims by the design of the study behind them and by what it found.

What had no effect, and what was stopped, counts like what worked. A claim without a recorded result is not
one that failed: its words say what it found.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from paraugs.explore.answers import Answers
from paraugs.explore.description import Description
from paraugs.explore.wording import Link, Text, alphabetical, choose
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Term

STOPPED = "stopped"
IMPROVEMENT = "improvement"


@dataclass(frozen=True, slots=True)
class Claim:
    """An outcome claim: whose it is, what it says, what was found by which study; whether it was stopped."""

    iri: IRI
    practice: Link
    states: tuple[Link, ...]
    words: Text | None
    result: Link | None
    design: Link | None
    independence: Link | None
    is_stopped: bool

    @property
    def code(self) -> str:
        """The last part of the result's IRI; empty when no result is recorded."""
        return self.result.iri.value.rpartition("/")[2] if self.result else ""

    @property
    def is_sober(self) -> bool:
        """Whether it says that something did not work as hoped, or was stopped."""
        return self.is_stopped or self.code not in ("", IMPROVEMENT)


@dataclass(frozen=True, slots=True)
class Rating:
    """The level of a claim in one scheme, and the step of ours that comes nearest (None: none does)."""

    scheme: Link
    level: Link
    step: int | None


@dataclass(frozen=True, slots=True)
class Rated:
    """A claim that more than one scheme has rated."""

    claim: Claim
    ratings: tuple[Rating, ...]

    @property
    def disagrees(self) -> bool:
        """Whether the schemes come to different steps."""
        return len({rating.step for rating in self.ratings}) > 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """The claims on a topic and objective, all designs and results that there can be, what several rated."""

    claims: tuple[Claim, ...]
    designs: tuple[Link, ...]
    results: tuple[Link, ...]
    rated: tuple[Rated, ...]

    def of(self, design: Link | None, result: Link | None) -> list[Claim]:
        """The claims of a cell; None stands for "none named"."""
        return [claim for claim in self.by(design) if _iri(claim.result) == _iri(result)]

    def by(self, design: Link | None) -> list[Claim]:
        """The claims with a design of a study; None: with none named."""
        return [claim for claim in self.claims if _iri(claim.design) == _iri(design)]

    def stopped(self, design: Link | None) -> list[Claim]:
        """The claims with a design whose practice was stopped."""
        return [claim for claim in self.by(design) if claim.is_stopped]

    @property
    def sober(self) -> list[Claim]:
        """The claims that say that something did not work, or was stopped."""
        return [claim for claim in self.claims if claim.is_sober]


@dataclass(frozen=True, slots=True)
class Topic:
    """What is asked about (None: anything), and the designs and results that a claim can have."""

    topic: IRI | None
    objective: IRI | None
    designs: tuple[Link, ...]
    results: tuple[Link, ...]


def evidence_on(answers: Answers, language: str, asked: Topic) -> Evidence:
    """Everything known on a topic, with all below it, and on an objective."""
    fields: dict[tuple[IRI, IRI], dict[IRI, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for practice, claim, field, value in answers.select(
        "claims", topic=asked.topic, objective=asked.objective
    ):
        if isinstance(practice, IRI) and isinstance(claim, IRI) and isinstance(field, IRI) and value:
            fields[practice, claim][field].append(value)
    values = {value for found in fields.values() for each in found.values() for value in each}
    practices = {practice for practice, _ in fields}
    names = answers.names(practices | {value for value in values if isinstance(value, IRI)}, language)
    claims = tuple(_claim(names, *of, found, language) for of, found in fields.items())
    ordered = sorted(claims, key=lambda claim: (not claim.is_sober, alphabetical(claim.practice.label.value)))
    rated = tuple(_rated(answers, ordered, practices, language))
    return Evidence(tuple(ordered), asked.designs, asked.results, rated)


def _claim(
    names: Description, practice: IRI, claim: IRI, fields: Mapping[IRI, Sequence[Term]], language: str
) -> Claim:
    def links(name: str) -> tuple[Link, ...]:
        return tuple(names.link(value) for value in fields.get(term(name), ()) if isinstance(value, IRI))

    words = [value for value in fields.get(term("dct:description"), ()) if isinstance(value, Literal)]
    statuses = {link.iri.value.rpartition("/")[2] for link in links("par:implementationStatus")}
    return Claim(
        claim,
        names.link(practice),
        links("par:country"),
        choose(words, language),
        next(iter(links("par:result")), None),
        next(iter(links("par:studyDesign")), None),
        next(iter(links("par:independence")), None),
        STOPPED in statuses,
    )


def _rated(
    answers: Answers, claims: Sequence[Claim], practices: Collection[IRI], language: str
) -> Iterator[Rated]:
    """The claims with levels in more than one scheme."""
    rows = answers.select("ratings", practice=sorted(practices)) if practices else []
    names = answers.names((value for row in rows for value in row if isinstance(value, IRI)), language)
    ratings: dict[IRI, list[Rating]] = defaultdict(list)
    for _, claim, scheme, level, step in rows:
        if isinstance(claim, IRI) and isinstance(scheme, IRI) and isinstance(level, IRI):
            near = int(str(step)) if step else None
            ratings[claim].append(Rating(names.link(scheme), names.link(level), near))
    for each in claims:
        found = ratings[each.iri]
        if len({rating.scheme.iri for rating in found}) > 1:
            yield Rated(each, tuple(found))


def _iri(link: Link | None) -> IRI | None:
    return link.iri if link else None
