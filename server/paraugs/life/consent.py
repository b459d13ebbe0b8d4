"""Contacts become public only when the record says that they agreed (`par:contactConsent true`)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from paraugs.life.record import TOPIC, Record
from paraugs.short_names import term
from paraugs.terms import Literal, Term, Triple

_CONSENT, _CONTACT = term("par:contactConsent"), term("dcat:contactPoint")
_YES = {"true", "1"}


def without_private_contacts(record: Record) -> Record:
    """Leave out the contacts, and all that is said of nothing but them, unless they agreed."""
    consent = record.value(_CONSENT)
    if isinstance(consent, Literal) and consent.value in _YES:
        return record
    contacts = {triple.object for triple in record.triples if triple.predicate == _CONTACT}
    rest = tuple(triple for triple in record.triples if triple.predicate != _CONTACT)
    private = _reached(contacts, rest) - _reached({record.contribution, *record.values(TOPIC)}, rest)
    return replace(record, triples=tuple(triple for triple in rest if triple.subject not in private))


def _reached(starts: Iterable[Term], triples: Iterable[Triple]) -> set[Term]:
    """Give the nodes that statements lead to from some nodes, and these."""
    objects: dict[Term, list[Term]] = defaultdict(list)
    for triple in triples:
        objects[triple.subject].append(triple.object)
    found, waiting = set[Term](), list(starts)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting.extend(objects[node])
    return found
