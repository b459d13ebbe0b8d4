"""Where a statement may be in a file that could not be read with its places: found by searching the text."""

import re

from paraugs.terms import IRI, Literal, Term

_PREFIX = re.compile(r"^[ \t]*(?:@prefix|PREFIX)\s+([\w.-]*):\s*<([^>]*)>", re.MULTILINE | re.IGNORECASE)
_XML_PREFIX = re.compile(r"xmlns:([\w.-]+)\s*=\s*[\"']([^\"']*)")
_BASE = re.compile(r"^[ \t]*(?:@base|BASE)\s+<([^>]*)>", re.MULTILINE | re.IGNORECASE)
_LONGEST = 60
"""Characters of a text that are searched for: the rest may be wrapped or escaped."""


class TextSearch:
    """The text of a file in any RDF syntax, to be searched for nodes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._prefixes = _PREFIX.findall(text) + _XML_PREFIX.findall(text)
        self._bases = _BASE.findall(text)

    def near(self, subject: Term, value: Term | None) -> int | None:
        """Give where a value stands after its subject, else where the subject does, counted in characters."""
        start = self._subject(subject)
        found = None if value is None else self._first(self._value(value), start or 0)
        return start if found is None else found

    def _subject(self, subject: Term) -> int | None:
        if not isinstance(subject, IRI):
            return None
        spelled = self._iri(subject)
        described = re.compile(rf"^[ \t]*({spelled})(?=\s+[^\s{{,;.)\]])", re.MULTILINE).search(self._text)
        return described.start(1) if described else self._first(spelled, 0)

    def _value(self, value: Term) -> str:
        match value:
            case IRI():
                return self._iri(value)
            case Literal(text):
                lines = text.splitlines() or [""]
                return re.escape(lines[0][:_LONGEST].replace("\\", "\\\\").replace('"', '\\"'))
        return "(?!)"

    def _iri(self, iri: IRI) -> str:
        """Give a pattern of all ways in which the file may spell an IRI."""
        spellings = [f"<{re.escape(iri.value)}>", f"[\"']{re.escape(iri.value)}[\"']"]
        for base in self._bases:
            if iri.value.startswith(base):
                spellings.append(f"<{re.escape(iri.value.removeprefix(base))}>")
        for prefix, namespace in self._prefixes:
            if namespace and iri.value.startswith(namespace):
                local = re.escape(iri.value.removeprefix(namespace))
                spellings.append(rf"(?<![\w:.-]){re.escape(prefix)}:{local}(?![\w-])")
        return "|".join(spellings)

    def _first(self, pattern: str, start: int) -> int | None:
        found = re.compile(pattern).search(self._text, start)
        return found.start() if found else None
