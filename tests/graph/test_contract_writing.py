"""Every store holds what the loader puts into it: a named graph is replaced and removed as a whole."""

import pytest

from graph.cast import EX, FINLAND, IN_FINLAND, IN_LATVIA, KIVA, LATVIA
from graph.conftest import Expect
from paraugs.errors import NotFound
from paraugs.graph.notation import write_triple
from paraugs.graph.port import Graph
from paraugs.graph.release import VERSION_GRAPH, VERSION_PREDICATE, VERSION_SUBJECT, version_statements
from paraugs.terms import IRI, BlankNode, Literal, Triple


def test_a_graph_holds_what_it_was_given(graph: Graph, expect: Expect) -> None:
    graph.replace(FINLAND, IN_FINLAND)
    expect(set(graph.read_graph(FINLAND)), set(IN_FINLAND))


def test_replacing_twice_changes_nothing_more(graph: Graph, expect: Expect) -> None:
    graph.replace(FINLAND, IN_FINLAND)
    graph.replace(FINLAND, IN_FINLAND)
    expect(sorted(map(write_triple, graph.read_graph(FINLAND))), sorted(map(write_triple, IN_FINLAND)))


def test_replacing_takes_away_what_is_no_longer_there(graph: Graph, expect: Expect) -> None:
    graph.replace(FINLAND, IN_FINLAND)
    graph.replace(FINLAND, IN_FINLAND[:1])
    expect(graph.read_graph(FINLAND), IN_FINLAND[:1])


def test_replacing_leaves_other_graphs_alone(graph: Graph, expect: Expect) -> None:
    graph.replace(LATVIA, IN_LATVIA)
    graph.replace(FINLAND, IN_FINLAND)
    expect(set(graph.read_graph(LATVIA)), set(IN_LATVIA))


def test_triples_given_twice_are_held_once(graph: Graph, expect: Expect) -> None:
    graph.replace(FINLAND, [*IN_FINLAND, *IN_FINLAND])
    expect(graph.count(FINLAND), 4)


def test_a_removed_graph_is_gone(graph: Graph, expect: Expect) -> None:
    graph.replace(FINLAND, IN_FINLAND)
    graph.replace(LATVIA, IN_LATVIA)
    graph.remove(FINLAND)
    expect((graph.graph_names(), graph.ask(f"ASK {{ <{KIVA}> ?p ?o }}")), ([LATVIA], False))


def test_removing_what_is_not_there_does_nothing(graph: Graph, expect: Expect) -> None:
    graph.remove(FINLAND)
    expect(graph.graph_names(), [])


def test_a_cleared_store_is_empty(graph: Graph, expect: Expect) -> None:
    graph.replace(FINLAND, IN_FINLAND)
    graph.replace(LATVIA, IN_LATVIA)
    graph.clear()
    expect((graph.count(), graph.graph_names()), (0, []))


def test_graphs_are_named_in_order(graph: Graph, expect: Expect) -> None:
    graph.replace(LATVIA, IN_LATVIA)
    graph.replace(FINLAND, IN_FINLAND)
    expect(graph.graph_names(), [FINLAND, LATVIA])


def test_triples_are_counted_by_graph_and_in_all(graph: Graph, expect: Expect) -> None:
    graph.replace(FINLAND, IN_FINLAND)
    graph.replace(LATVIA, IN_LATVIA)
    found = (dict(graph.counts()), graph.count(), graph.count(LATVIA), graph.count(IRI(EX + "none")))
    expect(found, ({FINLAND: 4, LATVIA: 3}, 7, 3, 0))


def test_a_graph_that_holds_something_is_told_from_one_that_does_not(graph: Graph) -> None:
    graph.replace(FINLAND, IN_FINLAND)
    names = (FINLAND, LATVIA, IRI("https://example.org/a b"), IRI("https://example.org/> { } #"), IRI(""))
    assert [graph.holds(name) for name in names] == [True, False, False, False, False]


def test_an_unknown_graph_is_not_found(graph: Graph) -> None:
    with pytest.raises(NotFound, match="graph/finland"):
        graph.read_graph(FINLAND)


def test_the_union_can_be_read(graph: Graph, expect: Expect) -> None:
    graph.replace(FINLAND, IN_FINLAND)
    graph.replace(LATVIA, [*IN_LATVIA, IN_FINLAND[0]])
    found = graph.read_graph(None)
    expect((len(found), set(found)), (7, {*IN_FINLAND, *IN_LATVIA}))


def test_a_large_graph_arrives_whole(graph: Graph, expect: Expect) -> None:
    triples = [Triple(KIVA, IRI(f"{EX}p{n % 7}"), Literal(f"statement {n}", "en")) for n in range(6_000)]
    graph.replace(FINLAND, triples)
    expect(graph.count(FINLAND), 6_000)


def test_blank_nodes_stay_tied_to_each_other(graph: Graph, expect: Expect) -> None:
    graph.replace(FINLAND, [triple for n in range(700) for triple in restriction(n)])
    rows = graph.select(f"""PREFIX ex: <{EX}>
        SELECT ?class ?text {{ ?class ex:subClassOf ?r . ?r ex:onClass ?i . ?i ex:minimum ?text }}""").rows
    expect(set(rows), {(IRI(f"{EX}Class{n}"), Literal(f"at least {n}")) for n in range(700)})


def test_blank_nodes_of_two_graphs_are_two(graph: Graph, expect: Expect) -> None:
    graph.replace(FINLAND, restriction(1))
    graph.replace(LATVIA, restriction(1))
    rows = graph.select(f"SELECT DISTINCT ?node {{ ?node <{EX}minimum> ?n }}").rows
    expect(len(rows), 2)


def test_the_version_is_the_one_written_down(graph: Graph, expect: Expect) -> None:
    graph.replace(VERSION_GRAPH, [Triple(VERSION_SUBJECT, VERSION_PREDICATE, Literal("0a1b2c"))])
    expect(graph.version, "0a1b2c")


def test_the_fingerprint_is_the_one_written_down(graph: Graph, expect: Expect) -> None:
    graph.replace(VERSION_GRAPH, version_statements(255, "255-0a1b2c"))
    expect((graph.version, graph.fingerprint), ("255", "255-0a1b2c"))


def test_a_store_without_a_fingerprint_goes_by_its_version(graph: Graph, expect: Expect) -> None:
    graph.replace(VERSION_GRAPH, [Triple(VERSION_SUBJECT, VERSION_PREDICATE, Literal("0a1b2c"))])
    expect(graph.fingerprint, "0a1b2c")


def test_a_store_without_a_version_never_repeats_one(graph: Graph) -> None:
    graph.replace(FINLAND, IN_FINLAND)
    assert graph.version.startswith("unversioned-")
    assert graph.fingerprint.startswith("unversioned-")


def restriction(number: int) -> list[Triple]:
    """Give a class whose superclass has no name, as ontologies have them."""
    nameless, inner = BlankNode(f"r{number}"), BlankNode(f"i{number}")
    return [
        Triple(IRI(f"{EX}Class{number}"), IRI(EX + "subClassOf"), nameless),
        Triple(nameless, IRI(EX + "onClass"), inner),
        Triple(inner, IRI(EX + "minimum"), Literal(f"at least {number}")),
    ]
