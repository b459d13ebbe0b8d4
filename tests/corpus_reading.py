"""The corpus of broken submissions: what each changes in the good practice, and what must be said of it."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from paraugs.contribute.findings.finding import Finding
from paraugs.graph.parsing import parse
from paraugs.terms import Triple
from validating import GOOD_PRACTICE, SHAPES

CORPUS = Path(__file__).parent / "contribute" / "corpus"
NAMES = sorted(path.stem for path in CORPUS.glob("*.toml"))
GOOD = GOOD_PRACTICE.read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Told:
    """What a finding must say."""

    rule: str
    severity: str
    path: str
    value: str | None = None
    certain: bool = False
    fixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """One broken submission; `mended` is what the first fix of each finding makes of it, None without any."""

    text: str
    findings: list[Told] = field(default_factory=list)
    mended: str | None = None


def read_broken(name: str) -> Broken:
    """Read one of the corpus."""
    case = tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8"))
    findings = [Told(**{**each, "fixes": tuple(each.get("fixes", ()))}) for each in case["findings"]]
    mended = changed(case["mended"]) if "mended" in case else None
    return Broken(changed(case["broken"]), findings, mended)


def changed(replacements: list[list[str]]) -> str:
    """Give the good practice with texts replaced, each of which stands in it once."""
    text = GOOD
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def told(finding: Finding) -> Told:
    """Give what a finding says."""
    return Told(
        finding.rule.removeprefix(SHAPES),
        str(finding.severity),
        finding.path,
        finding.value,
        bool(finding.fix and finding.fix.certain),
        tuple(fix.text for fix in finding.fixes),
    )


def statements(text: str) -> list[Triple]:
    """Give the statements of a Turtle text."""
    return [Triple(*quad[:3]) for quad in parse(text.encode(), "text/turtle")]
