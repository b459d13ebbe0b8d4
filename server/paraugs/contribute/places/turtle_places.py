"""The places of statements in Turtle, TriG, N-Triples and N-Quads.

The engine has accepted the file before, so this reads leniently, once, and skips what it does not know.
Source: RDF 1.1 Turtle, section 6; RDF 1.1 TriG, section 4.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

from paraugs.contribute.places.written import FIRST, TYPE, Record, Written, text

_IRI = r"<[^<>\"\s]*>"
_NAME = r"[\w.-]*+:(?:[\w:%-]|\\.|\.(?=[\w:%.\\-]))*+"
# A text that is not closed takes all that follows, or it would be looked for from each of its characters.
_TOKEN = re.compile(
    rf"""(?P<iri>{_IRI})|\#[^\n]*+
    |(?P<text>\"\"\"(?:[^"\\]|\\.|"(?!""))*+(?:\"\"\"|\\?\Z)|'''(?:[^'\\]|\\.|'(?!''))*+(?:'''|\\?\Z)
        |"(?:[^"\\\n]|\\.)*+(?:"|\\?\Z|(?=\n))|'(?:[^'\\\n]|\\.)*+(?:'|\\?\Z|(?=\n)))
        (?:\s*+(?:@(?P<language>[A-Za-z0-9-]++)|\^\^\s*+(?:{_IRI}|{_NAME})))?
    |(?P<directive>@prefix|@base|(?:prefix|base)(?=\s))
    |(?P<name>{_NAME})
    |(?P<number>[+-]?(?:\d++\.\d++|\.\d++|\d++)(?:[eE][+-]?\d++)?)
    |(?P<word>\w++)
    |(?P<mark>[.;,\[\](){{}}])""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_LETTERS = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OPENS, _CLOSES = "[(", "])"


@dataclass(slots=True)
class _Reader:
    base: str
    record: Record = field(default_factory=Record)
    prefixes: dict[str, str] = field(default_factory=dict)
    subject: str = ""
    predicate: str = ""
    predicate_at: int = 0
    stack: list[tuple[str, str, int]] = field(default_factory=list)
    directive: str = ""
    prefix: str = ""
    names: dict[str, str] = field(default_factory=dict)
    """What the names in the text stand for, as long as nothing is declared anew."""

    def read(self, token: re.Match[str]) -> None:
        kind, at = token.lastgroup, token.start()
        if self.directive and kind in ("iri", "name"):
            self._declare(token)
        elif kind == "directive":
            self.directive, self.prefix = token[0].removeprefix("@").casefold(), ""
        elif kind == "mark":
            self._mark(token[0], at)
        elif kind in ("text", "language"):
            self._object(text(_unescaped(_bare(token["text"]))), token["language"] or "", at)
        elif kind in ("iri", "name"):
            self._node(self._named(token), at)
        elif kind == "number" or (kind == "word" and token[0] in ("true", "false")):
            self._object(text(token[0]), "", at)
        elif token[0] == "a" and self.subject:
            self._node(TYPE, at)

    def _declare(self, token: re.Match[str]) -> None:
        if token["name"]:
            self.prefix = token[0].rstrip(":")
            return
        iri = self._resolved(token[0][1:-1])
        self.names.clear()
        if self.directive == "base":
            self.base = iri
        else:
            self.prefixes[self.prefix] = iri
        self.directive = ""

    def _mark(self, mark: str, at: int) -> None:
        if mark in _OPENS:
            self._open(mark, at)
        elif mark in _CLOSES:
            if self.stack:
                self.subject, self.predicate, self.predicate_at = self.stack.pop()
        elif mark == ";":
            self.predicate = ""
        elif mark in ".{}":
            self.subject = self.predicate = ""

    def _open(self, mark: str, at: int) -> None:
        node = self.record.node()
        if self.subject:
            self._node(node, at)
        else:
            self.subject = node
        self.record.describe(node, at)
        self.stack.append((self.subject, self.predicate, self.predicate_at))
        self.subject, self.predicate, self.predicate_at = node, FIRST if mark == "(" else "", at

    def _node(self, node: str, at: int) -> None:
        if not self.subject:
            self.subject = node
            self.record.describe(node, at)
        elif not self.predicate:
            self.predicate, self.predicate_at = node, at
        else:
            self._object(node, "", at)

    def _object(self, value: str, language: str, at: int) -> None:
        if self.subject and self.predicate:
            self.record.add(self.subject, Written(self.predicate, value, language, self.predicate_at, at))

    def _named(self, token: re.Match[str]) -> str:
        written = token[0]
        if written not in self.names:
            self.names[written] = self._meant(written)
        return self.names[written]

    def _meant(self, written: str) -> str:
        if written.startswith("<"):
            return self._resolved(_unescaped(written[1:-1]))
        prefix, _, local = written.partition(":")
        return self.prefixes.get(prefix, f"{prefix}:") + local.replace("\\", "")

    def _resolved(self, iri: str) -> str:
        return iri if not self.base or _ABSOLUTE.match(iri) else urljoin(self.base, iri)


def read_turtle(document: str, base: str) -> Record:
    """Give the statements of a document with their places."""
    reader = _Reader(base)
    for token in _TOKEN.finditer(document):
        reader.read(token)
    return reader.record


def _bare(quoted: str) -> str:
    marks = 3 if quoted[:3] in ('"""', "'''") and len(quoted) >= 6 else 1
    return quoted[marks:-marks]


def _unescaped(written: str) -> str:
    if "\\" not in written:
        return written
    return _ESCAPE.sub(_letter, written)


def _letter(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    if code:
        number = int(code, 16)
        return chr(number) if number <= 0x10FFFF else ""
    return _LETTERS.get(escape[3], escape[3])
