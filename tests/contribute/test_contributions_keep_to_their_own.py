"""A contribution speaks of its own subject, in its own state's name, and links to what there is."""

from dataclasses import replace
from datetime import date

import pytest

from corpus_reading import GOOD, told
from paraugs.contribute.desk.examining import Bounds, Examiner
from paraugs.contribute.desk.port import Document, Frame, InProcessDesk
from paraugs.contribute.findings.finding import Finding, apply
from paraugs.terms import IRI
from validating import SHAPES, checker

DESK = InProcessDesk(Examiner(checker(), Bounds()))
ESTONIA = "http://publications.europa.eu/resource/authority/country/EST"
FRAME = Frame(ESTONIA, "ee", "Synthetic Ministry", date(2026, 11, 25), "en")
PRACTICE = "https://w3id.org/paraugs/id/practice/ee/reading-buddies"


def findings(text: str, rule: str, frame: Frame = FRAME) -> list[Finding]:
    examined = DESK.examine(Document(text.encode(), "text/turtle"), frame)
    assert examined.fault is None
    return [each for item in examined.items for each in item.report.findings if each.rule == SHAPES + rule]


def test_the_good_practice_keeps_to_its_own() -> None:
    (item,) = DESK.examine(Document(GOOD.encode(), "text/turtle"), FRAME).items
    assert item.report.findings == ()


@pytest.mark.parametrize(
    "subject",
    [
        "<tool/ecvet>",
        "<concept/topic/reading>",
        "country:EST",
        "<contribution/fi/kiva>",
        "<practice/fi/kiva>",
    ],
)
def test_statements_about_others_are_found_and_can_be_removed(subject: str) -> None:
    text = f'{GOOD}\n{subject} skos:prefLabel "mine now"@en .\n'
    (finding,) = findings(text, "subject-foreign")
    assert (str(finding.severity), finding.near and finding.near.line) == ("violation", GOOD.count("\n") + 2)
    (fix,) = finding.fixes
    assert (len(fix.remove), fix.add, fix.certain) == (1, (), False)


@pytest.mark.parametrize(
    "statement",
    [
        '<https://example.org/ministry> skos:prefLabel "A ministry elsewhere"@en .',
        '<practice/ee/reading-buddies#more> skos:prefLabel "A part"@en .',
        '<body/ee-synthetic> a org:Organization ; skos:prefLabel "A body"@en .',
    ],
)
def test_bodies_and_parts_may_be_described(statement: str) -> None:
    assert findings(f"{GOOD}\n{statement}\n", "subject-foreign") == []


def test_a_name_of_another_state_is_found_and_can_be_changed() -> None:
    lithuania = replace(FRAME, member_state=ESTONIA.replace("EST", "LTU"), state_code="lt")
    found = findings(GOOD, "state-other", lithuania)
    assert {finding.value for finding in found} == {PRACTICE, PRACTICE.replace("practice", "contribution", 1)}
    fix = next(fix for finding in found for fix in finding.fixes if finding.value == PRACTICE)
    assert fix.text == f"Did you mean <{PRACTICE.replace('/ee/', '/lt/')}>?"
    subjects = {triple.subject for triple in fix.add}
    assert IRI(f"{PRACTICE.replace('/ee/', '/lt/')}#outcome-1") in subjects
    assert not any("practice/ee/" in str(part) for triple in fix.add for part in triple)


def test_a_link_to_nothing_is_a_warning_with_what_may_be_meant() -> None:
    text = GOOD.replace("par:sideEffects", "dct:relation <practice/fi/kivva> ;\n    par:sideEffects")
    (finding,) = findings(text, "link-dangling")
    assert told(finding).severity == "warning"
    assert finding.path == "dct:relation"
    assert "Did you mean <https://w3id.org/paraugs/id/practice/fi/kiva>?" in told(finding).fixes
    mended = apply(finding.fixes[:1], finding.fixes[0].remove)
    assert [str(triple.predicate).rpartition("/")[2] for triple in mended] == ["relation"]


def test_a_link_that_a_shape_has_told_of_is_told_once() -> None:
    text = GOOD.replace("par:sideEffects", "par:appliesTool <tool/ecvett> ;\n    par:sideEffects")
    assert findings(text, "link-dangling") == []
    assert len(findings(text, "practice-tool-class")) == 1


def test_a_link_to_what_exists_is_fine() -> None:
    text = GOOD.replace("par:sideEffects", "dct:relation <practice/fi/kiva> ;\n    par:sideEffects")
    assert findings(text, "link-dangling") == []
