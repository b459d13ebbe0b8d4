"""A finding about a node that was named here still leads to the line and column where it was written."""

from desk.papers import PREFIXES, Examine
from paraugs.errors import Place

PAPER = """<> a par:Practice ; dct:title "no language" ;
  par:implementation [ a par:Implementation ; par:country "Latvia"@en ] ,
    [ a par:Implementation ; par:startYear "soon" ] .
<#t> a par:Transfer ; par:transferKind "by post" .
"""
LINES_BEFORE = PREFIXES.count("\n")


def test_values_are_found_where_they_were_written(examine: Examine) -> None:
    findings = [finding for item in examine(PAPER).items for finding in item.report.findings]
    places = {
        finding.value: (finding.near, finding.exact)
        for finding in findings
        if finding.value and finding.value in PAPER
    }
    assert places == {
        "no language": (Place(LINES_BEFORE + 1, 31), True),
        "Latvia": (Place(LINES_BEFORE + 2, 59), True),
        "soon": (Place(LINES_BEFORE + 3, 44), True),
        "by post": (Place(LINES_BEFORE + 4, 40), True),
    }


def test_a_field_that_is_missing_is_told_where_its_node_is_written(examine: Examine) -> None:
    findings = examine(PAPER).items[0].report.findings
    missing = [finding for finding in findings if finding.path == "dct:abstract"]
    assert [(finding.near, finding.exact) for finding in missing] == [(Place(LINES_BEFORE + 1, 1), True)]
