"""Having a document checked and nothing else: nobody signs in, and nothing is kept."""

from datetime import UTC, datetime

from paraugs.contribute.desk.frame import Frame
from paraugs.contribute.desk.port import Examined
from paraugs.contribute.findings.report import Report
from paraugs.contribute.judging.document import Document
from paraugs.errors import DeskUnavailable, SyntaxFault
from paraugs.web.context import services


def check(document: Document, language: str) -> Report:
    """Give the report on a document as it is; SyntaxFault when it cannot be read.

    Raises what a desk raises besides.
    """
    return report_of(examine(document, language), document, language)


def examine(document: Document, language: str, echo: bool = False) -> Examined:
    """Have a document examined as it is; with `echo` its statements come back too."""
    desk = services().desk
    if desk is None:
        raise DeskUnavailable("this instance has no desk")
    today = datetime.now(UTC).date()
    return desk.examine(document, Frame("", "", "", today, language, complete=False, echo=echo))


def report_of(examined: Examined, document: Document, language: str) -> Report:
    """Give the report on a document that was examined; SyntaxFault when it cannot be read."""
    report = examined.report(document.name)
    if report.fault:
        raise SyntaxFault(report.fault.in_words, report.fault.place)
    return Report((report,), language)
