"""The view that is validated: a submission, and exactly the vocabulary nodes that it mentions.

A view of one practice takes tens of milliseconds to validate, the whole vocabulary more than a second.
The vocabulary stands in the data graph, because pySHACL does not look for classes anywhere else.
"""

from collections.abc import Iterable

from paraugs.contribute.vocabulary import Facts, is_foreign_entry
from paraugs.terms import IRI, Subject, Triple

ONTOLOGY = IRI("https://w3id.org/paraugs/ontology")
"""Stands for the file where a demand is on all terms that it uses, and is not asked node by node."""


def view_of(submission: Iterable[Triple], facts: Facts) -> list[Triple]:
    """Give the submission and what is known about every node, class or property that it mentions.

    What it says about the lists that are known already does not count: nobody adds a country by saying so.
    """
    view = [triple for triple in submission if not is_foreign_entry(triple, facts)]
    waiting = {term for triple in view for term in triple if isinstance(term, IRI)}
    seen: set[IRI] = set()
    while waiting:
        node = waiting.pop()
        seen.add(node)
        for triple in facts.get(node, ()):
            view.append(triple)
            if isinstance(triple.object, IRI) and triple.object not in seen:
                waiting.add(triple.object)
    return view


def submitted(submission: Iterable[Triple]) -> set[Subject]:
    """Give the nodes to be judged: those described, and the ontology for the terms used."""
    return {ONTOLOGY, *(triple.subject for triple in submission)}
