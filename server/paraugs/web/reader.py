"""The reader of the current request: the interface language, the graph to ask, what every page needs."""

from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar, cast

from flask import current_app, g, request

from paraugs.errors import NotFound, wording
from paraugs.explore.answers import Answers
from paraugs.explore.concepts import Branch, tree
from paraugs.explore.description import Description
from paraugs.explore.gaps import Placements
from paraugs.explore.gaps import placements as read_placements
from paraugs.explore.home import Counts, count_things
from paraugs.explore.states import State, list_states
from paraugs.terms import IRI
from paraugs.web.context import services
from paraugs.web.http.language import negotiate
from paraugs.web.http.memory import Memory
from paraugs.web.translations import Catalogues

Made = TypeVar("Made")
MEMORY, CATALOGUES = "paraugs.memory", "paraugs.catalogues"


def catalogues() -> Catalogues:
    """The interface's catalogues by language."""
    return cast(Catalogues, current_app.extensions[CATALOGUES])


def language() -> str:
    """The interface language of this request."""
    if "language" not in g:
        g.language = negotiate(request, catalogues().keys())
    return str(g.language)


def answers() -> Answers:
    """The graph and its named queries."""
    return Answers(services().graph, services().queries)


def fingerprint() -> str:
    """The fingerprint of the dataset, read once for each request."""
    if "fingerprint" not in g:
        g.fingerprint = services().graph.fingerprint
    return str(g.fingerprint)


def states() -> Mapping[str, State]:
    """The states by the value of their IRI, named in the reader's language."""
    if "states" not in g:
        chosen = language()
        g.states = _memory().recall(
            fingerprint(),
            ("states", chosen),
            lambda: {state.iri.value: state for state in list_states(answers(), chosen)},
        )
    return cast(Mapping[str, State], g.states)


def state_with(code: str) -> IRI:
    """The state with a code, in small or capital letters; NotFound when there is none."""
    for state in states().values():
        if state.code == code.lower():
            return state.iri
    raise NotFound(wording("a state with the code %(code)s"), code=code)


def branches(scheme: IRI) -> tuple[Branch, ...]:
    """The concepts of a scheme as a tree, named in the reader's language."""
    chosen = language()
    return _memory().recall(fingerprint(), (scheme, chosen), lambda: tree(answers(), scheme, chosen))


def placements() -> Placements:
    """Where each practice stands on the sides of the map of gaps."""
    return recall("placements", lambda: read_placements(answers(), language()))


def counts() -> Counts:
    """The counts of the whole."""
    return _memory().recall(fingerprint(), "counts", lambda: count_things(answers()))


def graph_counts() -> Mapping[IRI, int]:
    """The number of triples of each named graph."""
    return _memory().recall(fingerprint(), "graphs", services().graph.counts)


def terms() -> Description:
    """The names of the terms of the ontology in the reader's language."""
    chosen = language()
    return _memory().recall(
        fingerprint(), ("terms", chosen), lambda: Description(answers().construct("terms"), chosen)
    )


def recall(key: Hashable, make: Callable[[], Made]) -> Made:
    """What is made once for each dataset version and interface language."""
    return _memory().recall(fingerprint(), (key, language()), make)


def _memory() -> Memory:
    return cast(Memory, current_app.extensions[MEMORY])
