"""A practice as an article: who, where, when, what, with what effect, and who learned from it."""

from dataclasses import dataclass

from paraugs.errors import NotFound
from paraugs.explore.answers import Answers
from paraugs.explore.description import Description
from paraugs.explore.evidence import Outcome, outcomes
from paraugs.explore.facts import Fact, Note, facts, notes_on
from paraugs.explore.transfers import Learning, learning_around
from paraugs.explore.wording import Link, Text
from paraugs.short_names import term
from paraugs.terms import IRI

PASSAGES = (
    "dct:description", "par:problem", "par:practiceObjectives", "par:theoryOfChange", "par:activities",
    "par:participation", "par:sideEffects", "par:whatDidNotWork", "par:successFactors",
    "par:transferConditions", "par:sustainability", "par:inspiration", "par:statusHistory",
)  # fmt: skip
ASIDE = (
    "par:practiceType", "par:scale", "par:learningMode", "par:educationStage", "par:iscedLevel",
    "par:iscedField", "par:learningSetting", "par:targetGroup", "par:targetGroupText",
    "par:numberReached", "par:reachText", "par:sharedThrough", "par:sharedThroughText",
    "par:legalContext",
)  # fmt: skip
BEARS_ON = (
    "par:objective", "par:priorityArea", "par:bearsOn", "par:topic", "par:appliesTool",
    "par:elsewhere", "dct:relation", "par:material",
)  # fmt: skip
PLACE = (
    "dct:spatial", "par:place", "par:partner", "par:fundingSource", "par:fundingText",
    "par:fundingAmount", "par:costPerParticipant", "par:staff", "par:implementationStatus",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """When something ran: years as written, None when not stated.

    `unknown` says that the source gives no start; `has_ended` that it no longer runs.
    """

    start: str | None
    end: str | None
    unknown: bool
    has_ended: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation and its kind; the note says when the kind is our own classification."""

    iri: IRI
    name: Text
    kinds: tuple[Link, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Implementation:
    """A practice at a place and time by a body."""

    iri: IRI
    states: tuple[Link, ...]
    bodies: tuple[Body, ...]
    period: Period
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """The record of a practice: who contributed it, when, under which licence, and what is its status."""

    iri: IRI
    facts: tuple[Fact, ...]
    licence: IRI | None
    issued: str | None


@dataclass(frozen=True, slots=True)
class Practice:
    """All that the page of a practice shows."""

    iri: IRI
    title: Text
    original_title: Text | None
    summary: Text | None
    """In one line; the description where there is none, which is no passage then."""
    implementations: tuple[Implementation, ...]
    outcomes: tuple[Outcome, ...]
    passages: tuple[Fact, ...]
    aside: tuple[Fact, ...]
    bears_on: tuple[Fact, ...]
    learning: Learning
    sources: tuple[Link, ...]
    record: Record | None
    notes: tuple[Note, ...]

    @property
    def facts_beside(self) -> tuple[Fact, ...]:
        """The facts of all implementations and of the practice itself."""
        return tuple(fact for each in self.implementations for fact in each.facts) + self.aside


def show_practice(answers: Answers, description: Description) -> Practice:
    """The article about a practice from its description; NotFound when the description holds no practice."""
    practice = next(iter(description.members("par:Practice")), None)
    if practice is None:
        raise NotFound("this practice")
    title, summary = description.label(practice), description.text(practice, "dct:abstract")
    return Practice(
        practice,
        title,
        _original_title(description, practice, title),
        summary or description.text(practice, "dct:description"),
        tuple(
            implementation(description, each) for each in description.things(practice, "par:implementation")
        ),
        outcomes(description, practice),
        facts(description, practice, PASSAGES if summary else PASSAGES[1:]),
        facts(description, practice, ASIDE),
        facts(description, practice, BEARS_ON),
        learning_around(answers, Link(practice, title), description.language),
        description.links(practice, "dct:source", "foaf:page"),
        record_of(description, practice),
        _all_notes(description, practice),
    )


def implementation(description: Description, thing: IRI) -> Implementation:
    """One implementation."""
    bodies = tuple(_body(description, body) for body in description.things(thing, "par:responsibleBody"))
    return Implementation(
        thing,
        description.links(thing, "par:country"),
        bodies,
        period_of(description, thing),
        facts(description, thing, PLACE),
    )


def period_of(description: Description, thing: IRI) -> Period:
    """When an implementation ran."""
    start, end = description.text(thing, "par:startYear"), description.text(thing, "par:endYear")
    certainty = description.thing(thing, "par:startCertainty")
    unknown = certainty is not None and certainty.value.endswith("/unknown")
    running = description.text(thing, "par:stillRunning")
    has_ended = running is not None and running.value in ("false", "0")
    return Period(start.value if start else None, end.value if end else None, unknown, has_ended)


def record_of(description: Description, thing: IRI) -> Record | None:
    """The record whose topic a thing is."""
    record = next(iter(description.subjects("foaf:primaryTopic", thing)), None)
    if record is None:
        return None
    fields = ("par:status", "par:memberState", "par:contributor", "par:lastConfirmed", "par:renewBy")
    issued = description.text(record, "dct:issued")
    return Record(
        record,
        facts(description, record, fields),
        description.thing(record, "dct:license"),
        issued.value if issued else None,
    )


def _original_title(description: Description, practice: IRI, title: Text) -> Text | None:
    original = description.text(practice, "dct:alternative")
    return original if original and original.value != title.value else None


def _body(description: Description, body: IRI) -> Body:
    kinds = description.links(body, "par:organisationKind")
    noted = [note for note in notes_on(description, body) if note.field == term("par:organisationKind")]
    return Body(body, description.label(body), kinds, tuple(noted))


def _all_notes(description: Description, practice: IRI) -> tuple[Note, ...]:
    noted = sorted(
        {triple.subject for triple in description.triples if triple.predicate == term("par:fieldNote")},
        key=str,
    )
    found = {note.iri: note for subject in noted for note in notes_on(description, subject)}
    return tuple(found[iri] for iri in sorted(found))
