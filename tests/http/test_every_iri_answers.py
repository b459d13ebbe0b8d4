"""Every IRI of ours that the graph speaks of answers at its path, whether described or only named."""

import pytest
from flask.testing import FlaskClient

from paraugs.graph.embedded import EmbeddedGraph

THINGS = "https://w3id.org/paraugs/id/"
SUBJECTS = """SELECT DISTINCT ?thing { ?thing ?property ?value
  FILTER(ISIRI(?thing) && STRSTARTS(STR(?thing), "https://w3id.org/paraugs/id/")) }"""
VALUES = SUBJECTS.replace("?thing ?property ?value", "?subject ?property ?thing")


def documents(graph: EmbeddedGraph, query: str) -> set[str]:
    """Give the paths of the documents about what a query finds; of the observations those of Latvia."""
    found = (str(row[0]).partition("#")[0].removeprefix(THINGS) for row in graph.select(query).rows)
    return {f"/doc/{path}" for path in found if not path.startswith("observation/") or "/lv/" in path}


def test_every_thing_has_a_document(client: FlaskClient, shipped_graph: EmbeddedGraph) -> None:
    paths = documents(shipped_graph, SUBJECTS) | documents(shipped_graph, VALUES)
    answers = {path: client.get(f"{path}.nt").status_code for path in sorted(paths)}

    assert len(answers) > 1000
    assert {path: status for path, status in answers.items() if status != 200} == {}


@pytest.mark.parametrize("kind", ["practice", "tool", "event", "benchmark", "concept", "transfer", "note"])
def test_every_kind_has_its_pages(client: FlaskClient, shipped_graph: EmbeddedGraph, kind: str) -> None:
    paths = sorted(path for path in documents(shipped_graph, SUBJECTS) if path.startswith(f"/doc/{kind}/"))
    pages = {path: client.get(path, headers={"Accept": "text/html"}).status_code for path in paths[::7]}

    assert pages
    assert set(pages.values()) == {200}
