"""The states: all of them with their codes and counts, and one with all that it tried and took part in."""

from dataclasses import dataclass

from paraugs.explore.answers import Answers
from paraugs.explore.cards import Page, list_practices
from paraugs.explore.transfers import Step, steps
from paraugs.explore.wording import Link, Text, alphabetical
from paraugs.short_names import term
from paraugs.terms import IRI

SHOWN = 6
HOST = "par:hostState"
ROLES = (
    HOST, "par:participant", "par:reviewedState", "par:reviewingState", "par:requestingState",
    "par:peerState",
)  # fmt: skip
_GENERAL = (term("par:Activity"), term("par:StakeholderConsultation"))
"""Classes of activities that a kind of activity belongs to, which say less than it does."""


@dataclass(frozen=True, slots=True)
class State:
    """A state with its code (lower case, EU style: `el`, `uk`) and the number of its practices."""

    iri: IRI
    code: str
    name: Text
    practices: int


@dataclass(frozen=True, slots=True)
class Participation:
    """An activity and the part that a state had in it."""

    activity: Link
    role: str
    kind: Link | None
    start: str | None


@dataclass(frozen=True, slots=True)
class StateView:
    """One state: its practices, what it learned and taught, and the activities that it had a part in."""

    state: State
    practices: Page
    learned: tuple[Step, ...]
    taught: tuple[Step, ...]
    participations: tuple[Participation, ...]

    @property
    def hosted(self) -> tuple[Participation, ...]:
        """The activities that it hosted."""
        return tuple(each for each in self.participations if each.role == HOST)

    @property
    def joined(self) -> tuple[Participation, ...]:
        """The activities of others that it joined, was reviewed in or asked for, each part by itself."""
        return tuple(each for each in self.participations if each.role != HOST)


def list_states(answers: Answers, language: str) -> tuple[State, ...]:
    """The states that the graph holds practices of, by name."""
    rows = answers.select("states")
    description = answers.names((row[0] for row in rows if isinstance(row[0], IRI)), language)
    found = [
        State(iri, str(code), description.label(iri), int(str(practices)))
        for iri, code, practices in rows
        if isinstance(iri, IRI)
    ]
    listed = (state for state in found if state.practices)
    return tuple(sorted(listed, key=lambda state: alphabetical(state.name.value)))


def show_state(answers: Answers, state: State, language: str) -> StateView:
    """Everything about one state."""
    all_steps = steps(answers.with_names(answers.construct("transfers-of-state", state=state.iri), language))
    return StateView(
        state,
        list_practices(answers, language, size=SHOWN, state=state.iri),
        tuple(step for step in all_steps if step.target.state and step.target.state.iri == state.iri),
        tuple(step for step in all_steps if step.origin.state and step.origin.state.iri == state.iri),
        _participations(answers, state.iri, language),
    )


def _participations(answers: Answers, state: IRI, language: str) -> tuple[Participation, ...]:
    description = answers.with_names(answers.construct("activities-of-state", state=state), language)
    found = []
    for role in ROLES:
        for activity in description.subjects(role, state):
            kinds = description.links(activity, "rdf:type")
            kind = next((kind for kind in kinds if kind.iri not in _GENERAL), None)
            start = description.text(activity, "par:startDate")
            found.append(
                Participation(description.link(activity), role, kind, start.value if start else None)
            )
    return tuple(sorted(found, key=lambda each: (each.start or "", each.activity.iri)))
