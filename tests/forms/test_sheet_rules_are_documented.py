"""Every rule about workbooks that the code names is documented among the shapes, and the other way round."""

import re
from pathlib import Path

from paraugs.sheets import complaints as sheet_complaints
from paraugs.sheets.cells import Position
from paraugs.sheets.complaints import complain, rules

SOURCES = sorted(Path(sheet_complaints.__file__).parent.glob("*.py"))


def test_the_code_and_the_shapes_name_the_same_rules() -> None:
    named = {name for path in SOURCES for name in re.findall(r'"(sheet-[a-z-]+)"', path.read_text("utf-8"))}
    assert named == set(rules())


def test_a_complaint_says_what_was_found_in_the_language_of_the_reader() -> None:
    position = Position("Prakses", 4, 1)
    finding = complain("sheet-key-twice", position, "{?value}{0}", "lv", "https://example.org/x")
    assert finding.message == "Atslēga “{?value}{0}” jau ir agrākā rindā. Dodiet šai rindai citu."
    assert (finding.cell, finding.label, finding.severity) == ("Prakses!A4", "darbgrāmata", "violation")
    assert finding.rule == "https://w3id.org/paraugs/shapes#sheet-key-twice"
