"""Without a query the endpoint describes itself, with true counts and its limits."""

import pytest
from flask.testing import FlaskClient
from rdflib import RDF, Graph, Namespace, URIRef

from http_reading import triples
from paraugs.graph.embedded import EmbeddedGraph

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = Namespace("http://rdfs.org/ns/void#")
SCHEMA = Namespace("http://schema.org/")
FORMATS = Namespace("http://www.w3.org/ns/formats/")
ENDPOINT = URIRef("http://localhost/sparql")


@pytest.fixture
def said(client: FlaskClient) -> Graph:
    return Graph().parse(data=client.get("/sparql").data, format="turtle")


def test_it_names_itself_and_what_it_can_do(said: Graph) -> None:
    service = said.value(None, SD.endpoint, ENDPOINT)
    assert (service, RDF.type, SD.Service) in said
    assert (service, SD.supportedLanguage, SD.SPARQL11Query) in said
    assert (service, SD.feature, SD.UnionDefaultGraph) in said
    assert {FORMATS.SPARQL_Results_JSON, FORMATS.Turtle, FORMATS.RDF_XML} <= set(
        said.objects(service, SD.resultFormat)
    )


def test_its_counts_are_those_of_the_graph(said: Graph, shipped_graph: EmbeddedGraph) -> None:
    counts = {}
    for entry in said.objects(None, SD.namedGraph):
        graph = said.value(entry, SD.graph)
        counts[str(said.value(entry, SD.name))] = int(said.value(graph, VOID.triples))
    assert counts == {name.value: count for name, count in shipped_graph.counts().items()}
    (union,) = said.objects(None, SD.defaultGraph)
    assert int(said.value(union, VOID.triples)) == shipped_graph.count()


def test_its_limits_are_those_of_the_header(client: FlaskClient, said: Graph) -> None:
    told = {}
    for node in said.objects(None, SCHEMA.additionalProperty):
        value, unit = float(said.value(node, SCHEMA.value)), said.value(node, SCHEMA.unitText)
        told[str(said.value(node, SCHEMA.name))] = f'{value:.12g};unit="{unit}"'
    header = client.get("/sparql").headers["Paraugs-Limits"]
    assert dict(item.split("=", 1) for item in header.split(", ")) == told
    assert told["deadline"] == '10;unit="seconds"'


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples"]
)
def test_it_comes_in_the_forms_of_rdf(client: FlaskClient, said: Graph, accept: str) -> None:
    answer = client.get("/sparql", headers={"Accept": accept})
    assert answer.mimetype == accept
    assert len(triples(answer.data, accept)) == len(said)


def test_who_has_it_already_gets_304(client: FlaskClient) -> None:
    tag = client.get("/sparql").headers["ETag"]
    assert client.get("/sparql", headers={"If-None-Match": tag}).status_code == 304
