"""Bytes of an RDF syntax to statements, with the place of a fault; nothing is ever fetched.

Refused before parsing, because a few bytes could take a machine down: RDF/XML with a document type
(entities that multiply); whatever is nested deeper than 100; terms of a JSON-LD context that stand for one
another in a longer chain. A JSON-LD context is used only when it stands in the document or is
one of those handed in by its IRI.

Sources: RDF 1.1 Turtle, TriG, N-Triples, N-Quads, RDF 1.1 XML Syntax, JSON-LD 1.1.
"""

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import PurePath

import pyoxigraph as ox

from paraugs.errors import Limit, Place, RequestTooLarge, SyntaxFault, UnsupportedMediaType, wording
from paraugs.graph.conversion import from_quad
from paraugs.graph.nesting import (
    MAX_DEPTH,
    place_at,
    refuse_deep_elements,
    refuse_deep_json,
    refuse_deep_turtle,
)
from paraugs.terms import Quad

Pairs = Sequence[tuple[str, object]]

JSON_LD = "application/ld+json"
RDF_XML = "application/rdf+xml"
MEDIA_TYPES = {
    ".ttl": "text/turtle",
    ".trig": "application/trig",
    ".nt": "application/n-triples",
    ".nq": "application/n-quads",
    ".rdf": RDF_XML,
    ".owl": RDF_XML,
    ".xml": RDF_XML,
    ".jsonld": JSON_LD,
    ".json": JSON_LD,
}

# Anywhere, even in a comment: what hides one from a pattern need not hide it from the engine.
_DOCUMENT_TYPE = re.compile(rb"<!doctype", re.IGNORECASE)
_REASON = re.compile(
    r"(?:Parser error )?(?:at line \d+ column \d+|(?:at|between) line.*?|at line \d+ between[^:]*): "
)
_NO_CONTEXT = "No LoadDocumentCallback"


def media_type_of(name: str) -> str:
    """Give the media type that a file's name stands for; UnsupportedMediaType when it is none of RDF."""
    found = MEDIA_TYPES.get(PurePath(name).suffix.lower())
    if found is None:
        raise UnsupportedMediaType(
            f"{name} has none of the endings that are read here: {', '.join(MEDIA_TYPES)}."
        )
    return found


def parse(
    data: bytes,
    media_type: str,
    base_iri: str | None = None,
    contexts: Mapping[str, bytes] | None = None,
    most: int | None = None,
) -> list[Quad]:
    """Give the statements of a document in their order.

    `base_iri` is what relative IRIs start from (none: they are faults); `contexts` are JSON-LD contexts by
    IRI. Labels of blank nodes are new at every call. SyntaxFault says what is wrong and where;
    UnsupportedMediaType when the media type is none of the six; RequestTooLarge beyond `most` statements.
    """
    form = ox.RdfFormat.from_media_type(media_type)
    if form is None or media_type not in MEDIA_TYPES.values():
        known = ", ".join(dict.fromkeys(MEDIA_TYPES.values()))
        raise UnsupportedMediaType(f"{media_type} is not read here; these are: {known}.")
    if media_type == RDF_XML:
        _refuse_document_type(data)
        refuse_deep_elements(data)
    if media_type == JSON_LD:
        refuse_deep_json(data)
        _refuse_long_chains(data)
        data = _with_contexts(data, contexts or {})
    if media_type not in (RDF_XML, JSON_LD):
        refuse_deep_turtle(data)
    try:
        quads = ox.parse(data, form, base_iri=base_iri, rename_blank_nodes=True)
        found = [from_quad(quad) for quad in islice(quads, None if most is None else most + 1)]
    except SyntaxError as error:
        raise syntax_fault(error) from error
    if most is not None and len(found) > most:
        raise RequestTooLarge(
            wording("A document may have %(most)s statements at most. Divide it into smaller ones."),
            Limit("submission-statements", most, "statements"),
            most=f"{most:,}",
        )
    return found


def syntax_fault(error: SyntaxError) -> SyntaxFault:
    """Turn pyoxigraph's error into ours."""
    place = Place(error.lineno, error.offset or 1) if error.lineno else None
    if _NO_CONTEXT in error.msg:
        return SyntaxFault(
            "the context is elsewhere, and nothing is fetched: write the context into the document"
        )
    return SyntaxFault(_REASON.sub("", error.msg, count=1), place)


def _refuse_document_type(data: bytes) -> None:
    if found := _DOCUMENT_TYPE.search(data):
        raise SyntaxFault("a document type is not allowed; write entities out", place_at(data, found.start()))


def _refuse_long_chains(data: bytes) -> None:
    """Refuse contexts in which a term stands for a term, and so on: the engine follows them on its stack."""

    def read_object(pairs: Pairs) -> Pairs:
        for key, value in pairs:
            if key == "@context":
                for context in value if isinstance(value, list) else [value]:
                    _refuse_long_chain(context)
        return tuple(pairs)

    with suppress(ValueError):  # The engine says better where a fault is.
        json.loads(data, object_pairs_hook=read_object, parse_int=str, parse_float=str, strict=False)


def _refuse_long_chain(context: object) -> None:
    if not isinstance(context, tuple):
        return
    terms: dict[str, set[str]] = {}
    for term, value in context:
        names = [term, *(inner for _, inner in value)] if isinstance(value, tuple) else [term, value]
        told = {part for name in names if isinstance(name, str) for part in (name, name.partition(":")[0])}
        terms.setdefault(term, set()).update(told - {term})
    reached = set(terms)
    for _ in range(MAX_DEPTH):
        reached = {other for term in reached for other in terms[term] if other in terms}
        if not reached:
            return
    raise SyntaxFault(
        f"terms of the context stand for one another in a circle, or more than {MAX_DEPTH} deep"
    )


def _with_contexts(data: bytes, contexts: Mapping[str, bytes]) -> bytes:
    """Put a context that is handed in where the document names it, on one line, so that lines stay."""
    for iri, context in contexts.items():
        inner = json.dumps(json.loads(context)["@context"]).encode()
        named = re.compile(rb'(?P<key>"@context"\s*:\s*(?:\[\s*)?)"' + re.escape(iri.encode()) + rb'"')
        data = named.sub(rb"\g<key>" + inner.replace(b"\\", rb"\\"), data)
    return data
