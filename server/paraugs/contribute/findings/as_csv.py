"""A report as CSV (RFC 4180), one row a finding, safe to open in a spreadsheet.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, which shows it as text
(OWASP, CSV Injection).
"""

import csv
import io
from collections.abc import Iterable

from paraugs.contribute.findings.file_report import FileReport
from paraugs.contribute.findings.finding import Finding
from paraugs.errors import Place

COLUMNS = (
    *("file", "severity", "message", "label", "expected", "focus", "path", "steps", "value"),
    *("shape", "component", "rule", "line", "column", "exact", "field", "cell", "fixes"),
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(files: Iterable[FileReport]) -> str:
    """Give the columns, then the findings of all files; what cannot be read is a row with its reason."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for file in files:
        for row in _rows(file):
            writer.writerow([_harmless(cell) for cell in row])
    return text.getvalue()


def _rows(file: FileReport) -> Iterable[tuple[str, ...]]:
    if fault := file.fault:
        told = " ".join(filter(None, (fault.reason, fault.remedy)))
        yield (
            file.name,
            "fault",
            told,
            *[""] * 9,
            *_place(fault.place),
            str(bool(fault.place)).lower(),
            *[""] * 3,
        )
    for finding in file.findings:
        yield (file.name, *_row(finding))


def _row(finding: Finding) -> tuple[str, ...]:
    return (
        str(finding.severity),
        finding.message,
        finding.label,
        finding.expected,
        finding.focus,
        finding.path,
        " ".join(step.value for step in finding.steps),
        finding.value or "",
        finding.shape.value,
        finding.component.value,
        finding.rule,
        *_place(finding.near),
        str(finding.exact).lower(),
        finding.field,
        finding.cell,
        "\n".join(f"{fix.id}: {fix.text}" for fix in finding.fixes),
    )


def _place(place: Place | None) -> tuple[str, str]:
    return (str(place.line), str(place.column)) if place else ("", "")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
