"""A start in a year to come is asked about, unless the practice is said to be in preparation."""

from datetime import date

import pytest

from corpus_reading import GOOD
from paraugs.contribute.desk.frame import Frame
from paraugs.contribute.desk.port import Document, InProcessDesk
from paraugs.contribute.findings.finding import Finding, apply
from paraugs.graph.serialising import serialise
from validating import SHAPES, examiner

DESK = InProcessDesk(examiner())
ESTONIA = "http://publications.europa.eu/resource/authority/country/EST"


def asked(text: str, language: str = "en") -> list[Finding]:
    frame = Frame(ESTONIA, "ee", "Synthetic Ministry", date(2026, 12, 1), language)
    items = DESK.examine(Document(text.encode(), "text/turtle"), frame).items
    return [each for item in items for each in item.report.findings if each.rule == f"{SHAPES}start-ahead"]


def starting(year: str) -> str:
    """Give the good practice with another start, and no end or status."""
    kept = [
        line
        for line in GOOD.splitlines()
        if "par:endYear" not in line and "implementation-status" not in line
    ]
    text = "\n".join(kept)
    assert text.count('"2012"^^xsd:gYear') == 1
    return text.replace('"2012"^^xsd:gYear', f'"{year}"^^xsd:gYear')


@pytest.mark.parametrize("year", ["2012", "2026"])
def test_a_year_that_has_begun_is_not_asked_about(year: str) -> None:
    assert asked(starting(year)) == []


@pytest.mark.parametrize("year", ["2027", "2107"])
def test_a_year_to_come_is_asked_about_and_blocks_nothing(year: str) -> None:
    (finding,) = asked(starting(year))
    assert (str(finding.severity), finding.path, finding.value) == ("warning", "par:startYear", year)
    assert f"“{year}” lies ahead" in finding.message
    assert finding.near is not None
    (latvian,) = asked(starting(year), "lv")
    assert f"“{year}” vēl tikai būs" in latvian.message


def test_what_is_being_prepared_may_start_later() -> None:
    (finding,) = asked(starting("2027"))
    (fix,) = finding.fixes
    assert not fix.certain
    frame = Frame(ESTONIA, "ee", "Synthetic Ministry", date(2026, 12, 1), "en")
    (item,) = DESK.examine(Document(starting("2027").encode(), "text/turtle"), frame).items
    mended = serialise(apply([fix], item.triples), "application/n-triples").decode()
    assert "implementation-status/design" in mended
    assert asked(mended) == []
