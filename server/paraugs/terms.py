"""RDF terms as plain values: the only ones that cross a layer, so that no room depends on another's engine.

They keep a literal exactly as it was written (`"01"^^xsd:integer` stays so), which neither engine promises.
Source: RDF 1.1 Concepts, section 3 (https://www.w3.org/TR/rdf11-concepts/).
"""

from dataclasses import dataclass
from typing import NamedTuple

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


@dataclass(frozen=True, slots=True, order=True)
class IRI:
    """An absolute IRI."""

    value: str

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True, order=True)
class BlankNode:
    """A node without a name; its label means something within one document only."""

    value: str

    def __str__(self) -> str:
        return f"_:{self.value}"


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, number or date: its lexical form, with a language or else a datatype (None is xsd:string)."""

    value: str
    language: str | None = None
    datatype: str | None = None

    def __post_init__(self) -> None:
        if self.datatype == XSD_STRING:
            object.__setattr__(self, "datatype", None)

    def __str__(self) -> str:
        return self.value


Term = IRI | BlankNode | Literal
Subject = IRI | BlankNode


class Triple(NamedTuple):
    """One statement."""

    subject: Subject
    predicate: IRI
    object: Term


class Quad(NamedTuple):
    """One statement and the graph that it stands in (None is the default graph)."""

    subject: Subject
    predicate: IRI
    object: Term
    graph: IRI | None
