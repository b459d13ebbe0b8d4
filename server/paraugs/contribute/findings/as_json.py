"""A report as JSON, with a schema that stays: keys may be added, none is renamed or dropped.

    {"conforms": true or false,
     "language": "en",
     "files": [
       {"file": the name or the IRI of the item,
        "conforms": true, false, or null when it could not be checked,
        "fault": null or {"reason", "remedy", "line", "column"},
        "counts": {"violation": 1, "warning": 0, "info": 0},
        "findings": [
          {"severity": "violation", "warning" or "info",
           "message", "label", "expected": sentences in the language of the report,
           "focus": the nearest node with an IRI, "path": the way from there in short names,
           "steps": the same as IRIs,
           "value": what was found, or null,
           "shape", "component": IRIs of SHACL, "rule": the address of the documentation,
           "line", "column": numbers or null, "exact": whether the place is certain,
           "field": of a form or "", "cell": of a spreadsheet or "",
           "fixes": [{"id", "text", "certain", "remove": [...], "add": [...]}]}]}]}

`remove` and `add` hold statements as lines of N-Triples. Fixes are applied by their `id`.
"""

import json

from paraugs.contribute.findings.file_report import Fault, FileReport
from paraugs.contribute.findings.finding import Finding, Fix, Severity
from paraugs.graph.notation import write_triple


def file_to_json(file: FileReport) -> dict[str, object]:
    """Give the object of one file."""
    return {
        "file": file.name,
        "conforms": file.conforms,
        "fault": _fault(file.fault) if file.fault else None,
        "counts": {str(severity): file.count(severity) for severity in Severity},
        "findings": [finding_to_json(finding) for finding in file.findings],
    }


def finding_to_json(finding: Finding) -> dict[str, object]:
    """Give the object of one finding."""
    return {
        "severity": str(finding.severity),
        "message": finding.message,
        "label": finding.label,
        "expected": finding.expected,
        "focus": finding.focus,
        "path": finding.path,
        "steps": [step.value for step in finding.steps],
        "value": finding.value,
        "shape": finding.shape.value,
        "component": finding.component.value,
        "rule": finding.rule,
        "line": finding.near.line if finding.near else None,
        "column": finding.near.column if finding.near else None,
        "exact": finding.exact,
        "field": finding.field,
        "cell": finding.cell,
        "fixes": [_fix(fix) for fix in finding.fixes],
    }


def write_json(value: object, is_for_eyes: bool = True) -> str:
    """Give JSON as it is sent: indented where somebody may read it, which takes twice as long."""
    return json.dumps(value, ensure_ascii=False, indent=2 if is_for_eyes else None) + "\n"


def _fault(fault: Fault) -> dict[str, object]:
    return {
        "reason": fault.reason,
        "remedy": fault.remedy,
        "line": fault.place.line if fault.place else None,
        "column": fault.place.column if fault.place else None,
    }


def _fix(fix: Fix) -> dict[str, object]:
    return {
        "id": fix.id,
        "text": fix.text,
        "certain": fix.certain,
        "remove": [write_triple(triple) for triple in fix.remove],
        "add": [write_triple(triple) for triple in fix.add],
    }
