"""The one writer of Turtle and TriG: the same statements always give the same bytes.

Layout: prefixes sorted and only those in use; graphs and subjects sorted by IRI; the type first, as `a`, then
predicates and objects sorted; one predicate a line, one object a line when there are several; LF; a final
newline. The closing full stop has a line of its own, so that a statement added at the end changes one line.

Sources: RDF 1.1 Turtle, sections 2 and 6; RDF 1.1 TriG, section 2.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from paraugs.namespaces import PREFIXES, THINGS
from paraugs.terms import IRI, BlankNode, Literal, Quad, Term, Triple

_INDENT = "    "
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
# Literals of these types stand without quotes when Turtle reads their lexical form back unchanged.
_SHORT_FORMS = {
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    _XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    _XSD + "boolean": re.compile(r"true|false"),
}
# Narrower than the grammar: what needs a backslash, or reads like a scheme or dot segment, is written whole.
_PLAIN_LOCAL_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_PLAIN_RELATIVE_IRI = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*(?:[/.][A-Za-z0-9_-]+)*(?:#[A-Za-z0-9_-]+)?")
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_NAMED_ESCAPES = {"\\": r"\\", '"': r"\"", "\r": r"\r", "\t": r"\t", "\b": r"\b", "\f": r"\f"}
_TO_ESCAPE = re.compile('[\\\\"\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]')


class _Names:
    """Writes terms as short as they stay readable and remembers which prefixes that took."""

    def __init__(self, own: str = "") -> None:
        self._own = own
        self._namespaces = sorted(PREFIXES.items(), key=lambda entry: (-len(entry[1]), entry[0]))
        self._used: set[str] = set()
        self._uses_base = False

    def write(self, term: Term) -> str:
        """Give the Turtle form of a term."""
        match term:
            case IRI():
                return self._iri(term.value)
            case BlankNode():
                return f"_:{term.value}"
            case Literal():
                return self._literal(term)

    def header(self) -> list[str]:
        """Give the declarations that the terms written so far need."""
        lines = [f"@base <{THINGS}> ."] if self._uses_base else []
        return lines + [f"@prefix {prefix}: <{PREFIXES[prefix]}> ." for prefix in sorted(self._used)]

    def _iri(self, iri: str) -> str:
        if _NOT_IN_IRI.search(iri):
            raise ValueError(f"not an IRI: {iri!r} has a character that must be percent-encoded")
        if self._own and iri.partition("#")[0] == self._own:
            return f"<{iri[len(self._own) :]}>"
        if not self._own and iri.startswith(THINGS) and _PLAIN_RELATIVE_IRI.fullmatch(iri, len(THINGS)):
            self._uses_base = True
            return f"<{iri[len(THINGS) :]}>"
        for prefix, namespace in self._namespaces:
            if iri.startswith(namespace) and _PLAIN_LOCAL_NAME.fullmatch(iri, len(namespace)):
                self._used.add(prefix)
                return f"{prefix}:{iri[len(namespace) :]}"
        return f"<{iri}>"

    def _literal(self, literal: Literal) -> str:
        if literal.language:
            return f"{_quoted(literal.value)}@{literal.language}"
        if literal.datatype is None:
            return _quoted(literal.value)
        short_form = _SHORT_FORMS.get(literal.datatype)
        if short_form and short_form.fullmatch(literal.value):
            return literal.value
        return f"{_quoted(literal.value)}^^{self._iri(literal.datatype)}"


def write_turtle(triples: Iterable[Triple], own: str = "") -> str:
    """Write triples as Turtle; raises ValueError for an IRI that Turtle cannot hold.

    `own` is the address of a document that does not know it yet: what begins with it is written as `<#...>`.
    """
    names = _Names(own)
    return _document(names, _subjects(triples, names))


def write_trig(quads: Iterable[Quad]) -> str:
    """Write quads as TriG, the default graph first; raises ValueError for an IRI that TriG cannot hold."""
    names = _Names()
    ordered = sorted(set(quads), key=_graph_key)
    lines: list[str] = []
    for _, members in groupby(ordered, key=_graph_key):
        lines += [""] if lines else []
        lines += _graph(list(members), names)
    return _document(names, lines)


def _document(names: _Names, lines: Sequence[str]) -> str:
    header = names.header()
    between = [""] if header and lines else []
    return "".join(f"{line}\n" for line in [*header, *between, *lines])


# From here on a "line" is one of the layout: a long string inside it keeps its own breaks, never indented.


def _graph(quads: Sequence[Quad], names: _Names) -> list[str]:
    name = quads[0].graph
    lines = _subjects((Triple(quad.subject, quad.predicate, quad.object) for quad in quads), names)
    if name is None:
        return lines
    return [f"{names.write(name)} {{", *(_INDENT + line if line else "" for line in lines), "}"]


def _subjects(triples: Iterable[Triple], names: _Names) -> list[str]:
    ordered = sorted(set(triples), key=_triple_key)
    lines: list[str] = []
    for subject, statements in groupby(ordered, key=lambda triple: triple.subject):
        lines += [""] if lines else []
        lines += _subject(names.write(subject), list(statements), names)
    return lines


def _subject(name: str, statements: Sequence[Triple], names: _Names) -> list[str]:
    lines: list[str] = []
    for predicate, members in groupby(statements, key=lambda triple: triple.predicate):
        verb = "a" if predicate.value == _RDF_TYPE else names.write(predicate)
        lines += _predicate(verb, [names.write(member.object) for member in members])
    if statements[0].predicate.value == _RDF_TYPE:
        return [f"{name} {lines[0]}", *(_INDENT + line for line in lines[1:]), "."]
    return [name, *(_INDENT + line for line in lines), "."]


def _predicate(verb: str, objects: Sequence[str]) -> list[str]:
    *others, last = objects
    if not others:
        return [f"{verb} {last} ;"]
    return [verb, *(f"{_INDENT}{each} ," for each in others), f"{_INDENT}{last} ;"]


def _triple_key(triple: Triple) -> tuple[object, ...]:
    predicate = triple.predicate.value
    return _term_key(triple.subject), predicate != _RDF_TYPE, predicate, _term_key(triple.object)


def _graph_key(quad: Quad) -> tuple[int, str, str, str]:
    return (-1, "", "", "") if quad.graph is None else _term_key(quad.graph)


def _term_key(term: Term) -> tuple[int, str, str, str]:
    match term:
        case IRI():
            return 0, term.value, "", ""
        case BlankNode():
            return 1, term.value, "", ""
        case Literal():
            return 2, term.language or "", term.value, term.datatype or ""


def _quoted(text: str) -> str:
    """Give the string on one line, or as a long string when it has line breaks of its own."""
    escaped = _TO_ESCAPE.sub(_escape, text)
    return f'"""{escaped}"""' if "\n" in text else f'"{escaped}"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _NAMED_ESCAPES.get(character) or f"\\u{ord(character):04X}"
