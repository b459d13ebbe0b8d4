"""The practices of a release enter an empty ledger once; later releases change what nobody has revised."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from entries import BOOKS, COUNTRIES, KIVA, entry
from paraugs.errors import ResourceError
from paraugs.graph.release import CONTRIBUTIONS
from paraugs.ledger.importing import Imported, import_shipped
from paraugs.ledger.sql import SqlLedger
from paraugs.namespaces import THINGS
from paraugs.resources import Resources
from shipped import ROOT

NOTHING = Imported(0, 0, (), ())
RECORD = """@base <https://w3id.org/paraugs/id/> .
@prefix par: <https://w3id.org/paraugs/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<contribution/{name}> {{
  <contribution/{name}> a par:Contribution ; dct:issued "2026-11-2{day}"^^xsd:date ; dct:title "{title}"@en ;
    par:memberState <{country}> ; par:contributor <body/paraugs-collectors> ;
    par:status <concept/contribution-status/published> .
}}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a release that ships two practices."""
    write(tmp_path, "fi/kiva", "KiVa")
    write(tmp_path, "lv/books", "Books")
    return tmp_path


def write(root: Path, name: str, title: str, day: int = 4) -> None:
    state = name.partition("/")[0]
    path = root / "data" / "practices" / f"{state}.trig"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(RECORD.format(name=name, title=title, day=day, country=COUNTRIES[state]))


def test_an_empty_ledger_takes_in_everything_in_order(ledger: SqlLedger, root: Path) -> None:
    assert import_shipped(Resources(root), ledger) == Imported(2, 0, (), ())
    first, second = ledger.since(0)
    assert (first.entry.contribution, second.entry.contribution) == (KIVA, BOOKS)
    assert (first.entry.action, first.entry.status, first.entry.member_state) == (
        "import",
        "published",
        COUNTRIES["fi"],
    )
    assert first.entry.agent == THINGS + "body/paraugs-collectors"
    assert first.entry.when.isoformat() == "2026-11-24T00:00:00+00:00"
    assert first.entry.submission.data == first.entry.nquads.encode()
    assert 'title> "KiVa"@en <' in first.entry.nquads


def test_the_same_release_again_changes_nothing(ledger: SqlLedger, root: Path) -> None:
    import_shipped(Resources(root), ledger)
    head = ledger.head()
    assert import_shipped(Resources(root), ledger) == NOTHING
    assert ledger.head() == head


def test_another_layout_of_the_same_statements_changes_nothing(ledger: SqlLedger, root: Path) -> None:
    import_shipped(Resources(root), ledger)
    path = root / "data/practices/fi.trig"
    path.write_text("# laid out anew\n" + path.read_text())
    assert import_shipped(Resources(root), ledger) == NOTHING
    assert ledger.head().number == 2


def test_what_nobody_revised_follows_the_release(ledger: SqlLedger, root: Path) -> None:
    import_shipped(Resources(root), ledger)
    write(root, "fi/kiva", "KiVa, told better", day=5)
    assert import_shipped(Resources(root), ledger) == Imported(0, 1, (), ())
    latest = ledger.latest(KIVA)
    assert (latest.number, latest.previous, latest.entry.action) == (3, 1, "import")
    assert latest.entry.when.day == 25


def test_what_its_state_revised_is_left_alone_and_told(ledger: SqlLedger, root: Path) -> None:
    import_shipped(Resources(root), ledger)
    ledger.append(entry(title="KiVa as Finland tells it", action="revise"), expected=1)
    write(root, "fi/kiva", "KiVa, told better")
    assert import_shipped(Resources(root), ledger) == Imported(0, 0, (KIVA,), ())
    assert ledger.latest(KIVA).number == 3
    assert import_shipped(Resources(root), ledger) == NOTHING


def test_what_is_no_longer_shipped_stays_and_is_told(ledger: SqlLedger, root: Path) -> None:
    import_shipped(Resources(root), ledger)
    (root / "data/practices/lv.trig").unlink()
    assert import_shipped(Resources(root), ledger) == Imported(0, 0, (), (BOOKS,))
    assert ledger.head().number == 2


def test_going_back_to_an_older_release_is_a_change_too(ledger: SqlLedger, root: Path) -> None:
    import_shipped(Resources(root), ledger)
    write(root, "fi/kiva", "KiVa, told better")
    import_shipped(Resources(root), ledger)
    write(root, "fi/kiva", "KiVa")
    assert import_shipped(Resources(root), ledger) == Imported(0, 1, (), ())
    assert [revision.sha256 for revision in ledger.history(KIVA)][::2] == [ledger.revision(1).sha256] * 2


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("par:memberState", "par:other", "has no .*memberState"),
        ("contribution-status/published", "contribution-status/unheard-of", "unknown status unheard-of"),
        ('"2026-11-24"', '"lately"', "with a date"),
        ("{", "", ":6: "),
    ],
)
def test_a_broken_practice_stops_the_import_and_nothing_is_written(
    ledger: SqlLedger, root: Path, old: str, new: str, words: str
) -> None:
    path = root / "data/practices/lv.trig"
    path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(ResourceError, match=words):
        import_shipped(Resources(root), ledger)
    assert ledger.head().number == 0


def test_two_servers_that_start_at_once_import_once(ledger: SqlLedger, root: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: import_shipped(Resources(root), ledger), range(4)))
    assert sum(imported.added for imported in found) == 2
    assert ledger.head().number == 2
    assert list(ledger.verify()) == []


def test_all_practices_of_this_release_enter(ledger: SqlLedger, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data" / "practices", tmp_path / "data" / "practices")
    assert import_shipped(Resources(tmp_path), ledger).added == 255
    names = [revision.entry.contribution for revision in ledger.since(0)]
    assert names == sorted(names)
    assert all(name.startswith(CONTRIBUTIONS) for name in names)
    assert list(ledger.verify()) == []
