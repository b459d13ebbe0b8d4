"""VoID tells the sizes, classes, properties, links and dumps of the dataset, as they are."""

import pytest
from flask.testing import FlaskClient

from catalogue.scoring import Catalogued
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.parsing import parse
from paraugs.namespaces import PREFIXES
from paraugs.terms import Triple

WHOLE = "https://w3id.org/paraugs/id/dataset/paraugs"
N_TRIPLES = {"Accept": "application/n-triples"}


@pytest.fixture
def void(client: FlaskClient) -> Catalogued:
    text = client.get("/.well-known/void", headers=N_TRIPLES).data
    return Catalogued(Triple(*quad[:3]) for quad in parse(text, "application/n-triples"))


def test_the_sizes_are_those_of_the_graph(void: Catalogued, shipped_graph: EmbeddedGraph) -> None:
    classes = shipped_graph.select("SELECT DISTINCT ?class { ?thing a ?class }").rows
    subjects = {quad.subject for quad in shipped_graph.store}

    assert void.of(WHOLE, "void:triples") == [str(shipped_graph.count())]
    assert void.of(WHOLE, "void:classes") == [str(len(classes))]
    assert void.of(WHOLE, "void:distinctSubjects") == [str(len(subjects))]


def test_the_service_description_tells_the_same_total(client: FlaskClient, void: Catalogued) -> None:
    text = client.get("/sparql", headers=N_TRIPLES).data
    service = Catalogued(Triple(*quad[:3]) for quad in parse(text, "application/n-triples"))

    assert service.of("http://localhost/sparql#union", "void:triples") == void.of(WHOLE, "void:triples")


def test_it_speaks_of_the_dataset_its_graphs_and_links_only(void: Catalogued) -> None:
    described = {each for kind in ("void:Dataset", "void:Linkset") for each in void.all(kind)}

    assert WHOLE in described
    assert {each for each in described if "/id/" in each} == {
        WHOLE, *(each for each in void.of(WHOLE, "void:subset") if "/id/graph/" in each)
    }  # fmt: skip


def test_partitions_tell_each_class_and_property(void: Catalogued, shipped_graph: EmbeddedGraph) -> None:
    by_class = {
        void.of(node, "void:class")[0]: void.of(node, "void:entities")[0]
        for node in void.of(WHOLE, "void:classPartition")
    }
    ((practices,),) = shipped_graph.select(
        f"SELECT (COUNT(?p) AS ?n) {{ ?p a <{PREFIXES['par']}Practice> }}"
    ).rows
    triples = [int(void.of(node, "void:triples")[0]) for node in void.of(WHOLE, "void:propertyPartition")]

    assert by_class[f"{PREFIXES['par']}Practice"] == str(practices)
    assert sum(triples) == shipped_graph.count()


def test_links_to_others_are_counted_by_site(void: Catalogued) -> None:
    sites = {
        site
        for linkset in void.all("void:Linkset")
        for target in void.of(linkset, "void:objectsTarget")
        for site in void.of(target, "void:uriSpace")
    }

    assert "http://publications.europa.eu/" in sites
    assert not any("paraugs" in site for site in sites)


def test_it_leads_to_dumps_endpoint_and_an_example(client: FlaskClient, void: Catalogued) -> None:
    dumps = void.of(WHOLE, "void:dataDump")

    assert len(dumps) == 5
    assert all(client.head(each.removeprefix("http://localhost")).status_code == 200 for each in dumps)
    assert void.of(WHOLE, "void:sparqlEndpoint") == ["http://localhost/sparql"]
    assert void.of(WHOLE, "void:exampleResource")


def test_it_is_not_sent_again(client: FlaskClient) -> None:
    tag = client.get("/.well-known/void", headers=N_TRIPLES).headers["ETag"]

    assert client.get("/.well-known/void", headers=N_TRIPLES | {"If-None-Match": tag}).status_code == 304
