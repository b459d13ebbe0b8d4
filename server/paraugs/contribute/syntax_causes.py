"""Why a file cannot be read: the usual cause of what a parser says, and what to do about it.

A parser tells where it stopped; the mistake is often a line before. Each cause is looked for in the lines
next to that place, or at the beginning of the file.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from paraugs.contribute.findings.file_report import Fault
from paraugs.contribute.judging.document import Document
from paraugs.contribute.syntax_words import SYNTAXES, WORDS
from paraugs.errors import Place, SyntaxFault
from paraugs.graph.nesting import place_at
from paraugs.graph.parsing import JSON_LD, RDF_XML

_BARE = re.compile(rb"&(?!#?\w+;)|<(?![\w!?/])")
_HEAD = 2000
_LONGEST_LINE = 2000
_LINES_BEFORE = 2
_TURTLE = ("text/turtle", "application/trig", "application/n-triples", "application/n-quads")
_DECLARED = re.compile(rb"(?:@prefix|PREFIX)\s+([\w.-]*):", re.IGNORECASE)
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"')
_PREFIX_IN_USE = re.compile(r"(?<![\w:/<#.-])([A-Za-z][\w.-]*):[\w-]")
_TERM = r"(?:<[^<>]*>|[\w-]*:[\w/.-]+|a(?=\s))"
_STATEMENT_START = re.compile(rf"\s*{_TERM}\s+{_TERM}\s+(?:{_TERM}|[\"'\[(\d+-])")
_PREDICATE_START = re.compile(r"\s*(?:a\s|[\w-]+:[\w-]+\s|<[^>]*>\s)")
_TEXT_AT_START = (
    (re.compile(r"\s*<!doctype html|\s*<html", re.IGNORECASE), "text/html"),
    (re.compile(r"\s*<\?xml|\s*<rdf:RDF|\s*<\w+:?\w* [^>]*xmlns"), RDF_XML),
    (re.compile(r'\s*[\[{]\s*(?:["{\[\]}]|$)'), JSON_LD),
    (re.compile(r"\s*(?:@prefix|@base|PREFIX\s|BASE\s|#.*\n\s*@prefix)", re.IGNORECASE), "text/turtle"),
    (re.compile(r"\s*<[^<>\s]+:[^<>\s]*>\s+<[^<>\s]+>\s"), "application/n-triples"),
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a parser stopped: its line and those before it, the file's beginning, and what it said."""

    head: str
    lines: tuple[str, ...]
    column: int
    reason: str
    data: bytes
    media_type: str

    @property
    def line(self) -> str:
        """Give the line where the parser stopped."""
        return self.lines[-1] if self.lines else ""

    @property
    def before(self) -> str:
        """Give the last line before it that says anything."""
        return next((line for line in reversed(self.lines[:-1]) if line.strip()), "")


def explained(fault: SyntaxFault, document: Document, language: str) -> Fault:
    """Give a fault with its usual cause and what to do, as far as one is recognised."""
    fault = _placed(fault, document)
    spot = _spot(fault, document)
    for cause, detail in _causes(spot):
        words = WORDS[cause]
        remedy = words.get(language, words["en"]).format(detail=detail)
        return Fault(fault.reason, fault.place, remedy)
    return Fault(fault.reason, fault.place, WORDS["unknown"].get(language, WORDS["unknown"]["en"]))


def _causes(spot: Spot) -> Iterator[tuple[str, str]]:
    looked_like = _looks_like(spot.head)
    if looked_like == "text/html":
        yield "html", ""
    elif looked_like and _family(looked_like) != _family(spot.media_type):
        yield "other-syntax", f"{SYNTAXES[looked_like]} ({looked_like}) / {spot.media_type}"
    if not spot.data.strip():
        yield "empty", ""
    looks: tuple[Callable[[Spot], Iterator[tuple[str, str]]], ...] = (_of_any,)
    looks += (
        (_of_json,)
        if spot.media_type == JSON_LD
        else (_of_xml,)
        if spot.media_type == RDF_XML
        else (_of_turtle,)
    )
    for look in looks:
        yield from look(spot)


def _of_any(spot: Spot) -> Iterator[tuple[str, str]]:
    outside = _STRING.sub('""', spot.line)
    if found := re.search("[“”„«»]", outside):
        yield "typographic-quotes", found[0]


def _of_turtle(spot: Spot) -> Iterator[tuple[str, str]]:
    declared = {name.decode("utf-8", "replace") for name in _DECLARED.findall(spot.data)}
    outside = _STRING.sub('""', spot.line)
    outside_iris = re.sub(r"<[^<>]*>", "<>", outside)
    if found := re.search(r"<[^<>\n]*\s[^<>\n]*>", outside):
        yield "iri-with-blank", found[0]
    for prefix in _PREFIX_IN_USE.findall(outside_iris):
        if prefix not in declared and prefix not in ("http", "https", "urn", "mailto", "_"):
            yield "prefix", prefix
    if "'" not in outside and outside.count('"') % 2 and '"""' not in outside:
        yield "unclosed-text", ""
    if re.search(r'""\s*[^\W\d_]', outside) and re.search(r'"[^"]*"\w', spot.line):
        yield "quote-in-text", ""
    before = _STRING.sub('""', spot.before).split(" #")[0].rstrip()
    if before and before[-1] not in ".;,[({" and not before.lstrip().startswith("#"):
        if _STATEMENT_START.match(outside) or not outside.strip():
            yield "full-stop", ""
        elif _PREDICATE_START.match(outside):
            yield "semicolon", ""
    if not spot.line.strip() or spot.column > len(spot.line.rstrip()):
        yield "full-stop", ""


def _of_json(spot: Spot) -> Iterator[tuple[str, str]]:
    near = "\n".join(spot.lines)
    outside = _STRING.sub('""', near)
    if re.search(r",\s*[}\]]", outside):
        yield "trailing-comma", ""
    if re.search(r"(?<![\w\"])'[^'\n]*'\s*[:,}\]]", outside):
        yield "single-quotes", ""
    if re.search(r"(?m)^\s*(?://|/\*|#)|[,{\[]\s*(?://|/\*)", outside):
        yield "comment", ""
    if re.search(r'""\s*\n?\s*""', outside):
        yield "missing-comma", ""
    if outside.count('"') % 2:
        yield "unclosed-text", ""


def _of_xml(spot: Spot) -> Iterator[tuple[str, str]]:
    if re.search(r"&(?!#?\w+;)", "\n".join(spot.lines)):
        yield "ampersand", ""
    if re.search(r"<(?![\w!?/])", spot.line):
        yield "less-than", ""
    if "mismatch" in spot.reason.casefold() or "expected" in spot.reason.casefold():
        yield "tag", ""


def _looks_like(head: str) -> str:
    stripped = head.removeprefix("\ufeff")
    return next((kind for pattern, kind in _TEXT_AT_START if pattern.match(stripped)), "")


def _family(media_type: str) -> str:
    return "turtle" if media_type in _TURTLE else media_type


def _placed(fault: SyntaxFault, document: Document) -> SyntaxFault:
    """Find the place that the parser of XML does not tell: the first sign that stands by itself."""
    found = _BARE.search(document.data) if document.media_type == RDF_XML and not fault.place else None
    return SyntaxFault(fault.reason, place_at(document.data, found.start())) if found else fault


def _spot(fault: SyntaxFault, document: Document) -> Spot:
    head = document.data[:_HEAD].decode("utf-8", "replace")
    place = fault.place or Place(1, 1)
    first = max(0, place.line - 1 - _LINES_BEFORE)
    lines = document.data.split(b"\n", place.line)[first : place.line] if fault.place else []
    texts = tuple(line[:_LONGEST_LINE].decode("utf-8", "replace") for line in lines)
    return Spot(head, texts, place.column, fault.reason, document.data, document.media_type)
