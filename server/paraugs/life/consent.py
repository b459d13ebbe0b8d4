"""Contacts become public only when the record says that they agreed (`par:contactConsent true`).

Until then neither the link to them is public nor how to reach anybody, wherever that stands: a contact may be
the responsible body too, or stand on a card to which nothing leads.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from paraugs.life.record import TOPIC, Record
from paraugs.namespaces import PREFIXES
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Term, Triple

_CONSENT, _CONTACT = term("par:contactConsent"), term("dcat:contactPoint")
_YES = {"true", "1"}
_CARDS = PREFIXES["vcard"]
_REACHES = frozenset(map(term, ("foaf:mbox", "foaf:mbox_sha1sum", "foaf:phone")))
_ADDRESSES = ("mailto:", "tel:")


def without_private_contacts(record: Record) -> Record:
    """Leave out the contacts, and all that is said of nothing but them, unless they agreed."""
    consent = record.value(_CONSENT)
    if isinstance(consent, Literal) and consent.value in _YES:
        return record
    contacts = {triple.object for triple in record.triples if triple.predicate == _CONTACT}
    rest = tuple(triple for triple in record.triples if triple.predicate != _CONTACT)
    private = _reached(contacts, rest) - _reached({record.contribution, *record.values(TOPIC)}, rest)
    shown = (triple for triple in rest if triple.subject not in private and not _reaches_somebody(triple))
    return replace(record, triples=tuple(shown))


def _reaches_somebody(triple: Triple) -> bool:
    """Tell whether a statement is of a card, or says how to write to somebody or to call."""
    is_address = isinstance(triple.object, IRI) and triple.object.value.lower().startswith(_ADDRESSES)
    is_of_card = isinstance(triple.object, IRI) and triple.object.value.startswith(_CARDS)
    name = triple.predicate
    return is_address or is_of_card or name in _REACHES or name.value.startswith(_CARDS)


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
