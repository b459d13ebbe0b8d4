"""A visitor's query is answered over the dataset and in the form that the request asks for."""

import json

import pytest

from graph.cast import ATBALSTS, EX, FINLAND, IN_FINLAND, IN_LATVIA, KIVA, LATVIA
from graph.conftest import Expect
from paraugs.errors import QueryError, QueryRefused
from paraugs.graph.parsing import parse
from paraugs.graph.port import Form, Graph, QueryRequest, VisitorDoor
from paraugs.terms import Triple

HEAD = f"PREFIX ex: <{EX}>\n"
JSON = "application/sparql-results+json"
FIN, LVA = str(FINLAND), str(LATVIA)
COUNTRIES = HEAD + "SELECT ?p { ?p ex:country ?c } ORDER BY ?p"
PLACES = HEAD + "SELECT ?p { GRAPH ?graph { ?p ex:country ?c } } ORDER BY ?p"

Names = tuple[str, ...] | None

DATASETS: dict[str, tuple[str, Names, Names, list[str]]] = {
    "no dataset is the union": (COUNTRIES, None, None, [str(ATBALSTS), str(KIVA)]),
    "no dataset lets GRAPH see all": (PLACES, None, None, [str(ATBALSTS), str(KIVA)]),
    "one default graph": (COUNTRIES, (FIN,), None, [str(KIVA)]),
    "two default graphs": (COUNTRIES, (FIN, LVA), None, [str(ATBALSTS), str(KIVA)]),
    "default graphs only leave GRAPH nothing": (PLACES, (FIN,), None, []),
    "one named graph": (PLACES, None, (LVA,), [str(ATBALSTS)]),
    "named graphs only leave the default graph empty": (COUNTRIES, None, (LVA,), []),
    "a default and a named graph": (PLACES, (FIN,), (LVA,), [str(ATBALSTS)]),
    "an unknown graph is empty": (COUNTRIES, (EX + "none",), None, []),
    "the request wins over FROM": (COUNTRIES.replace("{", f"FROM <{LVA}> {{", 1), (FIN,), None, [str(KIVA)]),
    "FROM names the default graph": (COUNTRIES.replace("{", f"FROM <{FIN}> {{", 1), None, None, [str(KIVA)]),
    "FROM with a prefix": (
        COUNTRIES.replace("{", "FROM g:finland {", 1).replace("PREFIX", f"PREFIX g: <{EX}graph/> PREFIX", 1),
        None,
        None,
        [str(KIVA)],
    ),
    "FROM NAMED names what GRAPH sees": (
        PLACES.replace("{", f"FROM NAMED <{LVA}> {{", 1),
        None,
        None,
        [str(ATBALSTS)],
    ),
    "FROM NAMED alone leaves the default graph empty": (
        COUNTRIES.replace("{", f"FROM NAMED <{LVA}> {{", 1),
        None,
        None,
        [],
    ),
}

TABLES = {
    "application/sparql-results+json": f'{{"type": "uri", "value": "{KIVA}"}}',
    "application/sparql-results+xml": f"<uri>{KIVA}</uri>",
    "text/csv": f"p\r\n{KIVA}\r\n",
    "text/tab-separated-values": f"?p\n<{KIVA}>\n",
}
RDF_FORMS = (
    "text/turtle",
    "application/n-triples",
    "application/rdf+xml",
    "application/ld+json",
    "application/trig",
    "application/n-quads",
)


@pytest.fixture
def door(graph: VisitorDoor) -> VisitorDoor:
    """The visitors' side of the store, with the cast in it."""
    graph.replace(FINLAND, IN_FINLAND)
    graph.replace(LATVIA, IN_LATVIA)
    return graph


def asked(text: str, media_type: str = JSON, form: Form = "SELECT") -> QueryRequest:
    return QueryRequest(text, None, None, media_type, form)


@pytest.mark.parametrize("case", DATASETS)
def test_the_dataset_is_the_one_asked_for(door: VisitorDoor, case: str, expect: Expect) -> None:
    text, default, named, wanted = DATASETS[case]
    answer = door.answer(QueryRequest(text, default, named, JSON, "SELECT"))
    rows = json.loads(answer.read())["results"]["bindings"]
    expect([row["p"]["value"] for row in rows], wanted)


@pytest.mark.parametrize("media_type", TABLES)
def test_a_table_comes_in_the_form_asked_for(door: VisitorDoor, media_type: str) -> None:
    answer = door.answer(asked(HEAD + "SELECT ?p { ?p ex:year ?year }", media_type))
    assert answer.media_type == media_type
    text = answer.read().decode().replace('":"', '": "').replace('","', '", "')
    assert TABLES[media_type] in text


@pytest.mark.parametrize("media_type", list(TABLES)[:2])
def test_a_yes_comes_in_the_form_asked_for(door: VisitorDoor, media_type: str) -> None:
    answer = door.answer(asked(HEAD + "ASK { ?p ex:year ?year }", media_type, "ASK")).read()
    assert (b'"boolean":true' if "json" in media_type else b"<boolean>true</boolean>") in answer


@pytest.mark.parametrize("media_type", RDF_FORMS)
def test_triples_come_in_the_form_asked_for(door: VisitorDoor, media_type: str) -> None:
    answer = door.answer(asked(HEAD + "CONSTRUCT WHERE { ?p ex:country ?c }", media_type, "CONSTRUCT"))
    assert answer.media_type == media_type
    assert {quad.subject for quad in parse(answer.read(), media_type)} == {KIVA, ATBALSTS}


def test_a_description_names_the_thing(door: VisitorDoor, expect: Expect) -> None:
    answer = door.answer(asked(f"DESCRIBE <{KIVA}>", "application/n-triples", "DESCRIBE")).read()
    expect(IN_FINLAND[0] in {Triple(*quad[:3]) for quad in parse(answer, "application/n-triples")}, True)


def test_a_table_has_no_rdf_form(door: VisitorDoor) -> None:
    with pytest.raises(QueryError, match="text/turtle"):
        door.answer(asked(HEAD + "SELECT ?p { ?p ex:year ?year }", "text/turtle"))


def test_a_broken_query_is_an_error(door: VisitorDoor) -> None:
    with pytest.raises(QueryError):
        door.answer(asked("SELECT ?p { ?p"))


def test_a_change_is_refused_before_the_store_sees_it(door: VisitorDoor, graph: Graph) -> None:
    with pytest.raises((QueryError, QueryRefused)):
        door.answer(asked(f"DROP GRAPH <{FIN}>"))
    assert graph.count(FINLAND) == 4
