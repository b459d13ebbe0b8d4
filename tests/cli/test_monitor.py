"""`paraugs monitor`: an edition comes beside the others, is served, is not written over, and goes again."""

from pathlib import Path

import pytest

from paraugs.cli.main import main
from paraugs.graph.loading import digest_of_release, reference_graphs
from paraugs.resources import Resources, find_resources
from paraugs.terms import IRI

FILE = str(Path(__file__).parents[1] / "statistics/synthetic/synthetic_01.sdmx.csv")
CHOSEN = ["monitor", "import", FILE, "--indicator", "early-leavers", "--select", "sex=T"]
MONITOR = IRI("https://w3id.org/paraugs/id/graph/monitor")


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PARAUGS_DATA_DIR", str(tmp_path))
    return tmp_path


def files(state: Path) -> list[Path]:
    return sorted((state / "reference/data/monitor").glob("*"))


def test_a_dry_run_shows_what_would_be_added_and_keeps_nothing(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*CHOSEN, "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "areas\t3: el, eu27-2020, uk\nyears\t2019-2020\n" in told
    assert "values\t5, and 1 marked as not available" in told
    assert "left out\t1 areas that the monitor lacks: XK" in told
    assert "dry run: nothing was kept" in told
    assert files(state) == []


def test_an_edition_is_part_of_the_release_until_it_is_removed(
    state: Path, resources: Resources, capsys: pytest.CaptureFixture[str]
) -> None:
    own = find_resources(state=str(state))
    assert digest_of_release(own) == digest_of_release(resources)
    assert main(CHOSEN) == 0
    (file,) = files(state)
    assert digest_of_release(own) != digest_of_release(resources)
    before, after = reference_graphs(resources)[MONITOR], reference_graphs(own)[MONITOR]
    assert set(before.splitlines()) < set(after.splitlines())
    assert f"/early-leavers/uk/2020/{file.stem}>" in after
    capsys.readouterr()
    assert main(["monitor", "list"]) == 0
    assert capsys.readouterr().out == f"{file.stem}\t6\t{file}\n"
    assert main(["monitor", "remove", file.stem]) == 0
    assert digest_of_release(own) == digest_of_release(resources)


def test_an_edition_is_never_written_over(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(CHOSEN) == 0
    (file,) = files(state)
    kept = file.read_bytes()
    assert main(CHOSEN) == 2
    assert "is there already; first: paraugs monitor remove" in capsys.readouterr().err
    assert file.read_bytes() == kept


def test_what_is_not_there_cannot_be_removed(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["monitor", "remove", "etm-2020-austria"]) == 2
    assert "has no imported edition etm-2020-austria; there are: none" in capsys.readouterr().err
