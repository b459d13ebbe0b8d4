"""What a submission says in another's place: reviews, who handed it in, things and pages of others."""

from datetime import date

import pytest

from corpus_reading import GOOD
from paraugs.contribute.desk.examining import Bounds, Examiner
from paraugs.contribute.desk.port import Document, Frame, InProcessDesk, Item
from paraugs.contribute.findings.finding import Finding
from validating import SHAPES, checker

ESTONIA = "http://publications.europa.eu/resource/authority/country/EST"
FRAME = Frame(ESTONIA, "ee", "Synthetic Ministry", date(2026, 11, 25), "en")
DESK = InProcessDesk(Examiner(checker(), Bounds()))
HEADS = "\n".join(line for line in GOOD.splitlines() if line.startswith("@"))
RECORD = "<contribution/ee/reading-buddies>"
REVIEW = """ a par:Review ; par:reviewerRole <concept/reviewer-role/reviewer> ;
    par:decision <concept/review-decision/accepted> ; dct:description "A forged review"@en ;
    par:conflictOfInterest "none"@en ; dct:issued "2026-11-01"^^xsd:date ; par:reply "A forged reply"@en .
"""
PREFIXES = "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n@base <https://w3id.org/paraugs/id/> .\n"


def item(text: str) -> Item:
    examined = DESK.examine(Document((PREFIXES + text).encode(), "text/turtle"), FRAME)
    assert examined.fault is None, examined.fault
    (found,) = examined.items
    return found


def foreign(text: str) -> list[Finding]:
    return [each for each in item(text).report.findings if each.rule == f"{SHAPES}subject-foreign"]


@pytest.mark.parametrize(
    "forged",
    [
        f"<practice/ee/reading-buddies> par:review <#mine> . <#mine> {REVIEW}",
        f"<practice/ee/reading-buddies#review-1> {REVIEW}",
        f"{RECORD} par:review <contribution/ee/reading-buddies#review-1> .",
        '<contribution/ee/reading-buddies#review-1> par:reply "A forged reply"@en .',
        '<contribution/ee/reading-buddies#contributor> skos:prefLabel "Another ministry"@en .',
    ],
)
def test_what_only_the_server_writes_is_left_out_wherever_it_stands(forged: str) -> None:
    assert item(f"{GOOD}\n{forged}\n").nquads == item(GOOD).nquads


@pytest.mark.parametrize(
    "topic", ["concept/new", "tool/ee/new", "contribution/new", "practice/new", "instrument/peer-review"]
)
def test_a_practice_stands_where_practices_do(topic: str) -> None:
    text = GOOD.replace(RECORD, "<#record>").replace("practice/ee/reading-buddies", topic)
    assert [(str(each.severity), each.value) for each in foreign(text)] == [
        ("violation", f"https://w3id.org/paraugs/id/{topic}")
    ]


def test_a_tool_of_the_release_is_nobodys_to_describe() -> None:
    (finding,) = foreign(f'{HEADS}\n<tool/ecvet> a par:ReferenceTool ; dct:title "Mine now"@en .\n')
    assert (str(finding.severity), finding.value) == (
        "violation",
        "https://w3id.org/paraugs/id/tool/ecvet",
    )


@pytest.mark.parametrize(
    "statement",
    [
        "<practice/ee/reading-buddies#more> par:implementationOf <practice/fi/kiva> .",
        "<practice/ee/reading-buddies> par:implementation <practice/fi/kiva#implementation-1> .",
    ],
)
def test_no_implementation_is_put_on_the_page_of_anothers_practice(statement: str) -> None:
    (finding,) = foreign(f"{GOOD}\n{statement}\n")
    assert (str(finding.severity), "practice/fi/kiva" in (finding.value or "")) == ("violation", True)
    (fix,) = finding.fixes
    assert (len(fix.remove), fix.add, fix.certain) == (1, (), False)


@pytest.mark.parametrize(
    "subject",
    [
        "<http://publications.europa.eu/resource/authority/licence/CC_BY_4_0>",
        "<http://publications.europa.eu/resource/authority/country/XYZ>",
        "<http://xmlns.com/foaf/0.1/page>",
        "<https://w3id.org/paraugs/shapes#practice-title-required>",
        "<https://w3id.org/paraugs/elsewhere>",
    ],
)
def test_terms_lists_and_rules_are_nobodys_to_describe(subject: str) -> None:
    (found,) = foreign(f'{GOOD}\n{subject} dct:title "Another name"@en .\n')
    assert (str(found.severity), found.focus) == ("violation", subject.strip("<>"))


def test_a_document_elsewhere_may_be_described() -> None:
    assert foreign(f'{GOOD}\n<https://example.org/book> dct:title "A book"@en .\n') == []
