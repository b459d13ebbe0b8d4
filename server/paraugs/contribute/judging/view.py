"""The view that is validated: a submission, and exactly the vocabulary nodes that it mentions.

A view of one practice takes tens of milliseconds to validate, the whole vocabulary more than a second.
The vocabulary stands in the data graph, because pySHACL does not look for classes anywhere else.
"""

from collections.abc import Iterable

from paraugs.contribute.judging.vocabulary import TERM, TYPE, Facts, is_presumptuous
from paraugs.terms import IRI, Triple

ONTOLOGY = IRI("https://w3id.org/paraugs/ontology")
NOT_DEFINED_IN = IRI("https://w3id.org/paraugs/shapes#notDefinedIn")


def view_of(submission: Iterable[Triple], facts: Facts) -> list[Triple]:
    """Give the submission and what is known about every node, class or property that it mentions.

    A term of ours that nobody knows is said to be none. What the submission says about the ontology or about
    lists that are known already does not count: nobody adds a country by saying so.
    """
    view = [triple for triple in submission if not is_presumptuous(triple, facts)]
    waiting = {term for triple in view for term in triple if isinstance(term, IRI)}
    seen: set[IRI] = set()
    while waiting:
        node = waiting.pop()
        seen.add(node)
        for triple in facts.get(node, ()):
            view.append(triple)
            if isinstance(triple.object, IRI) and triple.object not in seen:
                waiting.add(triple.object)
    return view + [Triple(term, NOT_DEFINED_IN, ONTOLOGY) for term in _terms(view) if term not in facts]


def _terms(view: list[Triple]) -> set[IRI]:
    """Give the properties and classes of our namespace that a view uses."""
    used = {triple.predicate for triple in view}
    used |= {triple.object for triple in view if triple.predicate == TYPE and isinstance(triple.object, IRI)}
    return {term for term in used if term.value.startswith(TERM)}
