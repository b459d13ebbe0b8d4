"""A retired term is answered with its heir; where it has none, nothing is made up."""

from dataclasses import replace

from corpus_reading import changed, statements
from paraugs.contribute.findings.finding import Finding, apply
from paraugs.contribute.judging.submission import Submission
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple
from validating import SHAPES, checker

OLD, HEIR = (
    IRI("https://example.org/synthetic/retired"),
    IRI("https://w3id.org/paraugs/id/concept/topic/reading"),
)
RETIRED = Triple(OLD, term("owl:deprecated"), Literal("true", None, term("xsd:boolean").value))
TEXT = changed([["<concept/topic/reading>", f"<{OLD}>"]])


def findings(*facts: Triple) -> list[Finding]:
    knowing = replace(checker(), vocabulary=checker().vocabulary.with_facts(facts))
    found = knowing.check(Submission("synthetic", statements(TEXT), ""), "en").findings
    return [each for each in found if each.rule == f"{SHAPES}term-deprecated"]


def test_a_retired_term_is_replaced_by_its_heir() -> None:
    (finding,) = findings(RETIRED, Triple(OLD, term("dct:isReplacedBy"), HEIR))
    assert (str(finding.severity), finding.value, finding.path) == ("warning", OLD.value, "par:topic")
    (fix,) = finding.fixes
    assert fix.certain
    assert fix.text == f"Replace “{OLD}” by <{HEIR}>."
    assert set(apply([fix], statements(TEXT))) == set(statements(changed([])))


def test_a_retired_term_without_an_heir_is_only_told() -> None:
    (finding,) = findings(RETIRED)
    assert finding.fixes == ()
