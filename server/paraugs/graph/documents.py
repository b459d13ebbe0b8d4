"""Shipped files of Turtle as one set of statements, with the same labels of nameless nodes every time."""

from collections.abc import Iterable
from pathlib import Path

from paraugs.errors import ResourceError, SyntaxFault
from paraugs.graph.parsing import media_type_of, parse
from paraugs.terms import BlankNode, Quad, Term, Triple


def read_files(paths: Iterable[Path], base_iri: str) -> list[Triple]:
    """The statements of the files, each once; ResourceError when one is missing or broken."""
    found: dict[Triple, None] = {}
    for number, path in enumerate(paths, 1):
        labels: dict[BlankNode, BlankNode] = {}
        for subject, predicate, value, _ in _quads(path, base_iri):
            triple = (_relabelled(term, labels, number) for term in (subject, predicate, value))
            found[Triple(*triple)] = None  # type: ignore[arg-type]
    return list(found)


def _quads(path: Path, base_iri: str) -> list[Quad]:
    try:
        return parse(path.read_bytes(), media_type_of(path.name), base_iri)
    except OSError as error:
        raise ResourceError(path, f"cannot be read: {error}") from error
    except SyntaxFault as fault:
        raise ResourceError(path, fault.reason, fault.place.line if fault.place else None) from fault


def _relabelled(term: Term, labels: dict[BlankNode, BlankNode], number: int) -> Term:
    if not isinstance(term, BlankNode):
        return term
    return labels.setdefault(term, BlankNode(f"f{number}n{len(labels) + 1}"))
