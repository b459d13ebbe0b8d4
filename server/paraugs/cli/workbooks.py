"""Workbooks on the command line: checked as a server would, for the state whose they are."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from paraugs.contribute.desk.examining import Examiner
from paraugs.contribute.desk.files import open_document
from paraugs.contribute.desk.frame import Frame
from paraugs.contribute.desk.port import Document, InProcessDesk
from paraugs.contribute.findings.report import FileReport, Report
from paraugs.forms.reading import read_forms
from paraugs.resources import Resources
from paraugs.sheets.checking import check_workbook
from paraugs.sheets.opening import open_sheets

SUFFIX = ".xlsx"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def is_workbook(path: Path) -> bool:
    """Tell whether a file is a workbook by its name."""
    return path.suffix.lower() == SUFFIX


def check_workbooks(paths: Sequence[Path], examiner: Examiner, resources: Resources, frame: Frame) -> Report:
    """Check workbooks of the state of a frame; ResourceError for a broken shipped file."""
    sheets, desk = open_sheets(read_forms(resources), resources), InProcessDesk(examiner)
    complete, files = replace(frame, complete=True), list[FileReport]()
    for path in paths:
        document = open_document(path, examiner.bounds.most_bytes, _TYPE)
        if isinstance(document, Document):
            files += check_workbook(sheets, desk, document, complete)
        else:
            files.append(document)
    return Report(tuple(files), frame.language)
