"""What is certain beforehand is what pySHACL finds when it is asked about everything."""

from collections.abc import Iterable, Sequence

import pytest
import rdflib
from pyshacl.pytypes import SHACLExecutor

from corpus_reading import NAMES, read_broken, statements
from paraugs.contribute.judging.conformance import Conformance, never
from paraugs.contribute.judging.constraint_queries import queries_of
from paraugs.contribute.judging.rdflib_terms import add_to_graph, to_rdflib
from paraugs.contribute.judging.referee import Result, result_of
from paraugs.contribute.judging.said import Said
from paraugs.contribute.judging.view import view_of
from paraugs.contribute.judging.warm_graphs import KeptShapes, View
from paraugs.graph.parsing import parse
from paraugs.terms import IRI, Triple
from validating import ROOT, SHAPES, checker

RULES = KeptShapes(checker().referee.shapes)
Found = set[Result]


def found_by_pyshacl(view: list[Triple], submitted: Iterable[object]) -> Found:
    """Ask pySHACL about each shape with each node that it targets."""
    graph = View()
    add_to_graph(graph, view)
    described = {to_rdflib(node) for node in submitted}  # type: ignore[arg-type]
    found: Found = set()
    for shape in RULES.shapes:
        properties = [*map(list, shape.target())][3:]
        focus = [node for node in shape.focus_nodes(graph) if any(properties) or node in described]
        reports = shape.validate(SHACLExecutor(), graph, focus=focus)[1] if focus else []
        found |= {result_of(node, parts) for _, node, parts in reports}
    return found


def assert_equal(triples: Sequence[Triple]) -> None:
    view = view_of(triples, checker().vocabulary.facts)
    submitted = {triple.subject for triple in triples}
    results = checker().referee.judge(view, submitted).results
    assert len(results) == len(set(results))
    assert set(results) == found_by_pyshacl(view, submitted)


@pytest.mark.parametrize("half", [0, 1])
def test_in_the_corpus_of_broken_submissions(half: int) -> None:
    for name in NAMES[half::2]:
        assert_equal(statements(read_broken(name).text))


@pytest.mark.parametrize("half", [0, 1])
def test_in_the_graphs_that_break_one_demand_each(half: int) -> None:
    for path in sorted((ROOT / "tests" / "shapes" / "cases").glob("*/fails.ttl"))[half::2]:
        assert_equal(statements(path.read_text(encoding="utf-8")))


def test_in_a_shipped_practice_of_each_state() -> None:
    for path in sorted((ROOT / "data" / "practices").glob("*.trig")):
        quads = parse(path.read_bytes(), "application/trig")
        assert_equal([Triple(*quad[:3]) for quad in quads if quad.graph == quads[-1].graph])


def test_in_events_tools_and_transfers() -> None:
    for path in sorted(ROOT.glob("data/instruments/*.ttl")) + sorted(ROOT.glob("data/t*/*.ttl")):
        assert_equal(statements(path.read_text(encoding="utf-8"))[:600])


def test_a_good_practice_needs_no_pyshacl() -> None:
    demands = [rdflib.URIRef(f"{SHAPES}{name}") for name in ("practice-topic-listed", "text-known")]
    conformance = Conformance(RULES)
    assert all(conformance.of(demand) is not never for demand in demands)


def shapes_of(text: str) -> KeptShapes:
    prefixes = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <https://example.org/> . "
    return KeptShapes(rdflib.Graph().parse(data=prefixes + text, format="turtle"))


@pytest.mark.parametrize(
    "constraint",
    [
        "sh:not [ sh:minCount 1 ; sh:path :p ]",
        "sh:closed true",
        "sh:deactivated true ; sh:property [ sh:path :p ; sh:minCount 1 ]",
        "sh:property [ sh:path [ sh:zeroOrMorePath :p ] ; sh:minCount 1 ]",
        "sh:property [ sh:path :p ; sh:minCount 0 ; sh:minInclusive 1 ]",
        'sh:property [ sh:path :p ; sh:minCount 0 ; sh:pattern "a" ; sh:flags "i" ]',
        "sh:property :s",
    ],
)
def test_what_is_not_understood_is_never_certain(constraint: str) -> None:
    rules = shapes_of(f":s a sh:NodeShape ; {constraint} .")
    node = IRI("https://example.org/n")
    said = Said([Triple(node, IRI("https://example.org/p"), IRI("https://example.org/A"))])
    assert not Conformance(rules).of(rdflib.URIRef("https://example.org/s"))(said, node)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT $this WHERE { $this ?any :o }",
        "SELECT $this WHERE { $this :p ?o . ?o !:q ?other }",
        "SELECT $this WHERE { $this :p ?o . FILTER NOT EXISTS { ?o ?any ?other } }",
        "SELECT $this WHERE { FILTER NOT EXISTS { $this :p ?o } }",
        "SELECT $this WHERE { $this $PATH ?o }",
    ],
)
def test_a_query_that_may_mean_something_else_is_left_to_pyshacl(query: str) -> None:
    declared = '<urn:x> sh:declare [ sh:prefix "" ; sh:namespace "https://example.org/" ] . '
    rules = shapes_of(
        f'{declared} :s a sh:NodeShape ; sh:sparql [ sh:prefixes <urn:x> ; sh:select """{query}""" ] .'
    )
    (shape,) = rules.shapes
    assert queries_of(shape) is None


def test_a_query_sees_all_that_it_names_and_no_more() -> None:
    shape = RULES.lookup_shape_from_node(rdflib.URIRef(f"{SHAPES}contribution-title-language-known"))
    (query,) = queries_of(shape) or []
    names = {name.replace("#", "/").rpartition("/")[2] for name in query.properties}
    assert {"primaryTopic", "title", "language", "notation"} == names - {""}
    assert query.finds_nothing([])
