"""The shipped files get into their graphs, with what follows from them, or the start stops with the place."""

import os
import re
from pathlib import Path

import pytest

from paraugs.errors import ResourceError
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import ENTAILMENTS, Loaded, graph_of, load, load_into
from paraugs.graph.port import Graph
from paraugs.graph.release import (
    FINGERPRINT_PREDICATE,
    ID,
    VERSION_GRAPH,
    VERSION_PREDICATE,
    VERSION_SUBJECT,
)
from paraugs.resources import Resources
from paraugs.terms import IRI, Literal, Triple
from servers import Server

EX = "http://example.org/"
PREFIX = f"@prefix ex: <{EX}> .\n"
FILES = {
    "ontology/practice.ttl": PREFIX + "ex:Practice ex:subClassOf [ ex:onProperty ex:title ] .",
    "ontology/alignments/skos.ttl": PREFIX + "ex:Practice ex:like ex:Concept .",
    "ontology/vocabularies/topics.ttl": PREFIX
    + "ex:bullying ex:broader ex:climate . ex:climate ex:broader ex:school .",
    "data/catalogue.ttl": PREFIX + "<dataset/paraugs> ex:title 'Paraugs'@en .",
    "data/tools/tools.ttl": PREFIX + "ex:eqf ex:title 'EQF'@en .",
    "data/practices/fi.trig": PREFIX + "<contribution/fi/kiva> { ex:kiva ex:topic ex:bullying . }",
    "queries/entailment/broader.rq": f"""PREFIX ex: <{EX}>
        CONSTRUCT {{ ?a ex:under ?c }}
        WHERE {{ {{ ?a ex:broader ?c }} UNION {{ ?a ex:under ?b . ?b ex:under ?c }} }}""",
    "queries/entailment/topic.rq": f"""PREFIX ex: <{EX}>
        CONSTRUCT {{ ?p ex:topic ?wider }} WHERE {{ ?p ex:topic ?narrow . ?narrow ex:under ?wider }}""",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def loaded(root: Path) -> tuple[EmbeddedGraph, Loaded]:
    graph = EmbeddedGraph()
    return graph, load(Resources(root), graph)


def iri(name: str) -> IRI:
    return IRI(EX + name)


@pytest.mark.parametrize(
    ("name", "graph"),
    [
        ("ontology/practice.ttl", "graph/ontology"),
        ("ontology/alignments/skos.ttl", "graph/ontology"),
        ("ontology/vocabularies/topics.ttl", "graph/vocabularies"),
        ("data/catalogue.ttl", "graph/catalogue"),
        ("data/tools/tools.ttl", "graph/tools"),
        ("data/monitor/2024.ttl", "graph/monitor"),
    ],
)
def test_a_file_has_its_graph(name: str, graph: str) -> None:
    assert graph_of(name) == IRI(ID + graph)


def test_practices_name_their_own_graphs() -> None:
    assert graph_of("data/practices/fi.trig") is None


def test_every_file_gets_into_its_graph(root: Path) -> None:
    _, result = loaded(root)
    counts = {name.value.removeprefix(ID): count for name, count in result.counts.items()}
    assert counts == {
        "contribution/fi/kiva": 1,
        "graph/catalogue": 1,
        "graph/entailments": 7,
        "graph/ontology": 3,
        "graph/tools": 1,
        "graph/vocabularies": 2,
    }
    assert result.triples == 15


def test_rules_run_until_nothing_new_comes(root: Path) -> None:
    graph, _ = loaded(root)
    version, fingerprint = graph.version, graph.fingerprint
    assert set(graph.read_graph(ENTAILMENTS)) == {
        Triple(iri("bullying"), iri("under"), iri("climate")),
        Triple(iri("climate"), iri("under"), iri("school")),
        Triple(iri("bullying"), iri("under"), iri("school")),
        Triple(iri("kiva"), iri("topic"), iri("climate")),
        Triple(iri("kiva"), iri("topic"), iri("school")),
        Triple(VERSION_SUBJECT, VERSION_PREDICATE, Literal(version)),
        Triple(VERSION_SUBJECT, FINGERPRINT_PREDICATE, Literal(fingerprint)),
    }


def test_what_a_graph_holds_is_not_entailed_again(root: Path) -> None:
    (root / "data/tools/tools.ttl").write_text(PREFIX + "ex:kiva ex:topic ex:climate .")
    graph, _ = loaded(root)
    assert Triple(iri("kiva"), iri("topic"), iri("climate")) not in graph.read_graph(ENTAILMENTS)


def test_the_version_is_the_number_of_practices_as_in_a_new_ledger(root: Path) -> None:
    graph, result = loaded(root)
    assert result.version == graph.version == "1"


def test_the_same_files_have_the_same_fingerprint(root: Path) -> None:
    (first, one), (_, two) = loaded(root), loaded(root)
    assert one.fingerprint == two.fingerprint == first.fingerprint
    assert re.fullmatch("1-[0-9a-f]{12}", one.fingerprint)


@pytest.mark.parametrize(
    "name", ["data/tools/tools.ttl", "queries/entailment/topic.rq", "data/practices/fi.trig"]
)
def test_any_change_is_another_fingerprint(root: Path, name: str) -> None:
    before = loaded(root)[1].fingerprint
    path = root / name
    path.write_text(path.read_text() + "\n# changed\n")
    assert loaded(root)[1].fingerprint != before


def test_a_renamed_file_is_another_fingerprint(root: Path) -> None:
    before = loaded(root)[1].fingerprint
    (root / "data/tools/tools.ttl").rename(root / "data/tools/others.ttl")
    assert loaded(root)[1].fingerprint != before


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("data/tools/tools.ttl", PREFIX + "\nex:a ex:b\n  ex:c ex:d .", 4),
        ("ontology/practice.ttl", "\nno:a no:b no:c .", 2),
        ("data/practices/fi.trig", PREFIX + "<contribution/fi/kiva> {\n ex:a ex:b ex:c .", 3),
        ("queries/entailment/topic.rq", "CONSTRUCT WHERE {\n ?s ?p }", 2),
    ],
)
def test_a_broken_file_stops_the_load_with_its_line(root: Path, name: str, text: str, line: int) -> None:
    (root / name).write_text(text, encoding="utf-8")
    with pytest.raises(ResourceError) as caught:
        loaded(root)
    assert (caught.value.path, caught.value.line) == (root / name, line)
    assert str(caught.value).startswith(f"{root / name}:{line}: ")


def test_a_statement_outside_any_graph_stops_the_load(root: Path) -> None:
    (root / "data/practices/fi.trig").write_text(PREFIX + "ex:a ex:b ex:c .")
    with pytest.raises(ResourceError, match="stands in no named graph"):
        loaded(root)


def test_a_rule_that_is_no_construct_stops_the_load(root: Path) -> None:
    (root / "queries/entailment/topic.rq").write_text("SELECT * { ?s ?p ?o }")
    with pytest.raises(ResourceError, match=r"topic\.rq.*CONSTRUCT"):
        loaded(root)


def test_a_load_leaves_no_thread_behind(root: Path) -> None:
    before = len(os.listdir("/proc/self/task"))
    loaded(root)
    assert len(os.listdir("/proc/self/task")) == before


@pytest.fixture(params=["embedded", "oxigraph", "virtuoso"])
def target(request: pytest.FixtureRequest) -> Graph:
    """A store that the files are loaded into; it holds something old."""
    from paraugs.graph.remote import RemoteGraph

    if request.param == "embedded":
        graph: Graph = EmbeddedGraph()
    else:
        server: Server = request.getfixturevalue(request.param)
        graph = RemoteGraph(server.query, server.update)
    graph.clear()
    graph.replace(IRI(ID + "contribution/fi/gone"), [Triple(iri("a"), iri("b"), iri("c"))])
    graph.replace(iri("graph/of-others"), [Triple(iri("d"), iri("e"), iri("f"))])
    return graph


def test_any_store_is_loaded_with_the_same(root: Path, target: Graph) -> None:
    steps: list[tuple[str, int, int]] = []
    result = load_into(Resources(root), target, lambda *step: steps.append(step))
    others = {iri("graph/of-others"): 1}
    assert {**result.counts, **others} == dict(target.counts())
    assert target.version == result.version == "1"
    assert target.fingerprint == result.fingerprint == loaded(root)[1].fingerprint
    assert steps[-1] == (VERSION_GRAPH.value, 6, 6)


def test_loading_again_changes_nothing_more(root: Path, target: Graph) -> None:
    load_into(Resources(root), target)
    before = {
        name: set(target.read_graph(name)) for name in target.graph_names() if "ontology" not in name.value
    }
    load_into(Resources(root), target)
    after = {
        name: set(target.read_graph(name)) for name in target.graph_names() if "ontology" not in name.value
    }
    assert before == after
