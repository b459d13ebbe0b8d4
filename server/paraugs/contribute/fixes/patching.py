"""What a fix does, before it is put into words: statements out, statements in."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from paraugs.contribute.findings.finding import Fix
from paraugs.contribute.judging.referee import Result
from paraugs.contribute.judging.shortening import readable, shorten
from paraugs.short_names import short_name
from paraugs.terms import IRI, BlankNode, Literal, Term, Triple

WORDS = {
    "replace": {"en": "Replace “{found}” by {new}.", "lv": "Aizstājiet “{found}” ar {new}."},
    "guess": {"en": "Did you mean {new}?", "lv": "Vai bija domāts {new}?"},
    "tag": {"en": "Write {new} as the language tag.", "lv": "Par valodas birku rakstiet {new}."},
    "add": {"en": "Add {new}.", "lv": "Pievienojiet {new}."},
    "move": {"en": "Move {new} there.", "lv": "Pārceliet turp {new}."},
    "keep": {"en": "Keep {new} and remove the others.", "lv": "Atstājiet {new} un pārējos izņemiet."},
    "swap": {"en": "Swap the two: {new}.", "lv": "Samainiet vietām: {new}."},
    "tidy": {"en": "Write “{new}”.", "lv": "Rakstiet “{new}”."},
    "remove": {"en": "Remove {new}.", "lv": "Izņemiet {new}."},
    "adaptation": {"en": "It is an adaptation: add {new}.", "lv": "Tā ir pielāgota: pievienojiet {new}."},
    "different": {"en": "It is another one: add {new}.", "lv": "Tā ir cita: pievienojiet {new}."},
}


@dataclass(frozen=True, slots=True)
class Meant:
    """A term that may be what was meant."""

    term: Term
    certain: bool


@dataclass(frozen=True, slots=True)
class Patch:
    """A change of statements, the sentence that says it, and what the sentence names."""

    words: str
    new: str
    certain: bool
    remove: tuple[Triple, ...] = ()
    add: tuple[Triple, ...] = ()
    found: str = ""


def replacement(triples: Iterable[Triple], found: Term, meant: Meant) -> Patch:
    """Give the patch that writes a term in place of another."""
    remove = tuple(triples)
    add = tuple(replaced(triple, found, meant.term) for triple in remove)
    words = "replace" if meant.certain else "guess"
    return Patch(words, written(meant.term), meant.certain, remove, add, readable(found))


def replaced(triple: Triple, found: Term, new: Term) -> Triple:
    """Give a statement with another term wherever it had the one that was found."""
    subject, predicate, value = triple
    return Triple(
        new if subject == found and not isinstance(new, Literal) else subject,
        new if predicate == found and isinstance(new, IRI) else predicate,
        new if value == found else value,
    )


def written(term: Term) -> str:
    """Give a term as Turtle writes it: country:EST, "2012"^^xsd:gYear; a plain text without its marks."""
    match term:
        case Literal(_, None, str() as datatype):
            return f'"{readable(term)}"^^{shorten(IRI(datatype))}'
        case Literal(_, str() as language):
            return f'"{readable(term)}"@{language}'
    return readable(term) if not isinstance(term, IRI) or short_name(term) else f"<{term}>"


def worded(patch: Patch, result: Result, focus: str, language: str) -> Fix:
    """Give the fix, in a language, English where we do not speak it."""
    words = WORDS[patch.words]
    text = words.get(language, words["en"]).format(found=patch.found, new=patch.new)
    return Fix(_identity(patch, result, focus), text, patch.certain, patch.remove, patch.add)


def _without_labels(triple: Triple) -> str:
    return " ".join("_:" if isinstance(part, BlankNode) else repr(part) for part in triple)


def _identity(patch: Patch, result: Result, focus: str) -> str:
    """Give the same id for the same patch, whatever labels the blank nodes have at this reading."""
    touched = [*patch.remove, *patch.add]
    is_named = not any(isinstance(part, BlankNode) for triple in touched for part in triple)
    parts = [result.shape.value, "" if is_named else focus]
    for sign, triples in (("-", patch.remove), ("+", patch.add)):
        parts.extend(sorted(f"{sign} {_without_labels(triple)}" for triple in triples))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
