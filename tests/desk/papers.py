"""Synthetic papers for the desk, and the frame in which a ministry of Latvia hands them in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from paraugs.contribute.desk.port import Desk, Document, Examined, Frame
from paraugs.namespaces import THINGS
from paraugs.short_names import short_name
from paraugs.terms import IRI, Triple

PREFIXES = """@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix par: <https://w3id.org/paraugs/ontology#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix country: <http://publications.europa.eu/resource/authority/country/> .
@prefix licence: <http://publications.europa.eu/resource/authority/licence/> .
"""
LATVIA = "http://publications.europa.eu/resource/authority/country/LVA"
FRAME = Frame(LATVIA, "lv", "Ministry of Education", date(2026, 11, 25), "en")

Examine = Callable[..., Examined]


def examine_with(desk: Desk) -> Examine:
    """Give a short way to put Turtle before a desk; what differs from the known frame by name."""

    def examine(text: str, media_type: str = "text/turtle", **frame: object) -> Examined:
        prefixes = PREFIXES if media_type == "text/turtle" else ""
        document = Document((prefixes + text).encode(), media_type)
        return desk.examine(document, replace(FRAME, **frame))  # type: ignore[arg-type]

    return examine


def short(triples: tuple[Triple, ...]) -> set[str]:
    """Give statements as one writes them: short names, things without what all of theirs begin with."""
    return {" ".join(_short(term) for term in triple) for triple in triples}


def _short(term: object) -> str:
    if isinstance(term, IRI):
        return (
            term.value.removeprefix(THINGS)
            if term.value.startswith(THINGS)
            else short_name(term) or term.value
        )
    return str(term)
