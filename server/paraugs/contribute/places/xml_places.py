"""The places of statements in RDF/XML: node elements and property elements take turns.

The engine has accepted the file before, and one with a document type was refused.
Source: RDF 1.1 XML Syntax, section 2.
"""

from dataclasses import dataclass, field
from urllib.parse import urljoin
from xml.parsers import expat

from paraugs.contribute.places.written import FIRST, TYPE, Record, Written, text

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XML = "http://www.w3.org/XML/1998/namespace"
_SYNTAX = frozenset(
    f"{_RDF}{name}" for name in ("about", "ID", "nodeID", "resource", "datatype", "parseType")
)


@dataclass(slots=True)
class _Element:
    """An open element: a node, or a property of one."""

    is_node: bool
    subject: str
    predicate: str
    at: int
    language: str
    base: str
    is_collection: bool = False
    is_done: bool = False
    content: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    starts: list[int]
    base: str
    parser: expat.XMLParserType
    record: Record = field(default_factory=Record)
    nodes: dict[str, str] = field(default_factory=dict)
    stack: list[_Element] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        iri = name.replace(" ", "")
        values = {key.replace(" ", ""): value for key, value in attributes.items()}
        above = self.stack[-1] if self.stack else _Element(False, "", "", 0, "", self.base)
        language = values.pop(f"{_XML}lang", above.language)
        base = values.pop(f"{_XML}base", above.base)
        at = self.starts[self.parser.CurrentLineNumber - 1] + self.parser.CurrentColumnNumber
        element = _Element(not above.is_node, "", iri, at, language, base)
        self.stack.append(element)
        if iri == f"{_RDF}RDF":
            element.is_node = False
        elif element.is_node:
            self._node(element, above, values)
        else:
            element.subject = above.subject
            self._property(element, values)

    def _node(self, element: _Element, above: _Element, values: dict[str, str]) -> None:
        element.subject = self._name(values, element.base)
        self.record.describe(element.subject, element.at)
        if above.subject:
            predicate = FIRST if above.is_collection else above.predicate
            self._add(above.subject, predicate, element.subject, "", above.at)
            above.is_done = True
        if element.predicate != f"{_RDF}Description":
            self._add(element.subject, TYPE, element.predicate, "", element.at)
        self._attributes(element.subject, element, values)

    def _property(self, element: _Element, values: dict[str, str]) -> None:
        kind = values.get(f"{_RDF}parseType", "")
        if f"{_RDF}resource" in values or f"{_RDF}nodeID" in values:
            element.is_done = True
            named = {f"{_RDF}about": values.get(f"{_RDF}resource", ""), **values}
            node = self._name(named if f"{_RDF}resource" in values else values, element.base)
            self._add(element.subject, element.predicate, node, "", element.at)
            self._attributes(node, element, values)
        elif kind in ("Resource", "Collection"):
            node = self.record.node()
            element.is_done = True
            self._add(element.subject, element.predicate, node, "", element.at)
            self.record.describe(node, element.at)
            element.subject, element.is_node = node, kind == "Resource"
            element.is_collection = kind == "Collection"

    def _attributes(self, node: str, element: _Element, values: dict[str, str]) -> None:
        for name, value in values.items():
            if name not in _SYNTAX:
                self._add(node, name, value if name == TYPE else text(value), element.language, element.at)

    def end(self, name: str) -> None:
        element = self.stack.pop()
        if not element.is_node and not element.is_done and element.subject:
            value = text("".join(element.content))
            self._add(element.subject, element.predicate, value, element.language, element.at)

    def data(self, characters: str) -> None:
        if self.stack:
            self.stack[-1].content.append(characters)

    def _name(self, values: dict[str, str], base: str) -> str:
        if f"{_RDF}about" in values:
            return urljoin(base, values[f"{_RDF}about"]) if base else values[f"{_RDF}about"]
        if f"{_RDF}ID" in values:
            return urljoin(base, f"#{values[f'{_RDF}ID']}")
        label = values.get(f"{_RDF}nodeID", "")
        return self.nodes.setdefault(label, self.record.node()) if label else self.record.node()

    def _add(self, subject: str, predicate: str, value: str, language: str, at: int) -> None:
        self.record.add(subject, Written(predicate, value, language, at, at))


def read_xml(document: str, base: str, starts: list[int]) -> Record:
    """Give the statements of a document with their places; `starts` are the offsets of its lines."""
    parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
    parser.buffer_text = True
    reader = _Reader(starts, base, parser)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    try:
        parser.Parse(document.encode("utf-8", "replace"), True)
    except expat.ExpatError:
        return Record()
    return reader.record
