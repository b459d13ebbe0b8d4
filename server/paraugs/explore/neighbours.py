"""Which practices stand near one: those like it and why, and those on its objectives with better evidence.

Two practices are alike as far as they share topics, objectives, stages, modes, groups, tools and benchmarks;
what few practices have says more than what most have. Country and words do not count.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from paraugs.explore.answers import Answers
from paraugs.explore.cards import Card, cards
from paraugs.explore.wording import Link
from paraugs.short_names import term
from paraugs.terms import IRI

SIMILAR, STRONGER, REASONS = 4, 3, 4
_LEVEL, _OBJECTIVE, _TOPIC = term("par:level"), term("par:objective"), term("par:topic")
_NEAR = 0.2
"""Below this share of what two have in common they are not called alike."""


@dataclass(frozen=True, slots=True)
class Features:
    """What every practice has, who has each of these, how much each says, and each one's strongest step.

    A value says nothing where all have it, much where few have it; `totals` adds up what a practice has.
    """

    values: Mapping[IRI, frozenset[IRI]]
    holders: Mapping[IRI, frozenset[IRI]]
    topics: frozenset[IRI]
    objectives: frozenset[IRI]
    steps: Mapping[IRI, int]
    weights: Mapping[IRI, float]
    totals: Mapping[IRI, float]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A practice near another, and what both have, the rarest first."""

    card: Card
    shared: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands near a practice; `step` is its own strongest (0: none), `objectives` its own."""

    similar: tuple[Neighbour, ...]
    stronger: tuple[Neighbour, ...]
    step: int
    objectives: tuple[Link, ...]


def read_features(answers: Answers) -> Features:
    """Read what the practices have; the same for every page over one version of the data."""
    values: dict[IRI, set[IRI]] = defaultdict(set)
    holders: dict[IRI, set[IRI]] = defaultdict(set)
    named: dict[IRI, set[IRI]] = {_TOPIC: set(), _OBJECTIVE: set()}
    steps: dict[IRI, int] = {}
    for practice, field, value in answers.select("practice-features"):
        if field == _LEVEL and isinstance(practice, IRI):
            steps[practice] = max(steps.get(practice, 0), int(str(value)))
        elif isinstance(practice, IRI) and isinstance(value, IRI):
            values[practice].add(value)
            holders[value].add(practice)
            if isinstance(field, IRI) and field in named:
                named[field].add(value)
    weights = {value: log(len(values) / len(found)) for value, found in holders.items()}
    return Features(
        {practice: frozenset(found) for practice, found in values.items()},
        {value: frozenset(found) for value, found in holders.items()},
        frozenset(named[_TOPIC]),
        frozenset(named[_OBJECTIVE]),
        steps,
        weights,
        {practice: sum(weights[value] for value in found) for practice, found in values.items()},
    )


def neighbours_of(answers: Answers, features: Features, practice: IRI, language: str) -> Neighbours:
    """What stands near a practice; nothing near one that the graph does not hold."""
    own, step = features.values.get(practice, frozenset()), features.steps.get(practice, 0)
    similar, stronger = _nearest(features, practice)
    shown = {card.iri: card for card in cards(answers, (*similar, *stronger), language)}
    names = answers.names(own, language)

    def neighbour(other: IRI) -> Neighbour:
        shared = sorted(own & features.values[other], key=lambda value: (-features.weights[value], value))
        return Neighbour(shown[other], tuple(names.link(value) for value in shared[:REASONS]))

    return Neighbours(
        tuple(map(neighbour, similar)),
        tuple(map(neighbour, stronger)),
        step,
        tuple(names.link(value) for value in sorted(own & features.objectives)),
    )


def _nearest(features: Features, practice: IRI) -> tuple[list[IRI], list[IRI]]:
    """The likest ones that share a topic; of the likest others that share an objective, the stronger ones."""
    alike, step = likeness(features, practice), features.steps.get(practice, 0)

    def share(other: IRI, wanted: frozenset[IRI]) -> bool:
        return bool(wanted & features.values[practice] & features.values[other])

    ordered = sorted(alike, key=lambda other: (-alike[other], other))
    similar = [other for other in ordered if alike[other] >= _NEAR and share(other, features.topics)][
        :SIMILAR
    ]
    stronger = [
        other
        for other in ordered
        if features.steps.get(other, 0) > step and other not in similar and share(other, features.objectives)
    ]
    near = stronger[: 4 * STRONGER]
    return similar, sorted(near, key=lambda other: (-features.steps[other], -alike[other], other))[:STRONGER]


def likeness(features: Features, practice: IRI) -> Mapping[IRI, float]:
    """How like a practice every other one is that shares anything with it: from 0 to 1.

    The weight of what both have, of the weight of all that either has.
    """
    own = features.values.get(practice, frozenset())
    shared: dict[IRI, float] = defaultdict(float)
    for value in sorted(own):
        for other in features.holders[value] if features.weights[value] else ():
            shared[other] += features.weights[value]
    shared.pop(practice, None)
    mine = features.totals.get(practice, 0)
    return {other: both / (mine + features.totals[other] - both) for other, both in shared.items()}
