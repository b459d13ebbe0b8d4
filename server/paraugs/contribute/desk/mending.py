"""Use case: put right what can be put right without a choice, in a file of one's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from paraugs.contribute.desk.examining import Examiner
from paraugs.contribute.desk.files import open_document
from paraugs.contribute.desk.frame import Frame
from paraugs.contribute.desk.port import Examined
from paraugs.contribute.findings.file_report import Fault, FileReport
from paraugs.contribute.findings.finding import apply, certain_fixes
from paraugs.contribute.findings.report import Report
from paraugs.contribute.judging.document import Document
from paraugs.errors import RequestTooLarge, UnsupportedMediaType
from paraugs.terms import Quad, Triple
from paraugs.turtle import write_turtle

_MOST_ROUNDS = 5
"""One fix may lead to another: a country without its blanks is found in the list."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file after its certain fixes, and what is still to be said of it; no text when it cannot be read."""

    turtle: str
    report: Report


def mend_file(examiner: Examiner, path: Path, frame: Frame, media_type: str | None = None) -> Mended:
    """Read a file and apply its certain fixes."""
    document = open_document(path, examiner.bounds.most_bytes, media_type)
    if isinstance(document, FileReport):
        return Mended("", Report((document,), frame.language))
    try:
        turtle, report = _mended(examiner, document, frame)
    except (RequestTooLarge, UnsupportedMediaType) as error:
        turtle, report = "", FileReport(str(path), fault=Fault(str(error)))
    return Mended(turtle, Report((report,), frame.language))


def _mended(examiner: Examiner, document: Document, frame: Frame) -> tuple[str, FileReport]:
    """Apply certain fixes until none is left; places are told only of what is still as it was written."""
    quads = examiner.parsed(document, frame)
    if isinstance(quads, Fault):
        return "", FileReport(document.name, fault=quads)
    report = _report(examiner, document, quads, frame)
    for _ in range(_MOST_ROUNDS):
        fixes = certain_fixes(report.findings)
        if not fixes:
            break
        graphs = {Triple(*quad[:3]): quad.graph for quad in quads}
        quads = [Quad(*triple, graphs.get(triple)) for triple in apply(fixes, graphs)]
        report = _report(examiner, Document(b"", document.media_type, document.name), quads, frame)
    return _written(quads, frame.base), report


def _written(quads: Sequence[Quad], base: str) -> str:
    """Write Turtle; what has no address of its own stays so, since it may yet be sent to any."""
    has_none = any(str(node).partition("#")[0] == base for quad in quads for node in (quad[0], quad[2]))
    return write_turtle((Triple(*quad[:3]) for quad in quads), base if has_none else "")


def _report(examiner: Examiner, document: Document, quads: Sequence[Quad], frame: Frame) -> FileReport:
    pieces = examiner.divided(quads, frame).pieces
    items = examiner.judge(document, pieces, frame, ())
    return Examined(items).report(document.name)
