"""What was found in one file or item: findings, or else why it could not be checked."""

from dataclasses import dataclass

from paraugs.contribute.findings.finding import Finding, Severity
from paraugs.errors import Place


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file could not be checked at all, and the exact place where it is known."""

    reason: str
    place: Place | None = None
    remedy: str = ""
    """The usual cause and what to do, in the words of the reader."""

    @property
    def in_words(self) -> str:
        """Reason and remedy as sentences."""
        if not (self.reason and self.remedy):
            return self.reason or self.remedy
        return f"{self.reason}{'' if self.reason.endswith(('.', '!', '?')) else '.'} {self.remedy}"


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one file: findings, or else a fault."""

    name: str
    findings: tuple[Finding, ...] = ()
    fault: Fault | None = None

    @property
    def conforms(self) -> bool | None:
        """Tell whether nothing blocks publication; None when the file could not be checked."""
        return None if self.fault else not self.count(Severity.VIOLATION)

    def count(self, severity: Severity) -> int:
        """Count the findings of one severity."""
        return sum(finding.severity == severity for finding in self.findings)
