"""What was read, divided into things that can be contributed, each under an address of ours that stays.

A thing with an address elsewhere, or none, gets one of the state and the source, made of that address (or of
its title) and kept: whatever its title becomes, it stays the same contribution.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from paraugs.contribute.desk.dividing import Divider, Portion
from paraugs.contribute.desk.naming import slug_of
from paraugs.contribute.judging.kinds import contribution_address, kinds_of, topic_address
from paraugs.contribute.judging.vocabulary import TYPE, Facts
from paraugs.graph.notation import write_triple
from paraugs.harvest.mapping import mapped
from paraugs.harvest.sources import Source
from paraugs.namespaces import THINGS
from paraugs.short_names import term
from paraugs.terms import IRI, BlankNode, Literal, Quad, Subject, Term

_BASE = f"{THINGS}submission"
_TITLE = term("dct:title")
_LONGEST = 50


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of a source: what it is called there, its contribution here, and its statements.

    `state` is the code in its address: what has none, or that of another state, is not this source's.
    """

    origin: str
    state: str
    contribution: str
    document: bytes


def things_of(source: Source, quads: Sequence[Quad], facts: Facts) -> list[Thing]:
    """Give the things of a reading, mapped; SourceFailed when the mapping fails."""
    said = mapped(source.mapping, quads) if source.mapping.strip() else quads
    kinds = kinds_of(facts)
    names, origins = _names(source, said, kinds)
    renamed = [_renamed(quad, names) for quad in said]
    divided = Divider(renamed, kinds, facts, _BASE).divide()
    return [_thing(source, portion, origins) for portion in divided]


def _names(
    source: Source, quads: Sequence[Quad], kinds: Mapping[IRI, IRI]
) -> tuple[dict[Subject, IRI], dict[IRI, str]]:
    """Addresses of ours for things that have none, and what those stand for."""
    titles = {quad.subject: quad.object for quad in quads if quad.predicate == _TITLE}
    names, origins = dict[Subject, IRI](), dict[IRI, str]()
    for quad in quads:
        kind = kinds.get(quad.object) if quad.predicate == TYPE and isinstance(quad.object, IRI) else None
        is_ours = isinstance(quad.subject, IRI) and quad.subject.value.startswith(THINGS)
        if kind and not is_ours and quad.subject not in names:
            origin = _origin(quad.subject, titles.get(quad.subject))
            names[quad.subject] = topic_address(kind, source.state, _slug(source, origin))
            origins[names[quad.subject]] = origin
    return names, origins


def _slug(source: Source, origin: str) -> str:
    """A name that follows from what a thing is called at its source, and from nothing else."""
    last = slug_of(unquote(origin.rstrip("/#").replace("#", "/").rpartition("/")[2]))[:_LONGEST]
    mark = hashlib.sha256(origin.encode()).hexdigest()[:6]
    return "-".join(part for part in (source.name, last.strip("-"), mark) if part)


def _origin(thing: Subject, title: Term | None) -> str:
    """What a thing is called at its source: its address, else its title."""
    if isinstance(thing, BlankNode) and isinstance(title, Literal):
        return f"title:{title.value}"
    return str(thing)


def _renamed(quad: Quad, names: Mapping[Subject, IRI]) -> Quad:
    subject = names.get(quad.subject, quad.subject)
    value = names.get(quad.object, quad.object) if isinstance(quad.object, IRI | BlankNode) else quad.object
    return Quad(subject, quad.predicate, value, quad.graph)


def _thing(source: Source, portion: Portion, origins: Mapping[IRI, str]) -> Thing:
    topic = IRI(str(portion.thing))
    contribution = contribution_address(topic, portion.kind, source.state)
    text = "".join(f"{write_triple(triple)}\n" for triple in portion.triples)
    path = topic.value.removeprefix(THINGS).split("/")
    state = path[1] if len(path) > 2 else ""
    return Thing(origins.get(topic, topic.value), state, contribution.value, text.encode())
