"""validate: tell what is wrong with practices in RDF files or workbooks, where, and how to mend it

Turtle, TriG, JSON-LD, RDF/XML, N-Triples and N-Quads are read; files may point to one another. Workbooks
(.xlsx) made from the template are read row by row; --state says whose they are. Only what is required blocks
(exit code 1); recommendations are shown as warnings, hints are counted (--hints shows them).
--fix applies the fixes that need no choice to one file, and writes it as Turtle; what is left to say goes to
standard error.
"""

import argparse
import sys
from pathlib import Path

from paraugs.cli.progress import Progress
from paraugs.cli.shipped import shipped_resources
from paraugs.cli.workbooks import check_workbooks, is_workbook
from paraugs.contribute.findings.report import FileReport, Report
from paraugs.contribute.mending import mend_file
from paraugs.contribute.validation import validate_files
from paraugs.errors import RequestError
from paraugs.graph.parsing import MEDIA_TYPES

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
    parser.add_argument("--state", metavar="CODE", help="the state whose workbooks they are: LV")
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
    resources, language = shipped_resources(), arguments.lang
    books = [path for path in arguments.files if is_workbook(path)]
    files = [path for path in arguments.files if not is_workbook(path)]
    if books and not arguments.state:
        raise RequestError("A workbook is of a state: say of which with --state, for example --state LV.")
    found: tuple[FileReport, ...] = ()
    if files:
        media_type = SYNTAXES.get(arguments.format)
        found = validate_files(files, resources, language, media_type).files
    if books:
        found += check_workbooks(books, resources, arguments.state, language).files
    return Report(found, language)


def _fix(arguments: argparse.Namespace) -> int:
    if len(arguments.files) > 1:
        print("--fix mends one file at a time", file=sys.stderr)
        return 2
    (path,) = arguments.files
    mended = mend_file(path, shipped_resources(), arguments.lang, SYNTAXES.get(arguments.format))
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
