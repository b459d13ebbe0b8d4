"""Use case: put right what can be put right without a choice."""

from dataclasses import dataclass
from pathlib import Path

from paraugs.contribute.findings.file_report import FileReport
from paraugs.contribute.findings.finding import apply, certain_fixes
from paraugs.contribute.findings.report import Report
from paraugs.contribute.judging.submission import Submission
from paraugs.contribute.validation import Checker, open_checker, read_submission
from paraugs.resources import Resources
from paraugs.turtle import write_turtle

_MOST_ROUNDS = 5
"""One fix may lead to another: a country without its blanks is found in the list."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file after its certain fixes, and what is still to be said of it; no text when it cannot be read."""

    turtle: str
    report: Report


def mend_file(
    path: Path, resources: Resources, language: str = "en", media_type: str | None = None
) -> Mended:
    """Read a file and apply its certain fixes; ResourceError when a shipped file is broken."""
    checker = open_checker(resources)
    submission = read_submission(path, language, media_type, checker.contexts)
    if isinstance(submission, FileReport):
        return Mended("", Report((submission,), language))
    mended, report = mend(checker, submission, language)
    return Mended(write_turtle(mended.triples), Report((report,), language))


def mend(checker: Checker, submission: Submission, language: str) -> tuple[Submission, FileReport]:
    """Apply certain fixes until none is left, and give what there is then with its report."""
    report = checker.check(submission, language)
    for _ in range(_MOST_ROUNDS):
        fixes = certain_fixes(report.findings)
        if not fixes:
            break
        submission = Submission(submission.name, apply(fixes, submission.triples), "")
        report = checker.check(submission, language)
    return submission, report
