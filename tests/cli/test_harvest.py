"""`paraugs harvest`: a source is followed, tried out, read, looked at, and left again."""

from pathlib import Path

import pytest

from harvest.conftest import Source, source
from life.cast import practice
from paraugs.cli.main import main
from paraugs.settings import Settings
from paraugs.wiring import kept_people

__all__ = ["source"]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: Source) -> None:
    monkeypatch.setenv("PARAUGS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("PARAUGS_HARVEST_PRIVATE_HOSTS", source.place)
    with kept_people(Settings(data_dir=str(tmp_path))):
        pass


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_a_source_from_its_beginning_to_its_end(source: Source, capsys: pytest.CaptureFixture[str]) -> None:
    url = source.serve("/x.ttl", practice())
    assert main(["harvest", "add", "LV/ministry", "rdf", url, "--every", "6"]) == 0
    assert main(["harvest", "list"]) == 0
    assert said(capsys).splitlines()[-1].startswith("lv/ministry\trdf\tfollowed\t2")

    assert main(["harvest", "run", "lv/ministry", "--dry-run"]) == 0
    assert said(capsys).startswith("lv/ministry: tried: 1 accepted\n")
    assert main(["harvest", "run", "lv/ministry"]) == 0
    assert said(capsys) == "lv/ministry: done: 1 created\n"
    assert main(["harvest", "run", "--due"]) == 0
    assert said(capsys) == ""
    source.serve("/x.ttl", practice().replace("par:implementation", "par:nothing"))
    assert main(["harvest", "run", "lv/ministry"]) == 0
    assert "refused\thttps://w3id.org/paraugs/id/contribution/lv/reading-hour\t" in said(capsys)

    source.pages.clear()
    assert main(["harvest", "run", "lv/ministry"]) == 1
    assert main(["harvest", "log", "lv/ministry", "--runs", "2"]) == 0
    assert said(capsys).count("answers 404") == 2
    assert main(["harvest", "pause", "lv/ministry"]) == 0
    assert main(["harvest", "list"]) == 0
    assert "\tpaused\t" in said(capsys)
    assert main(["harvest", "remove", "lv/ministry"]) == 0
    assert main(["harvest", "list"]) == 0
    assert said(capsys) == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("lv/x", "rdf", "http://example.org/"), "url: http://example.org/ is not https"),
        (("lv/X y", "rdf", "https://example.org/"), "name: A name has small letters"),
        (("qq/x", "rdf", "https://example.org/"), "a state with the code 'qq'"),
        (("lv/x", "sparql", "https://example.org/"), "query: An endpoint is asked with a CONSTRUCT"),
        (("lv/x", "sparql", "https://example.org/", "--query", "ASK {}"), "query: This must be a CONSTRUCT"),
        (("lv/x", "rdf", "https://example.org/", "--every", "-1"), "every_hours: Say how many hours"),
    ],
)
def test_what_cannot_be_followed_is_refused_in_one_line(
    arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["harvest", "add", *arguments]) == 2
    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1


def test_an_unknown_source_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["harvest", "run", "lv/nothing"]) == 2
    assert "a source lv/nothing" in capsys.readouterr().err
