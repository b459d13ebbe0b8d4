"""What a source may hand in, and what is left as it is here; why a thing was not taken."""

from collections.abc import Mapping

from paraugs.contribute.desk.port import Document, Item
from paraugs.errors import (
    DeskUnavailable,
    GraphUnavailable,
    LedgerDamaged,
    LedgerUnavailable,
    ParaugsError,
    QueueFull,
    wording,
)
from paraugs.harvest.house import Harvester, actor_of
from paraugs.harvest.sources import Source
from paraugs.harvest.things import Thing
from paraugs.ledger.harvested import HarvestItem
from paraugs.life.examining import examine
from paraugs.life.record import read_record
from paraugs.life.submitting import Receipt, says_the_same

N_TRIPLES = "application/n-triples"
MOST_WORDS = 600
_HANDED_IN = ("import", "draft", "create", "revise")

PASSING = (DeskUnavailable, GraphUnavailable, LedgerDamaged, LedgerUnavailable, QueueFull)
"""What says nothing about a thing: the run fails, and reads the same again."""


def left_alone(
    house: Harvester, source: Source, thing: Thing, before: Mapping[str, HarvestItem]
) -> tuple[str, str] | None:
    """What is said of a thing that is not this source's to hand in; None of one that is."""
    if thing.state != source.state:
        return "elsewhere", ""
    reason = _reason_to_leave(house, source, thing, before)
    if not reason:
        return None
    return ("unchanged", "") if _is_the_same(house, source, thing) else ("left", reason)


def _reason_to_leave(
    house: Harvester, source: Source, thing: Thing, before: Mapping[str, HarvestItem]
) -> str:
    """Why a thing is left as it is here; empty when this source may hand it in."""
    history = house.office.ledger.history(thing.contribution)
    if not history:
        return ""
    if thing.contribution not in before and history[0].entry.agent != source.iri:
        return wording("it is here already, and did not come from this source")
    last = next((one for one in reversed(history) if one.entry.action in _HANDED_IN), None)
    if last and last.entry.agent != source.iri:
        return wording("it was changed here since; it is not overwritten")
    return ""


def _is_the_same(house: Harvester, source: Source, thing: Thing) -> bool:
    """Whether a thing says what is here already, whoever wrote it."""
    document = Document(thing.document, N_TRIPLES, source.path)
    try:
        (item,) = examine(house.office, actor_of(source), document, thing.contribution).items
    except PASSING:
        raise
    except ParaugsError:
        return False
    newest = house.office.ledger.latest(thing.contribution)
    return says_the_same(read_record(thing.contribution, item.nquads), newest)


def findings_of(judged: Receipt | Item) -> str:
    """What keeps a thing from being taken, in words."""
    told = [finding.message for finding in judged.report.findings if finding.severity == "violation"]
    if isinstance(judged, Receipt) and judged.refusal:
        told.insert(0, str(judged.refusal))
    return " ".join(told)[:MOST_WORDS]
