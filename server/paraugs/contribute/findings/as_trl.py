"""A report in the words of the Commission's Interoperability Test Bed: GITB TRL, as XML or as JSON.

One report is a TAR (Test Assertion Report): a result, counters, a context with what was asked to be included,
and an item (BAR) for each finding. Sources: the schemas gitb_tr.xsd and gitb_core.xsd (namespaces
http://www.gitb.com/tr/v1/ and http://www.gitb.com/core/v1/), and the report of its RDF validator.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree

from paraugs.contribute.findings.finding import Finding, Severity
from paraugs.contribute.findings.report import Report

_TR, _CORE = "http://www.gitb.com/tr/v1/", "http://www.gitb.com/core/v1/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NAME = "SHACL Validation"
_KINDS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
_LABELS = {
    "en": ("Focus node", "Result path", "Shape", "Value"),
    "lv": ("Mezgls", "Ceļš", "Noteikums", "Vērtība"),
}
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class TrlReport:
    """A report to be written, when it was made, and what else it is to hold by name (`input`, `report`)."""

    report: Report
    when: datetime
    context: Mapping[str, str]

    def to_json(self) -> str:
        """Give the report as JSON; what is empty is left out, as the Test Bed leaves it out."""
        items: dict[str, list[dict[str, str]]] = {}
        for finding in self._findings():
            items.setdefault(_KINDS[finding.severity], []).append(self._item(finding))
        body: dict[str, object] = {
            "date": f"{self.when:%Y-%m-%dT%H:%M:%S}.{self.when.microsecond // 1000:03}{self.when:%z}",
            "result": self._result(),
            "counters": self._counters(),
            "context": self._json_context(),
            "reports": items,
            "name": _NAME,
        }
        return json.dumps(body, ensure_ascii=False, indent=2) + "\n"

    def to_xml(self) -> bytes:
        """Give the report as XML in UTF-8."""
        root = ElementTree.Element(f"{{{_TR}}}TestStepReport", {"name": _NAME, f"{{{_XSI}}}type": "tr:TAR"})
        _put(root, _TR, "date", self.when.isoformat(timespec="milliseconds"))
        _put(root, _TR, "result", self._result())
        counters = _put(root, _TR, "counters")
        for name, number in self._counters().items():
            _put(counters, _TR, name, str(number))
        context = _put(root, _TR, "context")
        if self.context:
            context.set("type", "map")
        for name, text in self.context.items():
            item = _put(context, _CORE, "item")
            item.attrib.update(name=name, embeddingMethod="STRING", type="string")
            _put(item, _CORE, "value", text)
        reports = _put(root, _TR, "reports")
        for finding in self._findings():
            item = _put(reports, _TR, _KINDS[finding.severity])
            item.set(f"{{{_XSI}}}type", "tr:BAR")
            for name, text in self._item(finding).items():
                _put(item, _TR, name, text)
        return _written(root)

    def _findings(self) -> Iterable[Finding]:
        return (finding for file in self.report.files for finding in file.findings)

    def _count(self, severity: Severity) -> int:
        return sum(file.count(severity) for file in self.report.files)

    def _result(self) -> str:
        return "SUCCESS" if self.report.conforms else "FAILURE"

    def _counters(self) -> dict[str, int]:
        """Give the counters; the Test Bed counts hints as assertions."""
        return {
            "nrOfAssertions": self._count(Severity.INFO),
            "nrOfErrors": self._count(Severity.VIOLATION),
            "nrOfWarnings": self._count(Severity.WARNING),
        }

    def _item(self, finding: Finding) -> dict[str, str]:
        focus, path, shape, value = _LABELS.get(self.report.language, _LABELS["en"])
        steps = " / ".join(step.value for step in finding.steps) or finding.path
        return {
            "description": finding.message,
            "location": _pairs((focus, finding.focus), (path, steps)),
            "test": _pairs((shape, finding.shape.value), (value, finding.value or "")),
        }

    def _json_context(self) -> dict[str, object]:
        if not self.context:
            return {}
        items = [
            {"name": name, "type": "string", "embeddingMethod": "STRING", "value": text}
            for name, text in self.context.items()
        ]
        return {"type": "map", "items": items}


def _pairs(*pairs: tuple[str, str]) -> str:
    return " - ".join(f"[{label}] - [{text}]" for label, text in pairs if text.strip())


def _put(
    parent: ElementTree.Element, namespace: str, name: str, text: str | None = None
) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{namespace}}}{name}")
    element.text = None if text is None else _NO_XML.sub("\ufffd", text)
    return element


def _written(root: ElementTree.Element) -> bytes:
    for prefix, namespace in (("tr", _TR), ("core", _CORE), ("xsi", _XSI)):
        ElementTree.register_namespace(prefix, namespace)
    written: bytes = ElementTree.tostring(root, "UTF-8", xml_declaration=True)
    return written
