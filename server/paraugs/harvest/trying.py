"""A run without consequences: a source is read, and what would come of it is told with all findings."""

from collections.abc import Mapping

from paraugs.contribute.desk.port import Document
from paraugs.errors import ParaugsError
from paraugs.harvest.alarm import within
from paraugs.harvest.house import Harvester, actor_of, source_of
from paraugs.harvest.leaving import N_TRIPLES, findings_of, left_alone
from paraugs.harvest.network import Network
from paraugs.harvest.reader import read
from paraugs.harvest.running import Line, gone_of
from paraugs.harvest.sources import Source
from paraugs.harvest.things import Thing, things_of
from paraugs.ledger.harvested import HarvestItem, KeptSource, Run
from paraugs.life.examining import examine


def try_out(house: Harvester, kept: KeptSource) -> Run:
    """Read a source and tell what would come of it; nothing is written."""
    source, started, before = source_of(kept), house.clock(), house.kept.items(kept.path)
    with within(house.policy.seconds):
        found = read(source, "", Network(house.policy))
    things = things_of(source, found.quads, house.facts)
    counts, lines = dict[str, int](), list[Line]()
    for thing in things:
        outcome, words = _tried(house, source, thing, before)
        counts[outcome] = counts.get(outcome, 0) + 1
        if outcome not in ("elsewhere", "unchanged"):
            lines.append((thing.contribution, outcome, words))
    counts["gone"] = len(gone_of(found, things, before))
    return Run(started, house.clock(), "tried", "", counts, tuple(lines))


def _tried(
    house: Harvester, source: Source, thing: Thing, before: Mapping[str, HarvestItem]
) -> tuple[str, str]:
    if left := left_alone(house, source, thing, before):
        return left
    document = Document(thing.document, N_TRIPLES, source.path)
    try:
        (item,) = examine(house.office, actor_of(source), document, thing.contribution).items
    except ParaugsError as error:
        return "refused", str(error)
    return ("accepted" if item.report.conforms else "refused"), findings_of(item)
