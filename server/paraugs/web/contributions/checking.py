"""Having a document checked and nothing else: nobody signs in, and nothing is kept."""

from datetime import UTC, datetime

from paraugs.contribute.desk.frame import Frame
from paraugs.contribute.findings.report import Report
from paraugs.contribute.judging.document import Document
from paraugs.errors import DeskUnavailable, SyntaxFault
from paraugs.web.context import services


def check(document: Document, language: str) -> Report:
    """Give the report on a document as it is; SyntaxFault when it cannot be read.

    Raises what a desk raises besides.
    """
    desk = services().desk
    if desk is None:
        raise DeskUnavailable("this instance has no desk")
    today = datetime.now(UTC).date()
    frame = Frame("", "", "", today, language, complete=False)
    report = desk.examine(document, frame).report(document.name)
    if report.fault:
        raise SyntaxFault(
            " ".join(filter(None, (report.fault.reason, report.fault.remedy))), report.fault.place
        )
    return Report((report,), language)
