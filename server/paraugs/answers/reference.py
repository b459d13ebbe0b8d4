"""A citation in the forms that reference managers read.

Sources: RIS by its field list (Research Information Systems, 2012); BibTeX by btxdoc; CSL-JSON 1.0.2.
"""

import json
import re
from dataclasses import dataclass

from paraugs.graph.release import VERSION_SUBJECT
from paraugs.ledger.citations import Citation

AUTHOR = "Paraugs"
DATASET = VERSION_SUBJECT.value
_SPECIAL = re.compile(r"[\\{}$&#_%~^]")
_ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_BREAKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Reference:
    """What is said of a citation: its title, its permanent address, and what it is."""

    citation: Citation
    title: str
    address: str

    @property
    def note(self) -> str:
        """What it takes to see that the rows are the same."""
        found = self.citation
        rows = "1 row" if found.rows == 1 else f"{found.rows} rows"
        return f"Data version {found.version}, {rows}, SHA-256 of the rows {found.sha256}"

    def in_words(self) -> str:
        """As a sentence of a bibliography."""
        found = self.citation.recorded
        return (
            f"{AUTHOR} ({found:%Y}). {self.title} [Data version {self.citation.version}, query and answer]. "
            f"{found:%Y-%m-%d}. {self.address}"
        )

    def bibtex(self) -> str:
        """As BibTeX."""
        found = self.citation.recorded
        fields = {
            "author": f"{{{AUTHOR}}}",
            "title": f"{{{_tex(self.title)}}}",
            "year": f"{found:%Y}",
            "month": f"{found:%b}".lower(),
            "howpublished": rf"\url{{{self.address}}}",
            "note": _tex(self.note),
        }
        lines = [
            f"  {name} = {{{value}}}" if name != "month" else f"  {name} = {value}"
            for name, value in fields.items()
        ]
        return f"@misc{{paraugs-{self.citation.id},\n" + ",\n".join(lines) + "\n}\n"

    def ris(self) -> str:
        """As RIS."""
        found = self.citation.recorded
        lines = (
            ("TY", "DATA"),
            ("AU", AUTHOR),
            ("TI", _line(self.title)),
            ("PY", f"{found:%Y}"),
            ("DA", f"{found:%Y/%m/%d}"),
            ("UR", self.address),
            ("N1", self.note),
            ("ID", f"paraugs-{self.citation.id}"),
            ("ER", ""),
        )
        return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)

    def schema_org(self) -> dict[str, object]:
        """As schema.org has it (https://schema.org/Dataset)."""
        return {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "@id": self.address,
            "name": self.title,
            "description": self.note,
            "version": str(self.citation.version),
            "datePublished": f"{self.citation.recorded:%Y-%m-%d}",
            "creator": {"@type": "Organization", "name": AUTHOR},
            "isBasedOn": {"@id": DATASET},
        }

    def csl(self) -> str:
        """As CSL-JSON."""
        found = self.citation.recorded
        item = {
            "id": f"paraugs-{self.citation.id}",
            "type": "dataset",
            "title": self.title,
            "author": [{"literal": AUTHOR}],
            "issued": {"date-parts": [[found.year, found.month, found.day]]},
            "version": str(self.citation.version),
            "URL": self.address,
            "note": self.note,
        }
        return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda sign: _ESCAPES.get(sign[0], "\\" + sign[0]), _line(text))


def _line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()
