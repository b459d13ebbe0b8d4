"""The ontology answers at its namespace, the shapes and the context at theirs."""

import json
import re

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

PAR = "https://w3id.org/paraugs/ontology#"
MODULES = (
    "framework",
    "learning",
    "instrument",
    "tool",
    "practice",
    "evidence",
    "monitoring",
    "contribution",
)


def test_every_term_has_an_anchor_on_the_page(client: FlaskClient) -> None:
    body = client.get("/ontology.nt").data
    terms = {
        quad.subject.value.removeprefix(PAR)
        for quad in ox.parse(body, ox.RdfFormat.N_TRIPLES)
        if isinstance(quad.subject, ox.NamedNode)
        and quad.subject.value.startswith(PAR)
        and quad.predicate.value.endswith("#isDefinedBy")
    }
    page = client.get("/ontology", headers={"Accept": "text/html"}).get_data(as_text=True)

    assert "Practice" in terms
    assert terms <= set(re.findall(r'<section class="term" id="([^"]+)"', page))


def test_a_term_shows_its_definition_and_its_neighbours(client: FlaskClient) -> None:
    page = client.get("/en/ontology/practice", headers={"Accept": "text/html"}).get_data(as_text=True)

    assert 'id="implementation"' in page
    assert 'href="/en/ontology#Implementation"' in page


@pytest.mark.parametrize("module", MODULES)
def test_a_module_answers_alone(client: FlaskClient, module: str) -> None:
    page = client.get(f"/ontology/{module}", headers={"Accept": "text/html"})
    turtle = client.get(f"/ontology/{module}.ttl")

    assert (page.status_code, page.mimetype) == (200, "text/html")
    assert (turtle.status_code, turtle.mimetype) == (200, "text/turtle")


def test_an_iri_of_a_term_gives_rdf_to_a_program(client: FlaskClient) -> None:
    answer = client.get("/ontology", headers={"Accept": "application/rdf+xml"})

    assert answer.mimetype == "application/rdf+xml"
    assert f"{PAR}Practice".encode() in answer.data


def test_the_same_ontology_is_the_same_bytes(client: FlaskClient) -> None:
    client.application.extensions["paraugs.pages"]._bodies.clear()
    first = client.get("/ontology.ttl").data
    client.application.extensions["paraugs.pages"]._bodies.clear()

    assert client.get("/ontology.ttl").data == first


def test_the_context_is_json_ld(client: FlaskClient) -> None:
    answer = client.get("/ontology/context.jsonld")

    assert answer.mimetype == "application/ld+json"
    assert "@context" in json.loads(answer.data)


@pytest.mark.parametrize("path", ["/shapes.ttl", "/shapes/required", "/shapes/required.jsonld"])
def test_the_shapes_answer_as_rdf(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    form = ox.RdfFormat.from_media_type(answer.mimetype)

    assert answer.status_code == 200
    assert form
    assert any("shacl#" in quad.predicate.value for quad in ox.parse(answer.data, form))


@pytest.mark.parametrize(
    "path",
    [
        "/ontology/nothing",
        "/ontology/*",
        "/ontology/" + "a" * 5000,
        "/ontology.doc",
        "/shapes/nothing",
        "/shapes/[a-z]*",
        "/shapes/" + "a" * 5000,
        "/shapes.doc",
    ],
)
def test_an_unknown_module_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404
