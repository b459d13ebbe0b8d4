"""A text without a letter in it is no text, whatever it stands for."""

from datetime import date

import pytest

from life.cast import practice
from paraugs.contribute.desk.frame import Frame
from paraugs.contribute.desk.port import Document, InProcessDesk
from paraugs.people.states import state_of
from validating import SHAPES, examiner

DESK = InProcessDesk(examiner())


def blocking(text: str) -> list[str]:
    frame = Frame(state_of("LV").value, "lv", "Invented Ministry", date(2026, 12, 1), "en")
    (item,) = DESK.examine(Document(text.encode(), "text/turtle"), frame).items
    return [each.rule for each in item.report.findings if each.severity == "violation"]


@pytest.mark.parametrize("title", ["", "  ", "\\u200b"])
def test_an_empty_title_blocks(title: str) -> None:
    assert blocking(practice(title=title)) == [f"{SHAPES}text-empty"]


def test_a_short_one_does_not() -> None:
    assert blocking(practice(title="A")) == []
