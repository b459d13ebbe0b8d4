"""What can be contributed: five kinds of things, with the words that their addresses are made of."""

from collections.abc import Mapping

from paraugs.contribute.judging.vocabulary import Facts
from paraugs.namespaces import THINGS
from paraugs.short_names import term
from paraugs.terms import IRI

PRACTICE = term("par:Practice")
ASSESSMENT = term("par:Assessment")
WORDS: Mapping[IRI, str] = {
    PRACTICE: "practice",
    term("par:Transfer"): "transfer",
    term("par:Activity"): "event",
    term("par:ReferenceTool"): "tool",
    ASSESSMENT: "assessment",
}
"""The kinds, and what comes after `id/` in the address of one of them."""
CONTRIBUTION = f"{THINGS}contribution/"
_SUB_CLASS = term("rdfs:subClassOf")


def kinds_of(facts: Facts) -> dict[IRI, IRI]:
    """Give for each class of things that can be contributed which of the kinds it belongs to."""
    found = {kind: kind for kind in WORDS}
    waiting = list(facts)
    while True:
        below = {
            name: found[triple.object]
            for name in waiting
            for triple in facts[name]
            if triple.predicate == _SUB_CLASS and isinstance(triple.object, IRI) and triple.object in found
        }
        below = {name: kind for name, kind in below.items() if name not in found}
        if not below:
            return found
        found |= below


def topic_address(kind: IRI, state: str, slug: str) -> IRI:
    """Give the address of a thing of a state."""
    return IRI(f"{THINGS}{WORDS[kind]}/{state}/{slug}")


def contribution_address(topic: IRI, kind: IRI, state: str) -> IRI:
    """Give the address of the contribution about a thing; `state` where the thing's own names none."""
    path = topic.value.removeprefix(THINGS).split("/")[1:]
    own_state, slug = (path[0], "-".join(path[1:])) if len(path) > 1 else (state, "-".join(path))
    before = "" if kind == PRACTICE else f"{WORDS[kind]}-"
    return IRI(f"{CONTRIBUTION}{own_state}/{before}{slug}")


def topic_of(contribution: IRI, kind: IRI) -> IRI:
    """Give the address that the thing of a contribution has when it says none itself."""
    state, _, slug = contribution.value.removeprefix(CONTRIBUTION).partition("/")
    return topic_address(kind, state, slug.removeprefix(f"{WORDS[kind]}-") if kind != PRACTICE else slug)
