"""What to write instead, where it can be known: the entry that was meant, or the heir of a retired term."""

import difflib

import rdflib
from rdflib.namespace import OWL, SH

from paraugs.contribute.finding import Fix
from paraugs.contribute.referee import Result
from paraugs.contribute.shortening import readable, shorten
from paraugs.contribute.vocabulary import REPLACED_BY, Vocabulary, slug
from paraugs.terms import IRI, Literal, Term

_CLOSE = 0.8
"""How alike two names must be for a guess, from 0 to 1."""
TERM_KNOWN = IRI("https://w3id.org/paraugs/shapes#term-known")
TERMS = [IRI(str(kind)) for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)]
"""What a misspelt term of the ontology may have been meant to be."""
_SURE = {"en": "Replace “{found}” by {replacement}.", "lv": "Aizstājiet “{found}” ar {replacement}."}
_GUESS = {"en": "Did you mean {replacement}?", "lv": "Vai bija domāts {replacement}?"}


def fix_of(result: Result, shapes: rdflib.Graph, vocabulary: Vocabulary, language: str) -> Fix | None:
    """Give the replacement for what was found, if one is known."""
    for term in (result.value, result.path):
        if term is not None and (heir := _heir(term, vocabulary)):
            return _fix(term, heir, True, language)
    if result.value is None:
        return None
    name = _name(result.value)
    for wanted in _wanted(result, shapes):
        entries = vocabulary.entries.get(wanted, {})
        if meant := entries.get(name):
            return _fix(result.value, meant, True, language)
        if close := difflib.get_close_matches(name, entries, n=1, cutoff=_CLOSE):
            return _fix(result.value, entries[close[0]], False, language)
    return None


def _fix(found: Term, replacement: IRI, certain: bool, language: str) -> Fix:
    words = _SURE if certain else _GUESS
    sentence = words.get(language, words["en"])
    text = sentence.format(found=readable(found), replacement=shorten(replacement))
    return Fix(found, replacement, certain, text)


def _heir(term: Term, vocabulary: Vocabulary) -> IRI | None:
    known = vocabulary.facts.get(term, ()) if isinstance(term, IRI) else ()
    return next((t.object for t in known if t.predicate == REPLACED_BY and isinstance(t.object, IRI)), None)


def _name(value: Term) -> str:
    return (
        slug(value)
        if isinstance(value, IRI)
        else value.value.strip().casefold()
        if isinstance(value, Literal)
        else ""
    )


def _wanted(result: Result, shapes: rdflib.Graph) -> list[IRI]:
    """Give the schemes and classes that a shape wants its values from."""
    if result.shape == TERM_KNOWN:
        return TERMS
    node = rdflib.URIRef(result.shape.value)
    found = list(shapes.objects(node, SH["class"]))
    for inner in shapes.objects(node, SH.node):
        for rule in shapes.objects(inner, SH.property):
            found.extend(shapes.objects(rule, SH.hasValue))
    return [IRI(str(term)) for term in found]
