"""The desk, opened once for all tests, and short ways to put a file on it."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import rdflib

from paraugs.contribute.desk.examining import Bounds, Examiner
from paraugs.contribute.desk.files import examine_files
from paraugs.contribute.desk.frame import Frame
from paraugs.contribute.findings.finding import Finding
from paraugs.contribute.findings.report import FileReport, Report
from paraugs.contribute.judging.referee import Referee, Result
from paraugs.contribute.judging.view import view_of
from paraugs.contribute.validation import Checker, open_checker
from paraugs.graph.parsing import media_type_of, parse
from paraugs.resources import Resources
from paraugs.terms import Triple

ROOT = Path(__file__).parent.parent
GOOD_PRACTICE = ROOT / "tests" / "shapes" / "complete-practice.ttl"
SHAPES = "https://w3id.org/paraugs/shapes#"


@cache
def checker() -> Checker:
    """The checker over the shipped files."""
    return open_checker(Resources(ROOT))


@cache
def examiner() -> Examiner:
    """The examiner over the shipped files."""
    return Examiner(checker(), Bounds())


@cache
def blocking_referee() -> Referee:
    """A referee who looks only at what blocks publication, in half the time."""
    shapes = rdflib.Graph()
    for name in ("required", "ranges", "vocabularies"):
        shapes.parse(data=(ROOT / "shapes" / f"{name}.ttl").read_bytes(), format="turtle")
    return Referee(shapes)


def triples_of(path: Path) -> list[Triple]:
    """Read a file."""
    return [Triple(*quad[:3]) for quad in parse(path.read_bytes(), media_type_of(path.name))]


def results_of(path: Path, referee: Referee | None = None) -> set[Result]:
    """Give what a referee finds in a file; the one with all shapes unless another is given."""
    triples = triples_of(path)
    view = view_of(triples, checker().vocabulary.facts)
    return set((referee or checker().referee).judge(view, {triple.subject for triple in triples}).results)


def validate(paths: Sequence[Path], language: str = "en", media_type: str | None = None) -> Report:
    """Give the report on files that nobody in particular hands in."""
    frame = Frame("", "", "", date(2026, 12, 1), language, complete=False)
    return examine_files(examiner(), paths, frame, media_type)


def check(path: Path, language: str = "en", media_type: str | None = None) -> FileReport:
    """Give the report on one file."""
    return validate([path], language, media_type).files[0]


def check_text(folder: Path, text: str, language: str = "en", name: str = "submission.ttl") -> FileReport:
    """Give the report on a text, written into a folder first."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return check(path, language)


def finding_of(report: FileReport, shape: str) -> Finding:
    """Give the only finding of a shape, by the shape's short name."""
    found = [finding for finding in report.findings if finding.shape.value == SHAPES + shape]
    assert len(found) == 1, [finding.message for finding in report.findings]
    return found[0]
