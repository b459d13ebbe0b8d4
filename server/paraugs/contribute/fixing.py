"""What to write instead, where it can be known: the entry that was meant, or the heir of a retired term."""

import difflib
import hashlib
from collections.abc import Iterator

from rdflib.namespace import OWL

from paraugs.contribute.finding import Fix
from paraugs.contribute.referee import Result
from paraugs.contribute.rulebook import Rulebook
from paraugs.contribute.shortening import readable, shorten
from paraugs.contribute.submission import Submission
from paraugs.contribute.vocabulary import REPLACED_BY, Vocabulary, slug
from paraugs.terms import IRI, BlankNode, Literal, Term, Triple

_CLOSE = 0.8
"""How alike two names must be for a guess, from 0 to 1."""
TERM_KNOWN = IRI("https://w3id.org/paraugs/shapes#term-known")
TERMS = [IRI(str(kind)) for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)]
"""What a misspelt term of the ontology may have been meant to be."""
_SURE = {"en": "Replace “{found}” by {replacement}.", "lv": "Aizstājiet “{found}” ar {replacement}."}
_GUESS = {"en": "Did you mean {replacement}?", "lv": "Vai bija domāts {replacement}?"}


class Fixer:
    """Finds fixes for the results about one submission, in the words of one reader."""

    def __init__(
        self, rules: Rulebook, vocabulary: Vocabulary, submission: Submission, language: str
    ) -> None:
        self._rules, self._vocabulary = rules, vocabulary
        self._submission, self._language = submission, language

    def fixes_of(self, result: Result, focus: str) -> tuple[Fix, ...]:
        """Give what could be done about a result, the best first."""
        return tuple(self._fixes(result, focus))

    def _fixes(self, result: Result, focus: str) -> Iterator[Fix]:
        for used in (result.value, result.path):
            if used is not None and (heir := self._heir(used)):
                yield self._fix(result, focus, used, heir, True)
                return
        if result.value is None:
            return
        name = _name(result.value)
        lists = TERMS if result.shape == TERM_KNOWN else self._rules.lists(result.shape)
        for wanted in lists:
            entries = self._vocabulary.entries.get(wanted, {})
            if meant := entries.get(name):
                yield self._fix(result, focus, result.value, meant, True)
                return
            if close := difflib.get_close_matches(name, entries, n=1, cutoff=_CLOSE):
                yield self._fix(result, focus, result.value, entries[close[0]], False)
                return

    def _heir(self, used: Term) -> IRI | None:
        known = self._vocabulary.facts.get(used, ()) if isinstance(used, IRI) else ()
        return next(
            (t.object for t in known if t.predicate == REPLACED_BY and isinstance(t.object, IRI)), None
        )

    def _fix(self, result: Result, focus: str, found: Term, replacement: IRI, certain: bool) -> Fix:
        words = _SURE if certain else _GUESS
        sentence = words.get(self._language, words["en"])
        text = sentence.format(found=readable(found), replacement=shorten(replacement))
        remove = tuple(self._submission.uses(result.focus, found))
        add = tuple(_replaced(triple, found, replacement) for triple in remove)
        return Fix(identity(result, focus, remove, add), text, certain, remove, add)


def identity(result: Result, focus: str, remove: tuple[Triple, ...], add: tuple[Triple, ...]) -> str:
    """Give the id of a patch of a result: the same whatever labels the blank nodes have at this reading."""
    parts = [result.shape.value, focus]
    for sign, triples in (("-", remove), ("+", add)):
        for triple in triples:
            parts.extend((sign, *("_:" if isinstance(part, BlankNode) else repr(part) for part in triple)))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def _replaced(triple: Triple, found: Term, replacement: IRI) -> Triple:
    """Give a statement with another property or value."""
    subject, predicate, value = triple
    return Triple(
        subject,
        replacement if predicate == found else predicate,
        replacement if value == found else value,
    )


def _name(value: Term) -> str:
    return (
        slug(value)
        if isinstance(value, IRI)
        else value.value.strip().casefold()
        if isinstance(value, Literal)
        else ""
    )
