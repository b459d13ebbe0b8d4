"""Workbooks on the command line: checked as a server would, for the state whose they are."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from paraugs.contribute.desk.opening import open_desk
from paraugs.contribute.desk.port import Document, Frame
from paraugs.contribute.findings.file_report import Fault
from paraugs.contribute.findings.report import FileReport, Report
from paraugs.forms.reading import read_forms
from paraugs.people.states import code_of, state_of
from paraugs.resources import Resources
from paraugs.settings import Settings
from paraugs.sheets.checking import check_workbook
from paraugs.sheets.opening import open_sheets

SUFFIX = ".xlsx"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def is_workbook(path: Path) -> bool:
    """Tell whether a file is a workbook by its name."""
    return path.suffix.lower() == SUFFIX


def check_workbooks(paths: Sequence[Path], resources: Resources, state: str, language: str) -> Report:
    """Check workbooks of a state; NotFound for no state's code, ResourceError for a broken shipped file."""
    country = state_of(state)
    code = code_of(country)
    today = datetime.now(UTC).date()
    frame = Frame(country.value, code, code.upper(), today, language)
    sheets, desk = open_sheets(read_forms(resources), resources), open_desk(Settings(), resources)
    files: list[FileReport] = []
    for path in paths:
        try:
            document = Document(path.read_bytes(), _TYPE, str(path))
        except OSError as error:
            files.append(FileReport(str(path), fault=Fault(error.strerror or str(error))))
        else:
            files += check_workbook(sheets, desk, document, frame)
    return Report(tuple(files), language)
