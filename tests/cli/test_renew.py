"""`paraugs renew`: what is past its date falls due; what is shipped has no date."""

from pathlib import Path

import pytest

from entries import BOOKS, COUNTRIES, KIVA, MORNING, entry
from paraugs.cli.main import main
from paraugs.graph.canonical import canonical_nquads
from paraugs.ledger.opening import open_ledger
from paraugs.ledger.revision import Entry
from paraugs.life.record import RENEW_BY, STATUS, status_concept
from paraugs.resources import Resources
from paraugs.settings import Settings
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple
from paraugs.wiring import filled_ledger

Capture = pytest.CaptureFixture[str]


def published(contribution: str, renew_by: str) -> Entry:
    """Give a synthetic entry that is to be renewed by a day."""
    record, day = IRI(contribution), Literal(renew_by, datatype=term("xsd:date").value)
    said = [Triple(record, RENEW_BY, day), Triple(record, STATUS, status_concept("published"))]
    base = entry(contribution)
    nquads = canonical_nquads(said, record)
    return Entry(
        contribution, COUNTRIES["lv"], base.agent, MORNING, "publish", "published", nquads, base.submission
    )


def test_only_what_is_past_its_date_falls_due(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("PARAUGS_DATA_DIR", str(tmp_path))
    ledger = open_ledger(str(tmp_path / "ledger.sqlite"))
    ledger.append_all([(published(KIVA, "2001-01-01"), None), (published(BOOKS, "9999-12-31"), None)])

    assert main(["renew"]) == 0
    assert capsys.readouterr().out == f"{KIVA}\n"
    assert main(["renew"]) == 0
    assert capsys.readouterr().out == ""
    assert [revision.entry.status for revision in ledger.since(0)] == [
        "published", "published", "due-for-renewal",
    ]  # fmt: skip
    ledger.close()


def test_what_is_shipped_never_falls_due(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, resources: Resources
) -> None:
    monkeypatch.setenv("PARAUGS_DATA_DIR", str(tmp_path))
    with filled_ledger(Settings(data_dir=str(tmp_path)), resources):
        pass

    assert main(["renew"]) == 0
    assert capsys.readouterr().out == ""
