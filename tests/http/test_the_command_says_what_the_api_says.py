"""`paraugs validate` goes over the desk of POST /validate: a ministry's CI gets the same findings."""

import json
import re
from pathlib import Path

import pytest

from contributing import House
from corpus_reading import read_broken
from paraugs.cli.main import main
from validating import GOOD_PRACTICE

BARE = """@prefix par: <https://w3id.org/paraugs/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
<#p> a par:Practice ; dct:title "An invented practice"@en ; par:implementation [ par:country "Igaunija"@lv ] .
"""
TEXTS = {
    "whole": GOOD_PRACTICE.read_text(encoding="utf-8"),
    "broken": read_broken("country-misspelt").text,
    "bare": BARE,
    "two": BARE + BARE.replace("#p", "#q").partition("\n<")[2].join(("<", "")),
}


def _named(text: str) -> str:
    """Give all nodes without a name the same label, since they get new ones at each reading."""
    return re.sub(r"_:\w+", "_:node", text)


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("state", [(), ("--state", "EE")])
def test_the_same_findings(
    name: str, state: tuple[str, ...], house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "submission.ttl"
    file.write_text(TEXTS[name], encoding="utf-8")
    code = main(["validate", "--json", *state, str(file)])
    (here,) = json.loads(_named(capsys.readouterr().out))["files"]
    headers = {"Content-Type": "text/turtle", "Accept": "application/json"}
    answer = house.visitor().post("/validate", data=file.read_bytes(), headers=headers)
    (there,) = json.loads(_named(answer.text))["files"]
    assert here["findings"] == there["findings"]
    assert (code == 0) == there["conforms"] == (name == "whole")


def test_what_is_another_states_is_told_to_who_says_for_which_it_hands_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", "--state", "EE", str(GOOD_PRACTICE)]) == 0
    assert main(["validate", "--state", "LV", str(GOOD_PRACTICE)]) == 1
    assert "shapes#state-other" in capsys.readouterr().out


def test_what_the_server_writes_is_not_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "submission.ttl"
    file.write_text(BARE, encoding="utf-8")
    assert main(["validate", "--state", "EE", str(file)]) == 1
    shown = capsys.readouterr().out
    assert not [word for word in ("memberState", "status", "foreign", "#contributor") if word in shown]


def test_files_that_are_mended_keep_addresses_that_they_lack(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "submission.ttl"
    file.write_text(BARE, encoding="utf-8")
    assert main(["validate", "--fix", str(file)]) == 1
    mended = capsys.readouterr().out
    assert "par:country country:EST" in mended
    assert "<#p> a par:Practice" in mended
    assert "memberState" not in mended
    (tmp_path / "mended.ttl").write_text(mended, encoding="utf-8")
    assert main(["validate", "--state", "EE", str(tmp_path / "mended.ttl")]) == 1
    assert "Igaunija" not in capsys.readouterr().out
