"""How strong the evidence for an outcome is, and what was found: never one without the other."""

from dataclasses import dataclass

from paraugs.explore.description import Description
from paraugs.explore.facts import Fact, facts
from paraugs.explore.wording import Link, Text
from paraugs.terms import IRI, Subject

STEPS = 5
STUDY_FIELDS = (
    "par:studyDesign",
    "par:sample",
    "par:comparison",
    "par:independence",
    "dct:source",
    "foaf:page",
)


@dataclass(frozen=True, slots=True)
class Strength:
    """The level that an assessment gave: its step from 1 to 5 (None in a scheme without steps), its name."""

    level: Link
    step: int | None
    scheme: Link | None = None
    assessor: Link | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What was found, as a concept; `code` is the last part of its IRI, such as `no-effect`."""

    concept: Link
    code: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome claim: what changed, what was found, how strongly it is supported and by which studies."""

    iri: IRI
    texts: tuple[Text, ...]
    result: Result | None
    strengths: tuple[Strength, ...]
    studies: tuple[tuple[Fact, ...], ...]
    facts: tuple[Fact, ...]


def outcomes(description: Description, practice: Subject) -> tuple[Outcome, ...]:
    """The outcome claims of a practice."""
    return tuple(_outcome(description, claim) for claim in description.things(practice, "par:outcome"))


def strengths(description: Description, claim: Subject) -> tuple[Strength, ...]:
    """The assessments of a claim that give a level, those in our own five steps first."""
    found = [_strength(description, assessment) for assessment in description.things(claim, "par:assessment")]
    return tuple(
        sorted(filter(None, found), key=lambda strength: (strength.step is None, strength.level.iri))
    )


def result(description: Description, claim: Subject) -> Result | None:
    """What was found, when that is recorded."""
    concept = description.thing(claim, "par:result")
    return Result(description.link(concept), concept.value.rpartition("/")[2]) if concept else None


def _outcome(description: Description, claim: IRI) -> Outcome:
    studies = tuple(
        facts(description, study, STUDY_FIELDS) for study in description.things(claim, "par:study")
    )
    measured = ("par:indicator", "par:baseline", "par:value", "par:measuredOn")
    return Outcome(
        claim,
        description.texts(claim, "dct:description"),
        result(description, claim),
        strengths(description, claim),
        studies,
        facts(description, claim, measured),
    )


def _strength(description: Description, assessment: IRI) -> Strength | None:
    level = description.thing(assessment, "par:level")
    if level is None:
        return None
    notation = str(next(iter(description.values(level, "skos:notation")), ""))
    step = int(notation) if notation.isdigit() and int(notation) <= STEPS else None
    scheme, assessor = (
        description.thing(assessment, "par:scheme"),
        description.thing(assessment, "par:assessor"),
    )
    return Strength(
        description.link(level),
        step,
        description.link(scheme) if scheme else None,
        description.link(assessor) if assessor else None,
    )
