"""`paraugs cite` proves rows by asking again in the dataset of then."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from entries import entry
from paraugs.answers import citing
from paraugs.cli.main import main
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import digest_of_release, load
from paraugs.graph.release import CONTRIBUTIONS
from paraugs.ledger.citations import Citation, Citations
from paraugs.refusals import TooManyRequests
from paraugs.resources import find_resources
from paraugs.settings import Settings
from paraugs.wiring import filled_ledger

TITLES = "# Titles\nSELECT ?title { ?c <http://purl.org/dc/terms/title> ?title }"
NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)


@pytest.fixture
def cited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Settings, Citation]:
    """Cite an answer, and let the ledger grow after that."""
    monkeypatch.setenv("PARAUGS_DATA_DIR", str(tmp_path))
    settings, resources, graph = Settings(data_dir=str(tmp_path)), find_resources(), EmbeddedGraph()
    with filled_ledger(settings, resources) as (ledger, _):
        load(resources, graph, ledger)
        desk = citing.Desk(
            Citations(ledger.database),
            graph,
            graph,
            digest_of_release(resources),
            settings.base_iri,
            clock=lambda: NOW,
        )
        citation = citing.cite(desk, TITLES)
        ledger.append(entry(f"{CONTRIBUTIONS}fi/later", "Later"))
    return settings, citation


def tampered(settings: Settings, citation: Citation) -> None:
    """Keep rows that the dataset of then did not have, with a hash that fits them."""
    body = citation.body.replace(b'"Youthreach"', b'"Another"')
    rows = citing.read_rows("SELECT", body)
    with filled_ledger(settings, find_resources()) as (ledger, _):
        Citations(ledger.database).keep(replace(citation, id="invented", body=body, sha256=rows.sha256))
        Citations(ledger.database).keep(replace(citation, id="damaged", body=body))


def test_they_are_listed(cited: tuple[Settings, Citation], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "list"]) == 0
    name, when, version, rows, title = capsys.readouterr().out.strip().split("\t")
    assert (name, when, title) == (cited[1].id, "2026-12-01T10:00:00Z", "Titles")
    assert (int(version), int(rows)) == (cited[1].version, cited[1].rows)


def test_rows_are_proved_after_the_data_changed(
    cited: tuple[Settings, Citation], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cite", "verify"]) == 0
    assert capsys.readouterr().out == f"{cited[1].id}\tsame\t\n"


def test_rows_that_never_were_are_found(
    cited: tuple[Settings, Citation], capsys: pytest.CaptureFixture[str]
) -> None:
    tampered(*cited)
    assert main(["cite", "verify"]) == 1
    told = dict(line.split("\t", 1) for line in capsys.readouterr().out.splitlines())
    assert told["invented"].startswith("different\t1 rows more, 1 fewer")
    assert told["damaged"].startswith("damaged\t")
    assert told[cited[1].id].startswith("same\t")


def test_an_unknown_one_is_told(cited: tuple[Settings, Citation], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "verify", "nothing"]) == 2
    assert "a citation nothing" in capsys.readouterr().err


def test_one_is_erased_by_law_and_the_log_knows(
    cited: tuple[Settings, Citation], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cite", "erase", cited[1].id, "--reason", "a name stood in it"]) == 0
    assert f"erased citation {cited[1].id}" in capsys.readouterr().out
    assert main(["cite", "verify"]) == 0
    assert capsys.readouterr().out.startswith(f"{cited[1].id}\terased\t")
    assert main(["audit", "export"]) == 0
    assert "a name stood in it" in capsys.readouterr().out
    assert main(["ledger", "verify"]) == 0


@pytest.mark.parametrize("limits", [(1, 500), (2_000, 0)])
def test_the_server_keeps_so_many_new_ones_a_day(
    cited: tuple[Settings, Citation], limits: tuple[int, int]
) -> None:
    settings, _ = cited
    resources, graph = find_resources(), EmbeddedGraph()
    with filled_ledger(settings, resources) as (ledger, _):
        load(resources, graph, ledger)
        kept, release = Citations(ledger.database), digest_of_release(resources)
        desk = citing.Desk(kept, graph, graph, release, settings.base_iri, *limits, clock=lambda: NOW)
        with pytest.raises(TooManyRequests, match="a day"):
            citing.cite(desk, "ASK {}")
        next_day = replace(desk, most_mb_in_a_day=1, clock=lambda: NOW + timedelta(days=2))
        assert citing.cite(next_day, "ASK {}").form == "ASK"


def test_other_reference_data_are_said_as_such(
    cited: tuple[Settings, Citation], capsys: pytest.CaptureFixture[str]
) -> None:
    edition = Path(cited[0].data_dir, "reference/data/monitor/synthetic.ttl")
    edition.parent.mkdir(parents=True)
    edition.write_text("<urn:x-synthetic:edition> a <urn:x-synthetic:Edition> .\n", encoding="utf-8")

    assert main(["cite", "verify"]) == 0
    assert capsys.readouterr().out.startswith(f"{cited[1].id}\tother release\t")
