"""`paraugs check` finds the shipped files sound, and would find it if they were not."""

import shutil
from pathlib import Path

import pytest

from paraugs.cli.main import main
from paraugs.resources import Resources


def test_the_shipped_files_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--no-reasoning"]) == 0
    assert capsys.readouterr().out == ""


def test_a_broken_rule_is_a_line_and_exit_code_1(
    resources: Resources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("ontology", "data", "shapes", "queries"):
        shutil.copytree(resources.root / folder, tmp_path / folder)
    vocabulary = tmp_path / "ontology/vocabularies/comparator.ttl"
    lines = vocabulary.read_text(encoding="utf-8").splitlines(keepends=True)
    vocabulary.write_text("".join(line for line in lines if "skos:inScheme" not in line), encoding="utf-8")
    monkeypatch.setenv("PARAUGS_RESOURCES_DIR", str(tmp_path))
    assert main(["check", "--no-reasoning", "--no-shapes"]) == 1
    assert "concept" in capsys.readouterr().out


def test_a_query_that_answers_otherwise_is_told(
    resources: Resources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("ontology", "data", "shapes", "queries"):
        shutil.copytree(resources.root / folder, tmp_path / folder)
    (tmp_path / "data/transfers/transfers.ttl").unlink()
    changed = tmp_path / "queries/competency/09-no-effect-or-stopped.rq"
    changed.write_text(changed.read_text(encoding="utf-8").replace("?why", "?reason"), encoding="utf-8")
    monkeypatch.setenv("PARAUGS_RESOURCES_DIR", str(tmp_path))

    assert main(["check", "--no-reasoning", "--no-shapes"]) == 1
    told = capsys.readouterr().out
    assert "queries/api/learning.rq: now 50 rows of way, thing" in told
    assert "queries/record.tsv says 100 rows" in told
    assert "09-no-effect-or-stopped.rq: now 11 rows of practice, title, country, finding, reason" in told
    assert "data/examples.ttl: is not what the queries say" in told

    assert main(["check", "--record"]) == 0
    main(["check", "--no-reasoning", "--no-shapes"])
    told = capsys.readouterr().out
    assert "record.tsv" not in told
    assert "examples.ttl" not in told
