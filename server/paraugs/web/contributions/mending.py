"""A text that is checked on the page is mended there: each fix is a button; a certain one needs no choice.

Fixes are changes of statements. So the mended text is written anew in the same syntax: it says the same but
for the fix, and neither its layout nor its comments are kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paraugs.contribute.desk.port import Document, Examined
from paraugs.contribute.findings.finding import Finding, Fix, apply, certain_fixes
from paraugs.contribute.findings.report import Report
from paraugs.graph.serialising import serialise
from paraugs.life.record import TOPIC, TYPE
from paraugs.short_names import term
from paraugs.terms import IRI, Subject, Triple
from paraugs.web.contributions.checking import examine, report_of

ALL_CERTAIN = "certain"
"""What a button sends for all fixes that need no choice."""
MOST_BYTES = 1 << 20
"""The largest text that a page carries along; a larger one is mended where it was written."""
_MOST_ROUNDS = 5
"""One fix may lead to another: a country without its blanks is found in the list."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A document, what was found in it, and the fixes that can be applied to it here, by their ids."""

    document: Document
    report: Report
    fixes: frozenset[str]
    certain: int = 0
    """How many findings have a fix that needs no choice."""


def check_to_mend(document: Document, wanted: str, language: str) -> Checked:
    """Check a document, after the fix (by its id) or all certain ones were applied; none when it is empty.

    Raises what `check` raises.
    """
    examined = examine(document, language, echo=True)
    for _ in range(_MOST_ROUNDS if wanted == ALL_CERTAIN else 1):
        fixes = _chosen(examined, wanted)
        if not fixes:
            break
        document = Document(
            _applied(examined, fixes, document.media_type), document.media_type, document.name
        )
        examined = examine(document, language, echo=True)
    usable = _usable(examined)
    certain = certain_fixes(_with(examined, usable))
    report = report_of(examined, document, language)
    return Checked(document, report, frozenset(fix.id for fix in usable), len(certain))


def _chosen(examined: Examined, wanted: str) -> Sequence[Fix]:
    usable = _usable(examined)
    if wanted == ALL_CERTAIN:
        return certain_fixes(_with(examined, usable))
    return [fix for fix in usable if fix.id == wanted]


def _findings(examined: Examined) -> Iterable[Finding]:
    return (finding for item in examined.items for finding in item.report.findings)


def _with(examined: Examined, usable: Sequence[Fix]) -> Iterable[Finding]:
    """Give the findings whose first fix can be applied."""
    return (one for one in _findings(examined) if one.fix and one.fix in usable)


def _usable(examined: Examined) -> Sequence[Fix]:
    """Give the fixes that change nothing but what the document says, or what its record would say."""
    stated = set(examined.statements)
    described = {triple.subject for triple in stated} | set(_records(examined))
    return [
        fix
        for finding in _findings(examined)
        for fix in finding.fixes
        if stated.issuperset(fix.remove) and described.issuperset(triple.subject for triple in fix.add)
    ]


def _records(examined: Examined) -> dict[Subject, IRI]:
    """Give the records that a document leaves for the server to write, each with what it is about."""
    described = {triple.subject for triple in examined.statements}
    return {
        item.contribution: item.topic
        for item in examined.items
        if item.contribution not in described and item.topic in described
    }


def _applied(examined: Examined, fixes: Sequence[Fix], media_type: str) -> bytes:
    records = _records(examined)
    begun = [
        triple
        for record in dict.fromkeys(one.subject for fix in fixes for one in fix.add if one.subject in records)
        for triple in (
            Triple(record, TYPE, term("par:Contribution")),
            Triple(record, TOPIC, records[record]),
        )
    ]
    return serialise((*apply(fixes, examined.statements), *begun), media_type)
