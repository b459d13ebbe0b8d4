"""validate: tell what is wrong with practices in RDF files or workbooks, where, and how to mend it

Turtle, TriG, JSON-LD, RDF/XML, N-Triples and N-Quads are read; files may point to one another. What is said
is what POST /validate of a server says: what the server writes itself, such as Member State and status, is
not asked for. --state says who hands in: what is another state's is told then. Workbooks (.xlsx) made from
the template are read row by row, and need it.
Only what is required blocks (exit code 1); recommendations are shown as warnings, hints are counted (--hints
shows them). --fix applies the fixes that need no choice to one file, and writes it as Turtle; what is left to
say goes to standard error.
"""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from paraugs.cli.progress import Progress
from paraugs.cli.workbooks import check_workbooks, is_workbook
from paraugs.contribute.desk.examining import Examiner
from paraugs.contribute.desk.files import examine_files
from paraugs.contribute.desk.frame import Frame
from paraugs.contribute.desk.mending import mend_file
from paraugs.contribute.desk.opening import open_examiner
from paraugs.contribute.findings.report import FileReport, Report
from paraugs.errors import RequestError
from paraugs.graph.parsing import MEDIA_TYPES
from paraugs.people.states import code_of, state_of
from paraugs.resources import Resources, find_resources
from paraugs.settings import read_settings

SYNTAXES = {suffix.removeprefix("."): media_type for suffix, media_type in MEDIA_TYPES.items()}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument(
        "--lang", choices=("en", "lv"), default="en", help="language of the findings (default: en)"
    )
    parser.add_argument(
        "--format", choices=sorted(SYNTAXES), help="syntax of the files (default: by their names)"
    )
    parser.add_argument("--state", metavar="CODE", help="the state that hands them in, for example LV")
    parser.add_argument("--hints", action="store_true", help="show hints too")
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="where to write (default: standard output)"
    )
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="findings as JSON")
    output.add_argument("--csv", action="store_true", help="findings as CSV")
    output.add_argument("--turtle", action="store_true", help="the SHACL validation report")
    output.add_argument(
        "--fix", action="store_true", help="apply the certain fixes, and write the file as Turtle"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; 0 conforms, 1 violations, 2 a file that cannot be read or written."""
    if arguments.fix:
        return _fix(arguments)
    progress = Progress()
    progress("reading the shapes and the vocabularies ...")
    report = _report(arguments)
    progress.done()
    if arguments.json:
        text = report.to_json()
    elif arguments.csv:
        text = report.to_csv()
    elif arguments.turtle:
        text = report.to_turtle()
    else:
        text = report.to_text(arguments.hints)
    return report.exit_code if _write(text, arguments.output) else 2


def _report(arguments: argparse.Namespace) -> Report:
    books = [path for path in arguments.files if is_workbook(path)]
    files = [path for path in arguments.files if not is_workbook(path)]
    if books and not arguments.state:
        raise RequestError("A workbook is of a state: say of which with --state, for example --state LV.")
    frame, (examiner, resources) = _frame(arguments), _opened()
    found: tuple[FileReport, ...] = ()
    if files:
        found = examine_files(examiner, files, frame, SYNTAXES.get(arguments.format)).files
    if books:
        found += check_workbooks(books, examiner, resources, frame).files
    return Report(found, arguments.lang)


def _opened() -> tuple[Examiner, Resources]:
    settings = read_settings()
    resources = find_resources(settings.resources_dir)
    return open_examiner(settings, resources), resources


def _frame(arguments: argparse.Namespace) -> Frame:
    """Give what stands around a dry run; NotFound for no state's code."""
    today, state, code = datetime.now(UTC).date(), "", ""
    if arguments.state:
        state = state_of(arguments.state).value
        code = code_of(state)
    return Frame(state, code, code.upper(), today, arguments.lang, complete=False)


def _fix(arguments: argparse.Namespace) -> int:
    if len(arguments.files) > 1:
        print("--fix mends one file at a time", file=sys.stderr)
        return 2
    (path,) = arguments.files
    if is_workbook(path):
        raise RequestError("--fix mends RDF; what a workbook needs is told by cell without it.")
    mended = mend_file(_opened()[0], path, _frame(arguments), SYNTAXES.get(arguments.format))
    sys.stderr.write(mended.report.to_text(arguments.hints))
    written = not mended.turtle or _write(mended.turtle, arguments.output)
    return mended.report.exit_code if written else 2


def _write(text: str, path: Path | None) -> bool:
    """Write a text and tell whether that worked; where it did not, say why."""
    if path is None:
        sys.stdout.write(text)
        return True
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        print(f"{path}: {error.strerror or error}", file=sys.stderr)
        return False
    return True
