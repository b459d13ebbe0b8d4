"""The catalogue conforms to DCAT-AP 3.0.1 and reaches all points of data.europa.eu's quality assessment."""

from collections.abc import Iterator
from pathlib import Path

import pyshacl
import pytest
import rdflib
from flask.testing import FlaskClient
from rdflib.namespace import SH

from catalogue.scoring import WEIGHTS, Catalogued, score
from paraugs.graph.parsing import parse
from paraugs.terms import Triple

SHAPES = Path(__file__).parents[3] / "shared" / "reference-data" / "semic" / "dcat-ap-3.0.1"
FILES = ("shapes.ttl", "shapes_recommended.ttl", "range.ttl", "mdr-vocabularies.shape.ttl")
PUBLISHER = "http://purl.org/dc/terms/publisher"
SERVER = "http://localhost"


@pytest.fixture
def catalogued_page(client: FlaskClient) -> Catalogued:
    answer = client.get("/catalog?size=100", headers={"Accept": "application/n-triples"})
    return Catalogued({Triple(*quad[:3]) for quad in parse(answer.data, "application/n-triples")})


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    if not SHAPES.is_dir():
        pytest.skip("the shapes of DCAT-AP are not on this machine")
    graph = rdflib.Graph()
    for name in FILES:
        graph.parse(SHAPES / name)
    return graph


def complaints(client: FlaskClient, path: str, shapes: rdflib.Graph) -> Iterator[tuple[str, str, str]]:
    """Give severity, path and focus of each result but the details of others."""
    data = rdflib.Graph().parse(
        data=client.get(path, headers={"Accept": "text/turtle"}).data, format="turtle"
    )
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(report, rdflib.Graph)
    for result in report.objects(None, SH.result):
        parts = (report.value(result, each) for each in (SH.resultSeverity, SH.resultPath, SH.focusNode))
        severity, where, focus = map(str, parts)
        yield severity.rpartition("#")[2], where, focus


@pytest.mark.parametrize("path", ["/catalog?size=7", "/catalog?size=7&page=6"])
def test_it_conforms_but_that_the_publisher_is_no_body_of_the_union(
    path: str, client: FlaskClient, shapes: rdflib.Graph
) -> None:
    found = set(complaints(client, path, shapes))

    assert {(severity, where) for severity, where, _ in found} == {("Warning", PUBLISHER)}


def test_every_dataset_reaches_405_points(client: FlaskClient, catalogued_page: Catalogued) -> None:
    asked = dict[str, bool]()

    def answers(address: str) -> bool:
        if address not in asked:
            asked[address] = client.head(address.removeprefix(SERVER)).status_code in range(200, 300)
        return asked[address]

    datasets = catalogued_page.all("dcat:Dataset")
    points = {each: score(catalogued_page, each, answers, complies=True) for each in datasets}

    assert sum(WEIGHTS.values()) == 405
    assert len(datasets) == 37
    assert {each: found for each, found in points.items() if sum(found.values()) < 405} == {}


def test_every_dataset_is_there_as_turtle_n_quads_json_ld_and_csv(catalogued_page: Catalogued) -> None:
    for dataset in catalogued_page.all("dcat:Dataset"):
        files = catalogued_page.of(dataset, "dcat:distribution")
        forms = {
            kind.rpartition("media-types/")[2]
            for f in files
            for kind in catalogued_page.of(f, "dcat:mediaType")
        }
        table = set() if dataset.endswith("/paraugs") else {"text/csv"}
        assert forms >= {"text/turtle", "application/n-quads", "application/ld+json"} | table, dataset


def test_the_size_told_is_the_size_had(client: FlaskClient, catalogued_page: Catalogued) -> None:
    for file in catalogued_page.of("https://w3id.org/paraugs/id/dataset/practices-lv", "dcat:distribution"):
        (address,), (size,) = (
            catalogued_page.of(file, name) for name in ("dcat:downloadURL", "dcat:byteSize")
        )
        assert len(client.get(address.removeprefix(SERVER)).data) == int(size)
