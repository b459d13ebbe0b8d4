"""What every run has: its house, its source, and the account that hands in what is read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from paraugs.contribute.judging.vocabulary import Facts
from paraugs.harvest.policy import Policy
from paraugs.harvest.sources import Kind, Source
from paraugs.ledger.harvested import KeptSource
from paraugs.ledger.harvests import Harvests
from paraugs.life.office import Office
from paraugs.people.roles import Actor
from paraugs.people.states import state_of, states


@dataclass(frozen=True, slots=True)
class Harvester:
    """What a run needs: the office, what is known of vocabularies, where sources are kept, the way out."""

    office: Office
    facts: Facts
    kept: Harvests
    policy: Policy
    clock: Callable[[], datetime]


def source_of(kept: KeptSource) -> Source:
    """The source as it is read."""
    state, _, name = kept.path.partition("/")
    return Source(state, name, Kind(kept.kind), kept.url, kept.query, kept.mapping, kept.every_hours)


def actor_of(source: Source) -> Actor:
    """Who hands in what is read at a source: its own account, which may do nothing else."""
    state = state_of(source.state)
    name = states()[state.value].name("en")
    acts = frozenset({"submit"})
    return Actor(source.iri, source.path, "contributor", state.value, name, acts=acts)  # type: ignore[arg-type]
