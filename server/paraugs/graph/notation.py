"""Terms and triples as text that SPARQL and N-Triples both read; nothing unchecked gets through.

Sources: RDF 1.1 N-Triples, section 2 and canonical form; SPARQL 1.1 Query, section 19.8; RFC 3987, RFC 5646.
"""

import re

from paraugs.terms import IRI, BlankNode, Literal, Term, Triple

_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\\x7f-\x9f\ud800-\udfff]*')
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_LABEL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ESCAPES = {
    **{code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)},
    **{
        ord(sign): name
        for sign, name in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"))
    },
}


def write_term(term: Term) -> str:
    """Give the text of a term; ValueError, naming what is wrong, when it is not a well-formed one."""
    match term:
        case IRI():
            return write_iri(term.value)
        case Literal():
            return _write_literal(term)
        case BlankNode():
            if not _LABEL.fullmatch(term.value):
                raise ValueError(f"{term.value!r} is not a label of a blank node")
            return f"_:{term.value}"


def write_iri(iri: str) -> str:
    """Give an IRI in angle brackets; ValueError when it is not absolute or holds a forbidden character."""
    if not is_iri(iri):
        raise ValueError(f"{iri!r} is not an absolute IRI")
    return f"<{iri}>"


def is_iri(text: str) -> bool:
    """Tell whether a text is an absolute IRI without a forbidden character."""
    return _IRI.fullmatch(text) is not None


def write_triple(triple: Triple) -> str:
    """Give one line of N-Triples without its line end; ValueError when a term is not well-formed."""
    return f"{write_term(triple.subject)} {write_term(triple.predicate)} {write_term(triple.object)} ."


def _write_literal(literal: Literal) -> str:
    if _SURROGATE.search(literal.value):
        raise ValueError(f"{literal.value!r} holds half a character")
    quoted = f'"{literal.value.translate(_ESCAPES)}"'
    if literal.language is not None:
        if not _LANGUAGE.fullmatch(literal.language):
            raise ValueError(f"{literal.language!r} is not a language tag")
        return f"{quoted}@{literal.language}"
    return quoted if literal.datatype is None else f"{quoted}^^{write_iri(literal.datatype)}"
