"""A graph follows the ledger by number: what is applied twice changes nothing, who stops starts again."""

from pathlib import Path

import pytest

from entries import BOOKS, KIVA, MORNING, OFFICER, content, entry
from paraugs.errors import ResourceError
from paraugs.graph.comparing import differences
from paraugs.graph.contributions import Content, Contributions
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.following import Followed, derive, follow, statements
from paraugs.graph.loading import ENTAILMENTS, add_entailments, digest_of_release, load, read_rules
from paraugs.graph.news import Source
from paraugs.graph.port import Graph
from paraugs.graph.release import UNFINISHED_GRAPH, VERSION_GRAPH
from paraugs.graph.remote import RemoteGraph
from paraugs.graph.rules import Rules
from paraugs.ledger.opening import open_ledger
from paraugs.ledger.sql import SqlLedger
from paraugs.life.withdrawing import Withdrawal, withdraw
from paraugs.namespaces import PREFIXES
from paraugs.resources import Resources
from paraugs.terms import IRI, Literal
from servers import Server

TITLE = PREFIXES["dct"] + "title"
NAMED = f"CONSTRUCT {{ ?s <{PREFIXES['skos']}prefLabel> ?title }} {{ ?s <{TITLE}> ?title }}"
RULES = Rules(((Path("also.rq"), NAMED),))


@pytest.fixture
def ledger(tmp_path: Path) -> SqlLedger:
    """Give a ledger of two contributions."""
    ledger = open_ledger(str(tmp_path / "ledger.sqlite"))
    ledger.append_all([(entry(), None), (entry(BOOKS, "Books"), None)])
    return ledger


@pytest.fixture(params=["embedded", "oxigraph", "virtuoso"])
def graph(request: pytest.FixtureRequest) -> Graph:
    """Give an empty graph."""
    if request.param == "embedded":
        return EmbeddedGraph()
    server: Server = request.getfixturevalue(request.param)
    graph = RemoteGraph(server.query, server.update)
    graph.clear()
    return graph


def followed(graph: Graph, ledger: Contributions, release: str = "release") -> Followed:
    done = follow(graph, Source(ledger, release), RULES)
    if isinstance(graph, RemoteGraph):
        graph.forget_version()  # it is asked for at most once a second
    return done


def titles(graph: Graph) -> list[str]:
    rows = graph.select(f"SELECT ?title {{ ?s <{TITLE}> ?title }} ORDER BY ?title").rows
    return [str(row[0]) for row in rows]


def test_an_empty_graph_gets_everything_and_what_follows(graph: Graph, ledger: SqlLedger) -> None:
    assert followed(graph, ledger) == Followed(0, 2, 2)
    assert titles(graph) == ["Books", "KiVa"]
    assert graph.count(ENTAILMENTS) == 4
    assert graph.version == "2"
    assert graph.fingerprint.startswith("2-")
    assert list(differences(graph, ledger)) == []


def test_following_again_changes_nothing(graph: Graph, ledger: SqlLedger) -> None:
    followed(graph, ledger)
    fingerprint = graph.fingerprint
    assert followed(graph, ledger) == Followed(2, 2, 0)
    assert graph.fingerprint == fingerprint


def test_only_what_is_new_is_applied(graph: Graph, ledger: SqlLedger) -> None:
    followed(graph, ledger)
    ledger.append(entry(title="KiVa again", action="revise"), expected=1)
    assert followed(graph, ledger) == Followed(2, 3, 1)
    assert titles(graph) == ["Books", "KiVa again"]
    assert graph.count(ENTAILMENTS) == 4


def test_a_draft_moves_the_version_and_nothing_else(graph: Graph, ledger: SqlLedger) -> None:
    followed(graph, ledger)
    ledger.append(entry(title="KiVa drafted", status="draft"), expected=1)
    assert followed(graph, ledger) == Followed(2, 3, 0)
    assert titles(graph) == ["Books", "KiVa"]
    assert graph.version == "3"


def test_what_is_withdrawn_leaves_a_tombstone(graph: Graph, ledger: SqlLedger) -> None:
    followed(graph, ledger)
    withdrawal = Withdrawal(OFFICER, MORNING, Literal("Ended in 2025.", "en"), BOOKS)
    ledger.append(withdraw(ledger.latest(KIVA), withdrawal), expected=1)
    followed(graph, ledger)
    assert titles(graph) == ["Books"]
    found = {(triple.predicate.value, str(triple.object)) for triple in graph.read_graph(IRI(KIVA))}
    par, dct, prov = PREFIXES["par"], PREFIXES["dct"], PREFIXES["prov"]
    assert found == {
        (PREFIXES["rdf"] + "type", par + "Tombstone"),
        (par + "memberState", PREFIXES["country"] + "FIN"),
        (par + "status", "https://w3id.org/paraugs/id/concept/contribution-status/withdrawn"),
        (prov + "invalidatedAtTime", "2026-11-25T09:30:00Z"),
        (prov + "wasAttributedTo", f"{KIVA}#withdrawer"),
        (dct + "description", "Ended in 2025."),
        (dct + "isReplacedBy", BOOKS),
        (PREFIXES["rdf"] + "type", PREFIXES["foaf"] + "Agent"),
        (PREFIXES["skos"] + "prefLabel", "server"),
    }


class Cut:
    """A ledger that breaks off after one content."""

    def __init__(self, ledger: SqlLedger) -> None:
        self.head, self.position = ledger.head, ledger.position
        self._ledger = ledger

    def contents(self, after: int, until: int):  # type: ignore[no-untyped-def]
        """Give the first, and fail."""
        yield next(iter(self._ledger.contents(after, until)))
        raise KeyboardInterrupt


def test_a_follower_cut_off_starts_again_and_ends_the_same(graph: Graph, ledger: SqlLedger) -> None:
    followed(graph, ledger)
    ledger.append(entry(title="KiVa again"), expected=1)
    ledger.append(entry(BOOKS, "Books again"), expected=2)
    with pytest.raises(KeyboardInterrupt):
        followed(graph, Cut(ledger))
    if isinstance(graph, RemoteGraph):
        graph.forget_version()
    assert graph.version.startswith("unversioned-")
    assert followed(graph, ledger) == Followed(2, 4, 2)
    assert titles(graph) == ["Books again", "KiVa again"]
    assert graph.count(UNFINISHED_GRAPH) == 0


@pytest.mark.parametrize("release", ["release", "another release"])
def test_a_graph_of_another_ledger_or_release_is_made_anew(
    graph: Graph, ledger: SqlLedger, tmp_path: Path, release: str
) -> None:
    followed(graph, ledger)
    other = open_ledger(str(tmp_path / "other.sqlite"))
    other.append_all([(entry(BOOKS, "Other books"), None), (entry(BOOKS, "Books elsewhere"), 1)])
    assert followed(graph, other, release) == Followed(0, 2, 1)
    assert titles(graph) == ["Books elsewhere"]


def test_what_differs_from_the_ledger_is_named(graph: Graph, ledger: SqlLedger) -> None:
    followed(graph, ledger)
    ledger.append(entry(KIVA + "-2", "More"))
    graph.replace(IRI(KIVA), statements(Content(1, IRI(KIVA), content(KIVA, "KiVa tampered with"))))
    graph.replace(IRI(KIVA + "-3"), statements(Content(1, IRI(KIVA), content(KIVA, "unknown"))))
    assert [str(difference) for difference in differences(graph, ledger)] == [
        f"{KIVA} differs from revision 1",
        f"{KIVA}-2 is missing",
        f"{KIVA}-3 is not in the ledger",
    ]


def test_loading_at_once_and_following_agree(resources: Resources, ledger: SqlLedger) -> None:
    at_once, step_by_step = EmbeddedGraph(), EmbeddedGraph()
    load(resources, step_by_step, ledger)
    ledger.append(entry(title="KiVa again"), expected=1)
    load(resources, at_once, ledger)
    source = Source(ledger, digest_of_release(resources))
    done = follow(step_by_step, source, read_rules(resources))
    assert done == Followed(2, 3, 1)
    assert step_by_step.fingerprint == at_once.fingerprint
    assert set(step_by_step.store) == set(at_once.store)
    assert step_by_step.count(VERSION_GRAPH) > 100


def test_both_ways_of_entailing_agree(resources: Resources, ledger: SqlLedger) -> None:
    one, two = EmbeddedGraph(), EmbeddedGraph()
    for graph in (one, two):
        load(resources, graph, ledger)
        graph.remove(ENTAILMENTS)
    add_entailments(resources, one)
    derive(two, read_rules(resources))
    assert set(one.read_graph(ENTAILMENTS)) == set(two.read_graph(ENTAILMENTS))


def test_every_rule_leaves_out_what_holds_already(resources: Resources) -> None:
    rules = read_rules(resources)
    assert [path.name for path, text in rules.texts if "FILTER NOT EXISTS" not in text] == []


def test_what_no_rule_speaks_of_is_derived_from_nothing(graph: Graph, ledger: SqlLedger) -> None:
    """A rule that no store could run shows that it is not run."""
    silent = Rules(
        ((Path("other.rq"), "CONSTRUCT { ?s <http://example.org/p> ?o } { ?s <http://example.org/q> ?o }"),)
    )
    follow(graph, Source(ledger, "release"), silent)
    ledger.append(entry(title="KiVa again"), expected=1)
    broken = Rules(((Path("other.rq"), silent.texts[0][1].replace("CONSTRUCT", "ASK")),))
    if isinstance(graph, RemoteGraph):
        graph.forget_version()
    assert follow(graph, Source(ledger, "release"), broken) == Followed(2, 3, 1)
    ledger.append(entry(title="KiVa once more"), expected=3)
    with pytest.raises(ResourceError):
        follow(
            graph, Source(ledger, "release"), Rules(((Path("title.rq"), NAMED.replace("CONSTRUCT", "ASK")),))
        )
