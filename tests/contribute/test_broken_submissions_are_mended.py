"""Each broken submission of the corpus, in every syntax, gets its findings, and its fixes mend it."""

import pytest

from corpus_reading import GOOD, NAMES, changed, read_broken, statements, told
from paraugs.contribute.findings.file_report import FileReport
from paraugs.contribute.findings.finding import Severity, apply
from paraugs.contribute.judging.submission import Submission
from paraugs.contribute.places.placing import SourceText
from paraugs.graph.parsing import parse
from paraugs.graph.serialising import serialise
from paraugs.terms import IRI, Triple
from validating import checker

SYNTAXES = (
    "text/turtle", "application/trig", "application/n-triples", "application/n-quads", "application/rdf+xml",
    "application/ld+json",
)  # fmt: skip
GRAPH = IRI("https://w3id.org/paraugs/id/contribution/ee/reading-buddies")


def check(triples: tuple[Triple, ...], text: str = "", media_type: str = "") -> FileReport:
    return checker().check(Submission("synthetic", triples, SourceText(text, media_type)), "en")


def written_in(syntax: str, triples: list[Triple]) -> bytes:
    return serialise(
        triples, syntax, GRAPH if syntax in ("application/trig", "application/n-quads") else None
    )


def read(document: bytes, syntax: str) -> tuple[Triple, ...]:
    return tuple(Triple(*quad[:3]) for quad in parse(document, syntax))


def can_hold(syntax: str, name: str) -> bool:
    """Tell what XML 1.0 cannot hold (section 2.2)."""
    return syntax != "application/rdf+xml" or name != "text-with-control-characters"


def test_the_corpus_has_more_than_sixty_submissions_that_differ() -> None:
    assert len({read_broken(name).text for name in NAMES}) == len(NAMES) > 60


def test_the_good_practice_has_no_finding() -> None:
    assert check(tuple(statements(GOOD))).findings == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_submission_is_told_in_every_syntax(name: str) -> None:
    broken = read_broken(name)
    triples = statements(broken.text)
    documents = {syntax: written_in(syntax, triples) for syntax in SYNTAXES if can_hold(syntax, name)}
    for syntax, document in documents.items():
        assert set(read(document, syntax)) == set(triples)
    # The statements are the same ones, so their findings need judging in one more syntax only, in turn.
    for syntax in ("text/turtle", list(documents)[NAMES.index(name) % len(documents)]):
        document = documents[syntax] if syntax != "text/turtle" else broken.text.encode()
        report = check(read(document, syntax), document.decode(), syntax)
        assert sorted(map(told, report.findings), key=repr) == sorted(broken.findings, key=repr), syntax
        assert all(finding.near for finding in report.findings), syntax


@pytest.mark.parametrize("name", [name for name in NAMES if read_broken(name).mended is not None])
def test_the_first_fix_of_each_finding_mends_it(name: str) -> None:
    broken = read_broken(name)
    triples = tuple(statements(broken.text))
    before = check(triples)
    mended = apply([finding.fix for finding in before.findings if finding.fix], triples)
    assert broken.mended is not None
    assert set(mended) == set(statements(broken.mended))
    after = check(mended)
    fixed = {(finding.rule, finding.path) for finding in before.findings if finding.fix}
    assert not fixed & {(finding.rule, finding.path) for finding in after.findings}
    assert after.count(Severity.VIOLATION) == 0


@pytest.mark.parametrize("name", NAMES)
def test_each_candidate_by_itself_ends_its_finding_and_breaks_nothing(name: str) -> None:
    triples = tuple(statements(read_broken(name).text))
    before = check(triples)
    known = {(finding.rule, finding.path) for finding in before.findings}
    for finding in before.findings:
        for fix in finding.fixes:
            after = check(apply([fix], triples))
            left = {(each.rule, each.path, each.value) for each in after.findings}
            assert (finding.rule, finding.path, finding.value) not in left, fix.text
            violations = {
                (each.rule, each.path) for each in after.findings if each.severity == Severity.VIOLATION
            }
            assert violations <= known, fix.text


@pytest.mark.parametrize("name", NAMES)
def test_a_fix_has_the_same_name_at_every_reading_and_in_every_language(name: str) -> None:
    text = read_broken(name).text
    english = checker().check(Submission("synthetic", statements(text), ""), "en").findings
    latvian = checker().check(Submission("synthetic", statements(text)[::-1], ""), "lv").findings
    in_english = {fix.id: fix.text for finding in english for fix in finding.fixes}
    in_latvian = {fix.id: fix.text for finding in latvian for fix in finding.fixes}
    assert in_english.keys() == in_latvian.keys()
    assert len(in_english) == sum(len(finding.fixes) for finding in english)
    assert not set(in_english.values()) & set(in_latvian.values())


def test_a_fix_whose_statement_is_gone_is_left_out() -> None:
    triples = tuple(statements(changed([['par:place "Tartu"@en', 'par:place " Tartu "']])))
    fixes = [finding.fix for finding in check(triples).findings if finding.fix]
    assert len(fixes) == 2
    once = apply(fixes, triples)
    assert once == apply(fixes[:1], triples)
    assert apply([finding.fix for finding in check(once).findings if finding.fix], once) != once
