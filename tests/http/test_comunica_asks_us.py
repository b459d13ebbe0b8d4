"""Comunica, which joins sources by itself, takes us for one of them: our endpoint, and our documents."""

import json
import subprocess
from pathlib import Path

import pytest

from http_server import Server
from node_packages import NODE, install

SOURCE = Path(__file__).parent.parent / "comunica"
PATIENCE_SECONDS = 120

NAMES = """
PREFIX par: <https://w3id.org/paraugs/ontology#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?name {
  <https://w3id.org/paraugs/id/practice/ie/youthreach> par:objective ?objective .
  ?objective rdfs:label|skos:prefLabel|dct:title ?name FILTER(LANG(?name) = "en")
} ORDER BY ?name
"""


@pytest.fixture(scope="module")
def comunica(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install it once."""
    folder = tmp_path_factory.mktemp("comunica")
    if unreachable := install(SOURCE, folder):
        pytest.skip(f"needs the npm registry: {unreachable}")
    return folder


def ask(folder: Path, query: str, *sources: str) -> list[dict[str, str]]:
    done = subprocess.run(
        [str(NODE), "ask.mjs", query, *sources],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_it_asks_the_endpoint(comunica: Path, server: Server) -> None:
    rows = ask(comunica, NAMES, f"sparql={server.address}/sparql")

    assert rows
    assert all(row["name"] for row in rows)


def test_it_joins_a_document_of_ours_with_the_endpoint(comunica: Path, server: Server) -> None:
    endpoint = f"sparql={server.address}/sparql"
    document = f"file={server.address}/doc/practice/ie/youthreach"

    assert ask(comunica, NAMES, document, endpoint) == ask(comunica, NAMES, endpoint)
