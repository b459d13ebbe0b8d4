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
