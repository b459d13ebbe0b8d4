"""Who learned from whom: between states, by transfers and by activities that one held and another attended.

That somebody took part says only that there was an occasion to learn; a transfer says what was taken over.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from paraugs.errors import RequestError
from paraugs.explore.answers import Answers
from paraugs.explore.description import Description
from paraugs.explore.wording import Link, Text, alphabetical, choose
from paraugs.terms import IRI, Term
from paraugs.terms import Literal as RdfLiteral

Way = Literal["transfer", "visit", "review", "counselling"]
WAYS: tuple[Way, ...] = get_args(Way)


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing that passed from a state to another: how, by what, and in which year where that is known."""

    way: Way
    thing: IRI
    teacher: Link
    learner: Link
    shown: Link
    year: str


@dataclass(frozen=True, slots=True)
class Pair:
    """How often one state learned from another."""

    teacher: Link
    learner: Link
    count: int


@dataclass(frozen=True, slots=True)
class LearningMap:
    """The passages that were asked for; what they add up to for pairs and for states."""

    passages: tuple[Passage, ...]
    pairs: tuple[Pair, ...]
    teachers: tuple[Link, ...]
    learners: tuple[Link, ...]

    def count(self, teacher: Link, learner: Link) -> int:
        """Count what passed between two states."""
        return sum(p.teacher.iri == teacher.iri and p.learner.iri == learner.iri for p in self.passages)

    def taught(self, state: Link) -> int:
        """Count what others had from a state."""
        return sum(passage.teacher.iri == state.iri for passage in self.passages)

    def learned(self, state: Link) -> int:
        """Count what a state had from others."""
        return sum(passage.learner.iri == state.iri for passage in self.passages)


def read_passages(answers: Answers, language: str) -> tuple[Passage, ...]:
    """Everything that passed; the same for every map over one version of the data."""
    rows = answers.select("learning")
    names = answers.names((value for row in rows for value in row[1:5] if isinstance(value, IRI)), language)
    notes: dict[tuple[Term | None, ...], list[RdfLiteral]] = {}
    for *passage, note in rows:
        said = notes.setdefault(tuple(passage), [])
        if isinstance(note, RdfLiteral):
            said.append(note)
    return tuple(_passage(passage, names, choose(said, language)) for passage, said in notes.items())


def _passage(row: tuple[Term | None, ...], names: Description, note: Text | None) -> Passage:
    way, year = cast(Way, str(row[0])), str(row[5] or "")
    thing, teacher, learner, shown = (cast(IRI, value) for value in row[1:5])
    title = Link(thing, note) if shown == thing and note else names.link(shown)
    return Passage(way, thing, names.link(teacher), names.link(learner), title, year)


def learning_map(passages: tuple[Passage, ...], way: str = "", state: IRI | None = None) -> LearningMap:
    """The passages in one way ("": any) from or to a state (None: any); RequestError for another way."""
    if way and way not in WAYS:
        raise RequestError(f"A map of learning has no way {way!r}; it has {', '.join(WAYS)}.")
    chosen = tuple(
        passage
        for passage in passages
        if way in ("", passage.way) and (state is None or state in (passage.teacher.iri, passage.learner.iri))
    )
    links = {link.iri: link for passage in chosen for link in (passage.teacher, passage.learner)}
    counts = Counter((passage.teacher.iri, passage.learner.iri) for passage in chosen)
    pairs = [Pair(links[teacher], links[learner], count) for (teacher, learner), count in counts.items()]
    return LearningMap(
        chosen,
        tuple(sorted(pairs, key=lambda pair: (-pair.count, _name(pair.learner), _name(pair.teacher)))),
        _most(links, Counter(passage.teacher.iri for passage in chosen)),
        _most(links, Counter(passage.learner.iri for passage in chosen)),
    )


def _most(links: Mapping[IRI, Link], counts: Mapping[IRI, int]) -> tuple[Link, ...]:
    """States with the most first."""
    return tuple(links[iri] for iri in sorted(counts, key=lambda iri: (-counts[iri], _name(links[iri]))))


def _name(link: Link) -> tuple[str, str]:
    return alphabetical(link.label.value)
