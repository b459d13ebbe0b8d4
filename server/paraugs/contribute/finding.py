"""What a contributor is told about one thing that is not as it should be."""

from dataclasses import dataclass
from enum import StrEnum

from paraugs.errors import Place
from paraugs.terms import IRI, Term


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
    """A replacement that puts a finding right; a guess when it is not certain."""

    found: Term
    replacement: IRI
    certain: bool
    text: str


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
    near: Place | None
    """The statement's place in the file, found by searching its text: near it, not proved to be it."""
    fix: Fix | None
