"""A page of an answer as linked data: what was found, how many there are, and where the next page is.

Sources: Hydra Core Vocabulary, section 5.4 (PartialCollectionView); TREE specification, sections 2 and 3.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from paraugs.explore.result_table import statements
from paraugs.explore.searching import Found, Search
from paraugs.namespaces import THINGS
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Term, Triple

DATASET = IRI(f"{THINGS}dataset/paraugs")
_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
_TYPE = term("rdf:type")


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of an answer: the whole, this page, and the pages around it by their name in Hydra."""

    whole: IRI
    here: IRI
    around: dict[str, IRI]


def result_statements(search: Search, found: Found, addresses: Addresses) -> set[Triple]:
    """The statements of one page: about the page itself, and about the things on it."""
    about = set(_about(found, addresses))
    things = [thing.iri for thing in found.things]
    return about | (statements(search, found.asked.kind, things) if things else set())


def _about(found: Found, addresses: Addresses) -> Iterator[Triple]:
    whole, here = addresses.whole, addresses.here
    yield from _said(whole, _TYPE, term("hydra:Collection"), term("tree:Collection"))
    yield from _said(whole, term("hydra:totalItems"), Literal(str(found.total), None, _INTEGER))
    yield from _said(whole, term("hydra:view"), here)
    yield from _said(whole, term("tree:view"), here)
    for thing in found.things:
        yield from _said(whole, term("hydra:member"), thing.iri)
        yield from _said(whole, term("tree:member"), thing.iri)
    yield from _said(here, _TYPE, term("hydra:PartialCollectionView"), term("tree:Node"))
    yield from _said(here, term("void:inDataset"), DATASET)
    yield from _said(here, term("dcat:version"), Literal(str(found.number)))
    for relation, address in addresses.around.items():
        yield from _said(here, term(f"hydra:{relation}"), address)
    if "next" in addresses.around:
        further = IRI(f"{here.value}#next")
        yield from _said(here, term("tree:relation"), further)
        yield from _said(further, _TYPE, term("tree:Relation"))
        yield from _said(further, term("tree:node"), addresses.around["next"])


def _said(subject: IRI, predicate: IRI, *values: Term) -> Iterator[Triple]:
    return (Triple(subject, predicate, value) for value in values)
