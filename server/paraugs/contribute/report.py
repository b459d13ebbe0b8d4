"""The answer to a contributor: findings for each file, as text, as JSON, and as a SHACL report in Turtle."""

import json
from dataclasses import asdict, dataclass

import rdflib
from babel import Locale
from rdflib.namespace import RDF, SH

from paraugs.contribute.finding import Finding, Severity
from paraugs.errors import Place
from paraugs.namespaces import PREFIXES

_COUNTS = {
    "en": {
        Severity.VIOLATION: {"one": "violation", "other": "violations"},
        Severity.WARNING: {"one": "warning", "other": "warnings"},
        Severity.INFO: {"one": "hint", "other": "hints"},
    },
    "lv": {
        Severity.VIOLATION: {"zero": "pārkāpumu", "one": "pārkāpums", "other": "pārkāpumi"},
        Severity.WARNING: {"zero": "brīdinājumu", "one": "brīdinājums", "other": "brīdinājumi"},
        Severity.INFO: {"zero": "ieteikumu", "one": "ieteikums", "other": "ieteikumi"},
    },
}
_NEAR = {"en": "near line {line}", "lv": "pie {line}. rindas"}
_AT = {"en": "line {line}, column {column}", "lv": "{line}. rinda, {column}. zīme"}
_VERDICT = {
    "en": {True: "conforms", False: "does not conform", None: "cannot be read"},
    "lv": {True: "atbilst", False: "neatbilst", None: "nevar nolasīt"},
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file could not be checked at all, and the exact place where it is known."""

    reason: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one file: findings, or else a fault."""

    name: str
    findings: tuple[Finding, ...] = ()
    fault: Fault | None = None
    graph: rdflib.Graph | None = None
    """pySHACL's report (SHACL, section 3.6), its messages filled in."""

    @property
    def conforms(self) -> bool | None:
        """Tell whether nothing blocks publication; None when the file could not be checked."""
        return None if self.fault else not self.count(Severity.VIOLATION)

    def count(self, severity: Severity) -> int:
        """Count the findings of one severity."""
        return sum(finding.severity == severity for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in all files, in the language of the reader."""

    files: tuple[FileReport, ...]
    language: str = "en"

    @property
    def conforms(self) -> bool:
        """Tell whether every file was read and none has a violation."""
        return all(file.conforms for file in self.files)

    @property
    def readable(self) -> bool:
        """Tell whether every file could be checked."""
        return all(file.fault is None for file in self.files)

    @property
    def exit_code(self) -> int:
        """Give what a script sees: 0 conforms, 1 violations, 2 a file that cannot be read."""
        return 0 if self.conforms else 1 if self.readable else 2

    def to_text(self, hints: bool = False) -> str:
        """Give lines for a terminal; hints, which are many, are only counted unless asked for."""
        return "".join(line + "\n" for file in self.files for line in self._lines(file, hints))

    def to_json(self) -> str:
        """Give everything as one JSON object: conforms, language, files with findings."""
        files = [self._json(file) for file in self.files]
        body = {"conforms": self.conforms, "language": self.language, "files": files}
        return json.dumps(body, ensure_ascii=False, indent=2) + "\n"

    def to_turtle(self) -> str:
        """Give one SHACL validation report over all files that could be read.

        Its `sh:conforms` is SHACL's own (section 3.6.1.1): false as soon as there is any result, even a hint.
        """
        merged, root = rdflib.Graph(bind_namespaces="none"), rdflib.BNode()
        for prefix in ("par", "rdf", "sh", "xsd"):
            merged.bind(prefix, PREFIXES[prefix])
        for graph in (file.graph for file in self.files if file.graph is not None):
            roots = set(graph.subjects(RDF.type, SH.ValidationReport))
            merged += (triple for triple in graph if triple[0] not in roots)
            for result in graph.objects(None, SH.result):
                merged.add((root, SH.result, result))
        conforms = self.readable and (root, SH.result, None) not in merged
        merged.add((root, RDF.type, SH.ValidationReport))
        merged.add((root, SH.conforms, rdflib.Literal(conforms)))
        return str(merged.serialize(format="turtle"))

    def _lines(self, file: FileReport, hints: bool) -> list[str]:
        words = _VERDICT.get(self.language, _VERDICT["en"])
        if file.fault:
            place = f"{self._place(file.fault.place, _AT)}: " if file.fault.place else ""
            return [f"{file.name}: {words[None]}", f"  {place}{file.fault.reason}"]
        shown = [finding for finding in file.findings if hints or finding.severity != Severity.INFO]
        lines = [f"{file.name}: {words[file.conforms]} ({self._counts(file)})"]
        return lines + [line for finding in shown for line in self._finding(finding)]

    def _finding(self, finding: Finding) -> list[str]:
        kind = _COUNTS.get(self.language, _COUNTS["en"])[finding.severity]["one"]
        place = f" ({self._place(finding.near, _NEAR)})" if finding.near else ""
        message = f"{finding.message} {finding.fix.text}" if finding.fix else finding.message
        return [f"  {kind}: {finding.focus} {finding.path}{place}", f"    {message}"]

    def _counts(self, file: FileReport) -> str:
        words = _COUNTS.get(self.language, _COUNTS["en"])
        plural = Locale(self.language if self.language in _COUNTS else "en").plural_form
        counted = [(file.count(severity), words[severity]) for severity in Severity]
        return ", ".join(f"{number} {names[plural(number)]}" for number, names in counted)

    def _place(self, place: Place, words: dict[str, str]) -> str:
        return words.get(self.language, words["en"]).format(line=place.line, column=place.column)

    def _json(self, file: FileReport) -> dict[str, object]:
        return {
            "file": file.name,
            "conforms": file.conforms,
            "fault": asdict(file.fault) if file.fault else None,
            "counts": {str(severity): file.count(severity) for severity in Severity},
            "findings": [_finding_json(finding) for finding in file.findings],
        }


def _finding_json(finding: Finding) -> dict[str, object]:
    fix = finding.fix
    return {
        "severity": str(finding.severity),
        "message": finding.message,
        "focus": finding.focus,
        "path": finding.path,
        "value": finding.value,
        "shape": finding.shape.value,
        "component": finding.component.value,
        "near": asdict(finding.near) if finding.near else None,
        "fix": None
        if fix is None
        else {
            "replace": str(fix.found),
            "by": fix.replacement.value,
            "certain": fix.certain,
            "text": fix.text,
        },
    }
