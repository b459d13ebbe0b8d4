"""What a contributor is told about one thing that is not as it should be, and the patch that mends it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from paraugs.errors import Place
from paraugs.terms import IRI, Term, Triple

RULES = "https://w3id.org/paraugs/shapes#"
"""What the address of every rule begins with; the name of the rule follows, as on the page of the rules."""


class Severity(StrEnum):
    """How much a finding matters; only a violation blocks publication. In the order of weight."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"

    @property
    def weight(self) -> int:
        """Count from 0, the heaviest."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Fix:
    """A patch on the statements that puts a finding right; a candidate to choose when it is not certain."""

    id: str
    """The same for the same patch of the same finding, whatever the language and the order of the file."""
    text: str
    """What it does, in the words of the reader."""
    certain: bool
    remove: tuple[Triple, ...] = ()
    add: tuple[Triple, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be, in the words of the reader."""

    severity: Severity
    message: str
    focus: str
    """The nearest node with an IRI."""
    path: str
    """The properties from there to the fault, shortened: `par:implementation / par:country`."""
    value: str | None
    """What was found, as it was written."""
    shape: IRI
    component: IRI
    near: Place | None = None
    """The place of the statement in the file."""
    exact: bool = False
    """Whether the place is the statement's own; otherwise it was found by searching: near it."""
    steps: tuple[IRI, ...] = ()
    """The properties of the path as IRIs, where the path is a way of single steps."""
    label: str = ""
    """The field in words: “country”."""
    expected: str = ""
    """What is expected there, in one sentence."""
    rule: str = ""
    """The address of the rule's documentation."""
    field: str = ""
    """The field of a form that it is about, where it came by a form."""
    cell: str = ""
    """The sheet and cell that it is about, where it came by a spreadsheet: `Outcomes!C4`."""
    found: Term | None = None
    """The value as the term that it is, whole."""
    fixes: tuple[Fix, ...] = ()
    """What could be done about it, the best first."""

    @property
    def fix(self) -> Fix | None:
        """Give the first fix, if there is any."""
        return self.fixes[0] if self.fixes else None


def apply(fixes: Iterable[Fix], triples: Iterable[Triple]) -> tuple[Triple, ...]:
    """Give the statements after the fixes, one after the other; what replaces a statement takes its place.

    A fix whose statements are no longer there, because another one has changed them, is left out: it is
    offered anew after the next check.
    """
    before = tuple(triples)
    present = set(before)
    heirs: dict[Triple | None, list[Triple]] = {}
    for fix in fixes:
        if present.issuperset(fix.remove):
            present.difference_update(fix.remove)
            present.update(fix.add)
            heirs.setdefault(fix.remove[-1] if fix.remove else None, []).extend(fix.add)
    return tuple(triple for triple in _with_heirs(before, heirs) if triple in present)


def _with_heirs(before: tuple[Triple, ...], heirs: dict[Triple | None, list[Triple]]) -> dict[Triple, None]:
    """Give all statements in their order, each followed by what replaces it; those without a place last."""
    waiting: list[Triple] = [*before, *heirs.pop(None, [])][::-1]
    ordered: dict[Triple, None] = {}
    while waiting:
        triple = waiting.pop()
        ordered[triple] = None
        waiting.extend(reversed(heirs.pop(triple, [])))
    return ordered


def certain_fixes(findings: Iterable[Finding]) -> tuple[Fix, ...]:
    """Give, for each finding that has one, the fix that needs no choice."""
    return tuple(finding.fix for finding in findings if finding.fix and finding.fix.certain)
