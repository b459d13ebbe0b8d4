"""The graph in memory takes in revisions by difference, all at once, with what follows from them."""

import random
import threading
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from entries import BOOKS, KIVA, entry
from paraugs.errors import LedgerUnavailable
from paraugs.graph.advancing import advance
from paraugs.graph.canonical import canonical_nquads
from paraugs.graph.comparing import differences
from paraugs.graph.contributions import Content
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.follower import Follower, MemoryFollower, Sign
from paraugs.graph.loading import ENTAILMENTS, add_entailments, load, read_rules
from paraugs.graph.news import News, Source
from paraugs.graph.release import CONTRIBUTIONS
from paraugs.ledger.opening import open_ledger
from paraugs.ledger.sql import SqlLedger
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.resources import Resources
from paraugs.terms import IRI, BlankNode, Literal, Term, Triple

PAR, DCT, TYPE = PREFIXES["par"], PREFIXES["dct"], IRI(PREFIXES["rdf"] + "type")
TITLE = IRI(DCT + "title")
SEED = 7


@pytest.fixture
def graph(resources: Resources) -> EmbeddedGraph:
    """Give the shipped data, to be changed."""
    graph = EmbeddedGraph()
    load(resources, graph)
    return graph


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqlLedger]:
    """Give a ledger of two contributions."""
    ledger = open_ledger(str(tmp_path / "ledger.sqlite"))
    ledger.append_all([(entry(), None), (entry(BOOKS, "Books"), None)])
    yield ledger
    ledger.close()


def follower(ledger: SqlLedger, resources: Resources) -> tuple[EmbeddedGraph, MemoryFollower]:
    graph = EmbeddedGraph()
    return graph, MemoryFollower(graph, read_rules(resources), Source(ledger, "release"))


def told(graph: EmbeddedGraph, *contents: tuple[IRI, list[Triple]]) -> News:
    """Make news of these contents after what a graph holds."""
    number = int(graph.version) + 1
    found = tuple(Content(number, name, canonical_nquads(triples, name)) for name, triples in contents)
    return News(graph.fingerprint, f"{number}-new", number - 1, number, found)


def titles(graph: EmbeddedGraph) -> list[str]:
    rows = graph.select(f"SELECT ?title {{ ?s <{TITLE}> ?title }} ORDER BY ?title").rows
    return [str(row[0]) for row in rows]


def derived(graph: EmbeddedGraph) -> set[Triple]:
    """Give what is derived, but for the version."""
    return {t for t in graph.read_graph(ENTAILMENTS) if not t.subject.value.endswith("dataset/paraugs")}


def derived_anew(graph: EmbeddedGraph, resources: Resources) -> set[Triple]:
    """Give what the rules derive from everything."""
    whole = EmbeddedGraph()
    whole.store.bulk_extend(
        quad for quad in graph.store if quad.graph_name != ox.NamedNode(ENTAILMENTS.value)
    )
    add_entailments(resources, whole)
    return set(whole.read_graph(ENTAILMENTS))


def changed(triples: list[Triple], draw: random.Random, nodes: list[Term]) -> list[Triple]:
    """Withdraw, drop statements, or point them elsewhere, by lot."""
    if draw.random() < 0.15:
        return [Triple(triples[0].subject, TITLE, Literal("withdrawn", "en"))]
    kept = [triple for triple in triples if draw.random() < 0.85]
    return [
        Triple(triple.subject, triple.predicate, draw.choice(nodes))
        if isinstance(triple.object, IRI) and draw.random() < 0.2
        else triple
        for triple in kept
    ]


def transfers(draw: random.Random, practices: list[IRI]) -> tuple[IRI, list[Triple]]:
    """Say by lot who learned from whom, of practices that may not be there at all."""
    unknown = [IRI(f"{THINGS}practice/xx/unknown-{number}") for number in range(3)]
    some = draw.sample(practices, 4) + unknown
    triples = list[Triple]()
    for number in range(8):
        transfer = IRI(f"{THINGS}transfer/lot-{number}")
        one, other = draw.sample(some, 2)
        triples.append(Triple(transfer, TYPE, IRI(PAR + "Transfer")))
        ends = draw.choice((("transferFrom", "transferTo"), ("fromImplementation", "toImplementation")))
        for end, practice in zip(ends, (one, other), strict=True):
            node = practice if end.startswith("transfer") else IRI(practice.value + "#implementation-1")
            triples.append(Triple(transfer, IRI(PAR + end), node))
    return IRI(CONTRIBUTIONS + f"lv/transfer-lot-{draw.randrange(3)}"), triples


def test_what_follows_by_difference_is_what_follows_from_everything(
    graph: EmbeddedGraph, resources: Resources
) -> None:
    draw, rules = random.Random(SEED), read_rules(resources)
    names = [name for name in graph.graph_names() if name.value.startswith(CONTRIBUTIONS)]
    query = f"SELECT DISTINCT ?o {{ ?s a <{PAR}Practice> ; ?p ?o FILTER(isIRI(?o)) }} ORDER BY ?o"
    rows = graph.select(query)
    nodes: list[Term] = [row[0] for row in rows.rows if row[0]]
    practices = [IRI(name.value.replace("/contribution/", "/practice/")) for name in names]
    before = derived(graph)
    for _ in range(10):
        some = draw.sample(names, 3)
        contents = [(name, changed(graph.read_graph(name), draw, nodes)) for name in some]
        advance(graph, rules, told(graph, *contents, transfers(draw, practices)))
        assert derived(graph) == derived_anew(graph, resources)
    assert before - derived(graph)
    assert derived(graph) - before


def test_what_did_not_change_is_not_written(graph: EmbeddedGraph, resources: Resources) -> None:
    """Oxigraph keeps in memory what was removed, so the same statements may not come and go."""
    name = IRI(KIVA)
    triples = graph.read_graph(name)
    news = told(graph, (name, [*triples, Triple(name, TITLE, Literal("One more", "en"))]))
    written = list[str]()

    class Watched(EmbeddedGraph):
        def update(self, text: str) -> None:
            written.append(text)

    watched = Watched()
    watched.store = graph.store
    advance(watched, read_rules(resources), news)
    assert "".join(written).count("GRAPH") == 5  # the title, and both statements of the version, old and new


def test_readers_see_all_of_a_revision_or_nothing(ledger: SqlLedger, resources: Resources) -> None:
    graph, following = follower(ledger, resources)
    following.follow()
    seen, ends = set[tuple[str, ...]](), threading.Event()
    query = f"""SELECT (GROUP_CONCAT(?title; separator="|") AS ?all) ?version {{
      GRAPH <{KIVA}> {{ ?s <{TITLE}> ?title }}
      GRAPH <{ENTAILMENTS}> {{ ?d <{PREFIXES["dcat"]}version> ?version }}
    }} GROUP BY ?version"""

    def read() -> None:
        while not ends.is_set():
            seen.add(tuple(str(term) for row in graph.select(query).rows for term in row))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    number = 1
    for turn in range(60):
        number = ledger.append(entry(title=f"KiVa {turn}", action="revise"), expected=number).number
        following.follow()
    ends.set()
    for reader in readers:
        reader.join()
    known = {(f"KiVa {turn}", str(turn + 3)) for turn in range(60)} | {("KiVa", "2")}
    assert seen <= known
    assert len(seen) > 1


def test_it_follows_from_nothing_and_again_by_number(ledger: SqlLedger, resources: Resources) -> None:
    graph, following = follower(ledger, resources)
    following.follow()
    assert (titles(graph), graph.version) == (["Books", "KiVa"], "2")
    ledger.append(entry(title="KiVa drafted", status="draft"), expected=1)
    following.follow()
    assert (titles(graph), graph.version) == (["Books", "KiVa"], "3")
    ledger.append(entry(title="KiVa again"), expected=3)
    following.follow()
    assert (titles(graph), graph.version) == (["Books", "KiVa again"], "4")
    assert list(differences(graph, ledger)) == []
    fingerprint = graph.fingerprint
    following.follow()
    assert graph.fingerprint == fingerprint


def test_another_ledger_in_its_place_is_followed_from_the_start(
    ledger: SqlLedger, resources: Resources, tmp_path: Path
) -> None:
    graph, following = follower(ledger, resources)
    following.follow()
    other = open_ledger(str(tmp_path / "other.sqlite"))
    other.append_all([(entry(BOOKS, "Other books"), None), (entry(BOOKS, "Books elsewhere"), 1)])
    MemoryFollower(graph, read_rules(resources), Source(other, "release")).follow()
    assert titles(graph) == ["Books elsewhere"]
    assert list(differences(graph, other)) == []
    other.close()


def test_blank_nodes_are_replaced_with_their_graph(graph: EmbeddedGraph, resources: Resources) -> None:
    name, rules = IRI(KIVA), read_rules(resources)

    def named(text: str) -> list[Triple]:
        node = BlankNode("x")
        part = Triple(name, IRI(DCT + "hasPart"), node)
        return [part, Triple(node, TITLE, Literal(text, "en")), Triple(node, TYPE, IRI(PAR + "Summit"))]

    for text in ("one", "other"):
        advance(graph, rules, told(graph, (name, named(text))))
        assert canonical_nquads(graph.read_graph(name), name) == canonical_nquads(named(text), name)
        assert derived(graph) == derived_anew(graph, resources)


def test_a_copy_that_is_behind_or_ahead_is_told_what_it_needs(
    ledger: SqlLedger, resources: Resources
) -> None:
    graph, following = follower(ledger, resources)
    copy, copying = follower(ledger, resources)
    rules = read_rules(resources)
    following.follow()
    news = following.news_for(copy.fingerprint)
    assert news
    advance(copy, rules, News.decoded(news.encoded()))
    assert copy.fingerprint == graph.fingerprint
    assert following.news_for(copy.fingerprint) is None
    ledger.append(entry(title="KiVa again"), expected=1)
    copying.follow()
    assert following.news_for(copy.fingerprint) is None
    assert graph.fingerprint == copy.fingerprint
    assert set(graph.store) == set(copy.store)


def test_a_ledger_that_fails_is_said_once_and_followed_later(
    ledger: SqlLedger, resources: Resources, caplog: pytest.LogCaptureFixture
) -> None:
    failures = [LedgerUnavailable("ledger", "it is away", "bring it back")] * 2

    def step() -> None:
        if failures:
            raise failures.pop()

    following = Follower(step)
    for _ in range(4):
        following.follow()
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]


def test_who_is_told_by_a_writer_tells_the_other_processes() -> None:
    sign, steps = Sign(), list[str]()
    one = Follower(lambda: steps.append("one"), sign)
    other = Follower(lambda: steps.append("other"), sign)
    other.keep_up()
    one.follow()
    other.keep_up()
    other.keep_up()
    one.follow()
    other.keep_up()
    assert steps == ["one", "other", "one", "other"]
