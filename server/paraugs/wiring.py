"""The one place that chooses the parts an instance runs on, by its settings."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from paraugs.background import Background, background_of
from paraugs.contribute.desk.confined import ConfinedDesk
from paraugs.contribute.desk.look_up import look_up_in
from paraugs.contribute.desk.opening import open_examiner
from paraugs.contribute.desk.ward import DeskWard
from paraugs.errors import GraphUnavailable, SettingError
from paraugs.graph.cage import zygote
from paraugs.graph.cage.budget import Budget
from paraugs.graph.cage.lane import CageDoor, Lane, RemoteDoor
from paraugs.graph.cage.places import SharedPlaces
from paraugs.graph.cage.worker import QueryWard
from paraugs.graph.cage.zygote import Zygote
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.follower import Follower, MemoryFollower
from paraugs.graph.loading import Loaded, digest_of_release, load, read_rules
from paraugs.graph.named import NamedQueries
from paraugs.graph.news import Source
from paraugs.graph.port import Graph
from paraugs.graph.remote import Limits, RemoteGraph
from paraugs.graph.remote.follower import RemoteFollower, RemoteWaiter
from paraugs.graph.rules import Rules
from paraugs.index.engine import TantivyIndex
from paraugs.index.following import Truth
from paraugs.index.likeness import Likeness, is_available
from paraugs.ledger.importing import Imported, import_shipped
from paraugs.ledger.opening import open_existing, open_ledger
from paraugs.ledger.references import import_references
from paraugs.ledger.sql import SqlLedger
from paraugs.people.people import People, over
from paraugs.people.secret import signing_key
from paraugs.resources import Resources, find_resources
from paraugs.services import Services
from paraugs.settings import Settings

_MB = 1 << 20
_PATIENCE = 60.0
"""Seconds that a submission waits for its turn: others may take the whole time that they have."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Instance:
    """Services that run: what was loaded and imported (None for a remote graph), the cage, the processes.

    `zygote` forks workers for queries, `checkers` those of the desk.
    """

    services: Services
    loaded: Loaded | None
    cage: CageDoor
    zygote: Zygote
    checkers: Zygote
    desk: ConfinedDesk
    imported: Imported | None = None
    follower: Follower | None = None
    index: TantivyIndex | None = None
    background: Background | None = None

    def stop(self) -> None:
        """End the processes of the cage and of the desk."""
        self.zygote.stop()
        self.checkers.stop()


def start(settings: Settings) -> Instance:
    """Load or reach the graph, and start the cage; call it before this process has any thread.

    Raises ResourceError for a broken file, LedgerUnavailable or LedgerDamaged for a ledger that cannot serve.
    """
    resources = find_resources(settings.resources_dir, settings.data_dir)
    graph, loaded = EmbeddedGraph(), None
    is_embedded = settings.graph == "embedded"
    with filled_ledger(settings, resources) as (ledger, imported):
        if is_embedded:
            loaded = load(resources, graph, ledger)
    if is_embedded:
        instance = over_embedded(settings, resources, graph, loaded, ledger)
    else:
        instance = over_remote(settings, resources, ledger)
    background = background_of(instance.services, ledger, people_in(settings, ledger), address_of(settings))
    return replace(instance, imported=imported, background=background)


def address_of(settings: Settings) -> str:
    """The address that letters lead to: the public one, else where the server listens."""
    return settings.public_url or f"http://{settings.host}:{settings.port}"


def ledger_address(settings: Settings) -> str:
    """Where the ledger is: a path or a URL."""
    return settings.ledger or str(Path(settings.data_dir, "ledger.sqlite"))


@contextmanager
def existing_ledger(settings: Settings) -> Iterator[SqlLedger]:
    """The ledger that is there, closed afterwards; LedgerUnavailable when there is none."""
    ledger = open_existing(ledger_address(settings))
    try:
        yield ledger
    finally:
        ledger.close()


@contextmanager
def kept_people(settings: Settings) -> Iterator[People]:
    """People for one command, over a ledger that is made when it is missing; closed afterwards."""
    ledger = open_ledger(ledger_address(settings))
    try:
        yield people_in(settings, ledger)
    finally:
        ledger.close()


def people_in(settings: Settings, ledger: SqlLedger) -> People:
    """The people kept in the database of a ledger, whose sessions one key signs in all processes."""
    secret = signing_key(settings.secret, Path(settings.data_dir))
    return over(ledger.database, settings.base_iri, secret)


@contextmanager
def filled_ledger(settings: Settings, resources: Resources) -> Iterator[tuple[SqlLedger, Imported]]:
    """The ledger, made when it is missing, with the practices of this release; closed afterwards."""
    ledger = open_ledger(ledger_address(settings))
    try:
        import_references(resources, ledger)
        yield ledger, import_shipped(resources, ledger)
    finally:
        ledger.close()


def over_embedded(
    settings: Settings,
    resources: Resources,
    graph: EmbeddedGraph,
    loaded: Loaded | None = None,
    ledger: SqlLedger | None = None,
) -> Instance:
    """An instance over a graph in memory, which follows the ledger; without one nothing changes it."""
    rules, budget, queries = read_rules(resources), Budget.of(settings), NamedQueries(resources)
    follower = MemoryFollower(graph, rules, Source(ledger, digest_of_release(resources))) if ledger else None
    running = zygote.start(QueryWard(graph, budget, rules))
    cage = CageDoor(running.entrance, _lane(settings), budget, follower)
    checkers, desk = _desk(settings, resources, graph, queries)
    index = index_over(settings, resources, graph, ledger)
    services = Services(settings, resources, graph, cage, queries, desk, index=index)
    instance = Instance(services, loaded, cage, running, checkers, desk, index=index)
    return _with_ledger(instance, ledger, follower) if ledger and follower else instance


def over_remote(settings: Settings, resources: Resources, ledger: SqlLedger | None = None) -> Instance:
    """An instance over a SPARQL server; its cage holds an empty graph and only finds faults in queries.

    A server that does not answer, or wrongly, is said; the instance asks it again at each question. With a
    ledger, the server's graph follows it, by this node if it has the update endpoint.
    """
    limits = Limits(visitor_seconds=settings.deadline_seconds, visitor_bytes=settings.result_mb * _MB)
    graph, queries = RemoteGraph(settings.graph, settings.graph_update, limits), NamedQueries(resources)
    follower = _remote_follower(settings, resources, graph, ledger) if ledger else None
    try:
        graph.probe()
        if isinstance(follower, RemoteFollower):
            follower.is_followable()
    except GraphUnavailable as error:
        log.error("%s; until it does, pages and queries answer 503", error)
    if ledger:
        ledger.close()  # No fork may share a connection.
    running = zygote.start(QueryWard(EmbeddedGraph(), Budget.of(settings), Rules(())))
    cage = _cage(settings, running)
    door = RemoteDoor(graph, _lane(settings), cage)
    checkers, desk = _desk(settings, resources, graph, queries)
    index = index_over(settings, resources, graph, ledger)
    services = Services(settings, resources, graph, door, queries, desk, index=index)
    instance = Instance(services, None, cage, running, checkers, desk, index=index)
    return _with_ledger(instance, ledger, follower) if ledger and follower else instance


def source_of(resources: Resources, ledger: SqlLedger) -> Source:
    """What graph and index follow: a ledger, beside the files of a release."""
    return Source(ledger, digest_of_release(resources))


def index_over(
    settings: Settings, resources: Resources, graph: Graph, ledger: SqlLedger | None = None
) -> TantivyIndex:
    """The index of a graph: in the folder for state when it follows a ledger, else in memory."""
    source = source_of(resources, ledger) if ledger else None
    truth = Truth(graph, NamedQueries(resources, "queries/index"), source)
    folder = Path(settings.data_dir, "index") if ledger else None
    return TantivyIndex(truth, folder, _likeness(settings, folder))


def _likeness(settings: Settings, folder: Path | None) -> Likeness | None:
    """What orders by meaning, where an operator wants it; SettingError without the extra."""
    if settings.semantic.lower() not in ("yes", "1", "true") or folder is None:
        return None
    if not is_available():
        raise SettingError("PARAUGS_SEMANTIC needs the extra: pip install 'paraugs[semantic]'")
    return Likeness(folder)


def _remote_follower(
    settings: Settings, resources: Resources, graph: RemoteGraph, ledger: SqlLedger
) -> Follower:
    source = Source(ledger, digest_of_release(resources))
    if not settings.graph_update:
        log.warning(
            "without PARAUGS_GRAPH_UPDATE this node leaves it to another to bring revisions into the graph"
        )
        return RemoteWaiter(graph, source)
    Path(settings.data_dir).mkdir(parents=True, exist_ok=True)
    return RemoteFollower(graph, read_rules(resources), source, Path(settings.data_dir, "following.lock"))


def _with_ledger(instance: Instance, ledger: SqlLedger, follower: Follower) -> Instance:
    services = replace(
        instance.services,
        ledger=ledger,
        follow=follower.follow,
        keep_up=follower.keep_up,
        people=people_in(instance.services.settings, ledger),
    )
    return replace(instance, services=services, follower=follower)


def _desk(
    settings: Settings, resources: Resources, graph: Graph, queries: NamedQueries
) -> tuple[Zygote, ConfinedDesk]:
    """Start the workers that read what comes from outside, with shapes and vocabulary in memory."""
    memory = settings.memory_mb * _MB
    checkers = zygote.start(DeskWard(open_examiner(settings, resources), memory))
    places = SharedPlaces(settings.checkers, settings.queue_places, _PATIENCE)
    return checkers, ConfinedDesk(checkers.entrance, places, memory, look_up_in(graph, queries))


def _cage(settings: Settings, running: zygote.Zygote) -> CageDoor:
    return CageDoor(running.entrance, _lane(settings), Budget.of(settings))


def _lane(settings: Settings) -> Lane:
    return Lane(settings.cage_workers, settings.queue_places, settings.deadline_seconds)
