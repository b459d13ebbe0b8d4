"""Everything a run needs, for a process of its own: what it reads comes from anywhere, and may cost much."""

from datetime import UTC, datetime

from paraugs.contribute.desk.look_up import look_up_in
from paraugs.contribute.desk.opening import open_examiner
from paraugs.contribute.desk.port import InProcessDesk
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import load
from paraugs.graph.named import NamedQueries
from paraugs.harvest.house import Harvester
from paraugs.harvest.policy import policy_of
from paraugs.ledger.harvests import Harvests
from paraugs.ledger.importing import shapes_edition
from paraugs.ledger.sql import SqlLedger
from paraugs.life.office import Office
from paraugs.people.people import People
from paraugs.resources import find_resources
from paraugs.settings import Settings


def open_harvester(settings: Settings, ledger: SqlLedger, people: People) -> Harvester:
    """Load the graph and the shapes; ResourceError for a broken file."""
    resources, graph = find_resources(settings.resources_dir, settings.data_dir), EmbeddedGraph()
    load(resources, graph, ledger)
    examiner, queries = open_examiner(settings, resources), NamedQueries(resources)
    desk = InProcessDesk(examiner, look_up_in(graph, queries))
    office = Office(
        ledger, desk, people, graph, queries, settings, lambda: None, _now, shapes_edition(resources)
    )
    facts = examiner.checker.vocabulary.facts
    return Harvester(office, facts, Harvests(ledger.database), policy_of(settings), _now)


def _now() -> datetime:
    return datetime.now(UTC)
