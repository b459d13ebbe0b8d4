"""The programs that the workbench gives run as they stand, and answer what the page answers."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import requests
from nbclient import NotebookClient

from http_server import Server
from node_packages import NODE

QUERY = """PREFIX par: <https://w3id.org/paraugs/ontology#>
SELECT ?state (COUNT(*) AS ?n) WHERE {
  ?practice a par:Practice ; par:country ?state . FILTER(STR(?state) != "\\\\ \'\'\' `${x}` \\"\\"")
} GROUP BY ?state ORDER BY DESC(?n) ?state
"""
PATIENCE_SECONDS = 120
RUNNERS = {"sh": ["bash"], "py": [sys.executable], "mjs": [str(NODE)], "R": [shutil.which("Rscript") or ""]}


def program(server: Server, suffix: str) -> str:
    answer = requests.get(f"{server.address}/query/code.{suffix}", params={"query": QUERY}, timeout=60)
    assert answer.status_code == 200, answer.text
    return answer.text


@pytest.mark.parametrize("suffix", RUNNERS)
def test_a_program_prints_the_rows(server: Server, tmp_path: Path, suffix: str) -> None:
    if not RUNNERS[suffix][0]:
        pytest.skip("R is not installed: `apt-get install r-base-core`")
    file = tmp_path / f"query.{suffix}"
    file.write_text(program(server, suffix), encoding="utf-8")
    done = subprocess.run(
        [*RUNNERS[suffix], str(file)], cwd=tmp_path, capture_output=True, text=True, check=False,
        timeout=PATIENCE_SECONDS, env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert "country/LVA" in done.stdout
    assert "14" in done.stdout


def test_a_notebook_runs_from_top_to_bottom(server: Server) -> None:
    notebook = nbformat.reads(program(server, "ipynb"), as_version=4)
    nbformat.validate(notebook)
    NotebookClient(notebook, timeout=PATIENCE_SECONDS, kernel_name="python3").execute()

    said = json.dumps([cell.get("outputs", []) for cell in notebook.cells])
    assert "14.000000" in said  # the most that a state has
