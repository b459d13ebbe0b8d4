"""`paraugs format` writes files in the one layout, and says which would change."""

from pathlib import Path

import pytest

from paraugs.cli.main import main

LOOSE = '@prefix dct: <http://purl.org/dc/terms/> . <https://example.org/b> dct:title "B"@en , "A"@en .'


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    """A Turtle file that nobody has formatted."""
    path = tmp_path / "loose.ttl"
    path.write_text(LOOSE, encoding="utf-8")
    return path


def test_the_shipped_files_are_in_their_layout() -> None:
    assert main(["format", "--check"]) == 0


def test_check_names_the_file_and_leaves_it(loose: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["format", "--check", str(loose)]) == 1
    assert f"would rewrite {loose}" in capsys.readouterr().err
    assert loose.read_text(encoding="utf-8") == LOOSE


def test_a_second_time_changes_nothing(loose: Path) -> None:
    assert main(["format", str(loose)]) == 0
    first = loose.read_text(encoding="utf-8")
    assert first != LOOSE
    assert main(["format", "--check", str(loose)]) == 0
    assert loose.read_text(encoding="utf-8") == first


def test_a_broken_file_is_named_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("<https://example.org/a>\n  <https://example.org/b> .\n", encoding="utf-8")
    assert main(["format", str(broken)]) == 2
    assert f"{broken}:2:" in capsys.readouterr().err


def test_a_file_of_another_kind_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "data.rdf"
    other.write_text("<x/>", encoding="utf-8")
    assert main(["format", str(other)]) == 2
    assert "only .ttl and .trig files" in capsys.readouterr().err
