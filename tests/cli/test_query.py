"""`paraugs query` answers over the shipped data, in forms for people and for programs."""

import json
from pathlib import Path

import pytest

from paraugs.cli.main import main

COUNT = (
    "PREFIX par: <https://w3id.org/paraugs/ontology#> SELECT (COUNT(*) AS ?practices) { ?p a par:Practice }"
)


def test_a_select_in_a_pipe_is_csv(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "-e", COUNT]) == 0
    assert capsys.readouterr().out.split() == ["practices", "255"]


def test_a_table_has_a_rule_and_the_number_of_rows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "-e", COUNT, "--format", "table"]) == 0
    assert capsys.readouterr().out.splitlines() == ["practices", "---------", "255", "1 rows"]


def test_an_ask_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "-e", "ASK { ?s ?p ?o }"]) == 0
    assert json.loads(capsys.readouterr().out)["boolean"] is True


def test_a_construct_is_turtle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "types.rq"
    file.write_text("CONSTRUCT { ?s a ?type } WHERE { ?s a ?type } LIMIT 3", encoding="utf-8")
    assert main(["query", str(file)]) == 0
    assert capsys.readouterr().out.count(" .") >= 1


def test_a_form_that_the_answer_has_not_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "-e", COUNT, "--format", "turtle"]) == 2
    assert "has no form turtle" in capsys.readouterr().err


def test_a_mistake_is_told_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "-e", "SELECT * {\n  ?s ?p }"]) == 2
    assert "line 2, column" in capsys.readouterr().err


def test_an_update_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "-e", "DROP ALL"]) == 2
    assert capsys.readouterr().err.startswith("paraugs: ")


def test_a_server_that_does_not_answer_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "-e", COUNT, "--endpoint", "http://127.0.0.1:9/sparql"]) == 3
    assert "http://127.0.0.1:9/sparql" in capsys.readouterr().err


def test_no_query_at_all_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query"]) == 2
    assert "give either FILE or -e QUERY" in capsys.readouterr().err


def test_a_missing_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "no-such-file.rq"]) == 3
    assert "no-such-file.rq: No such file" in capsys.readouterr().err
