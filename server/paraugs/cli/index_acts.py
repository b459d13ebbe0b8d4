"""What `paraugs index` does: a function for each of its sub-commands."""

from paraugs.cli.progress import Progress
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import load
from paraugs.graph.port import Graph
from paraugs.graph.remote import RemoteGraph
from paraugs.index.following import name_of
from paraugs.ledger.sql import SqlLedger
from paraugs.resources import Resources, find_resources
from paraugs.settings import Settings
from paraugs.wiring import existing_ledger, index_over, source_of


def status(settings: Settings) -> int:
    """Print how far the index is; 1 when there is none, or it is not at the ledger's head."""
    resources = find_resources(settings.resources_dir, settings.data_dir)
    with existing_ledger(settings) as ledger:
        head = ledger.head()
        wanted = name_of(source_of(resources, ledger).name_of(head))
        snapshot = index_over(settings, resources, EmbeddedGraph(), ledger).snapshot()
    if snapshot is None:
        print("there is no index that can be read; a server makes it when it starts")
        return 1
    for kind in ("practice", "tool", "event", "concept"):
        print(f"{kind}s\t{snapshot.count(snapshot.term('kind', kind))}")
    print(f"version\t{snapshot.state.number}\nledger\t{head.number}")
    if snapshot.state.name != wanted:
        print("the index is not where the ledger is; a running server brings it there within a second")
        return 1
    return 0


def remake(settings: Settings) -> int:
    """Make the index anew from the graph of the settings."""
    progress, resources = Progress(), find_resources(settings.resources_dir, settings.data_dir)
    with existing_ledger(settings) as ledger:
        progress("reading the graph ...")
        number = rebuild_index(settings, resources, ledger, _graph(settings, resources, ledger), progress)
    progress.done(f"the index was made anew, dataset version {number}")
    return 0


def rebuild_index(
    settings: Settings, resources: Resources, ledger: SqlLedger, graph: Graph, progress: Progress
) -> int:
    """Make the index of a graph anew; the dataset version that it reached."""
    index = index_over(settings, resources, graph, ledger)
    index.rebuild(lambda done, whole: progress(f"the index: {done:,} of {whole:,}"))
    return index.number


def _graph(settings: Settings, resources: Resources, ledger: SqlLedger) -> Graph:
    if settings.graph != "embedded":
        return RemoteGraph(settings.graph)
    graph = EmbeddedGraph()
    load(resources, graph, ledger)
    return graph
