"""Who learned from whom: transfers as steps, and the chains that lead to and from a practice."""

from collections.abc import Callable
from dataclasses import dataclass

from paraugs.explore.answers import Answers
from paraugs.explore.description import Description
from paraugs.explore.wording import Link, Text
from paraugs.terms import IRI


@dataclass(frozen=True, slots=True)
class End:
    """One end of a transfer: a practice of ours, or a name, or nothing; and a state where it is known."""

    practice: Link | None
    name: Text | None
    state: Link | None


@dataclass(frozen=True, slots=True)
class Step:
    """One transfer: from where to where, how much was taken over, what was changed and what came of it."""

    iri: IRI
    origin: End
    target: End
    kind: Link | None
    note: Text | None
    changed: Text | None
    result: Text | None


@dataclass(frozen=True, slots=True)
class Learning:
    """The transfers around a practice: those that led to it, those that it led to, the whole chains through
    it, and every step of them.
    """

    origins: tuple[Step, ...]
    followers: tuple[Step, ...]
    chains: tuple[tuple[End, ...], ...]
    steps: tuple[Step, ...] = ()


def learning_around(answers: Answers, practice: Link, language: str) -> Learning:
    """Everything known about who learned from whom around a practice."""
    description = answers.with_names(answers.construct("transfers", practice=[practice.iri]), language)
    all_steps = steps(description)
    origins = tuple(
        step for step in all_steps if step.target.practice and step.target.practice.iri == practice.iri
    )
    followers = tuple(
        step for step in all_steps if step.origin.practice and step.origin.practice.iri == practice.iri
    )
    return Learning(origins, followers, chains_through(all_steps, practice), all_steps)


def steps(description: Description) -> tuple[Step, ...]:
    """All transfers in a description."""
    return tuple(_step(description, transfer) for transfer in description.members("par:Transfer"))


def _step(description: Description, transfer: IRI) -> Step:
    kind = description.thing(transfer, "par:transferKind")
    return Step(
        transfer,
        _end(description, transfer, ("par:transferFrom", "par:transferSource", "par:fromCountry")),
        _end(description, transfer, ("par:transferTo", "par:place", "par:toCountry")),
        description.link(kind) if kind else None,
        description.text(transfer, "dct:description"),
        description.text(transfer, "par:changed"),
        description.text(transfer, "par:transferResult"),
    )


def _end(description: Description, transfer: IRI, fields: tuple[str, str, str]) -> End:
    practice, state = description.thing(transfer, fields[0]), description.thing(transfer, fields[2])
    return End(
        description.link(practice) if practice else None,
        description.text(transfer, fields[1]),
        description.link(state) if state else None,
    )


def chains_through(all_steps: tuple[Step, ...], practice: Link) -> tuple[tuple[End, ...], ...]:
    """Every way from a first origin over the practice to a last follower; loops are cut."""

    def before(end: End) -> list[End]:
        return [step.origin for step in all_steps if same(step.target, end)]

    def after(end: End) -> list[End]:
        return [step.target for step in all_steps if same(step.origin, end)]

    here = _here(all_steps, practice)
    if here is None:
        return ()
    ways_in = [tuple(reversed(way)) for way in _ways(here, before)]
    ways_out = [way[1:] for way in _ways(here, after)]
    return tuple(way_in + way_out for way_in in ways_in for way_out in ways_out)


def _here(all_steps: tuple[Step, ...], practice: Link) -> End | None:
    ends = [end for step in all_steps for end in (step.origin, step.target)]
    return next((end for end in ends if end.practice and end.practice.iri == practice.iri), None)


def _ways(start: End, onward: Callable[[End], list[End]]) -> list[tuple[End, ...]]:
    finished: list[tuple[End, ...]] = []
    growing: list[tuple[End, ...]] = [(start,)]
    while growing:
        way = growing.pop(0)
        following = [end for end in onward(way[-1]) if not any(same(end, passed) for passed in way)]
        growing += [(*way, end) for end in following]
        finished += [] if following else [way]
    return finished


def same(one: End, other: End) -> bool:
    """Whether two ends of transfers are one: the same practice, or else the same words and state."""
    if one.practice and other.practice:
        return one.practice.iri == other.practice.iri
    return one == other
