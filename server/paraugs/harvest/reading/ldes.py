"""A linked data event stream, followed by its relations from where the last reading came to.

Of each thing the newest version counts; a member that says it is deleted makes the thing gone. What belongs
to a member is its named graph, else what hangs on it. Sources: LDES and TREE specifications (SEMIC).
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from paraugs.errors import SourceFailed, wording
from paraugs.harvest.network import Network
from paraugs.harvest.reading.files import ACCEPT, MOST_STATEMENTS, quads_of
from paraugs.harvest.sources import Read, Source
from paraugs.short_names import term
from paraugs.terms import IRI, BlankNode, Quad, Subject, Term

_TREE, _LDES, _AS = (
    "https://w3id.org/tree#",
    "https://w3id.org/ldes#",
    "https://www.w3.org/ns/activitystreams#",
)
_TYPE = term("rdf:type")
_MEMBER, _RELATION = IRI(f"{_TREE}member"), IRI(f"{_TREE}relation")
_EARLIER = {IRI(f"{_TREE}LessThanRelation"), IRI(f"{_TREE}LessThanOrEqualToRelation")}
_DELETED = IRI(f"{_AS}Delete")
_MOST_PAGES = 5_000

Facts = dict[Subject, list[Quad]]


@dataclass(frozen=True, slots=True)
class _Version:
    """A member: what it is a version of, when, what it says, or that it is gone."""

    member: str
    thing: str
    when: datetime
    quads: tuple[Quad, ...]
    is_gone: bool


@dataclass(slots=True)
class _Stream:
    """What is known of a stream while it is read."""

    since: datetime | None
    seen: frozenset[str]
    paths: dict[str, Term] = field(default_factory=dict)
    newest: dict[str, _Version] = field(default_factory=dict)
    statements: int = 0


def read_stream(source: Source, memory: str, network: Network) -> Read:
    """Read what is new in a stream; the first time, all of it."""
    known = json.loads(memory or "{}")
    stream = _Stream(_time(known.get("since", "")), frozenset(known.get("seen", ())))
    waiting, visited = [source.url], set[str]()
    while waiting:
        url = waiting.pop(0)
        if url in visited:
            continue
        visited.add(url)
        if len(visited) > _MOST_PAGES:
            raise SourceFailed(wording("The stream has more than %(most)s pages."), most=_MOST_PAGES)
        about = _about(quads_of(network.get(url, ACCEPT), network))
        _take(stream, about)
        waiting += [page for page in _pages(about, stream.since) if page not in visited]
    return _told(stream, memory)


def _told(stream: _Stream, memory: str) -> Read:
    if not stream.newest:
        return Read(is_whole=False, memory=memory, is_unchanged=bool(memory))
    versions = stream.newest.values()
    last = max(version.when for version in versions)
    edge = {version.member for version in versions if version.when == last}
    edge |= stream.seen if last == stream.since else set()
    return Read(
        tuple(quad for version in versions for quad in version.quads),
        is_whole=False,
        gone=tuple(version.thing for version in versions if version.is_gone),
        memory=json.dumps({"since": last.isoformat(), "seen": sorted(edge)}),
    )


def _about(quads: Sequence[Quad]) -> Facts:
    about: Facts = defaultdict(list)
    for quad in quads:
        about[quad.subject].append(quad)
    return about


def _take(stream: _Stream, about: Facts) -> None:
    for name in ("timestampPath", "versionOfPath"):
        found = [
            quad.object for quads in about.values() for quad in quads if quad.predicate == IRI(_LDES + name)
        ]
        stream.paths |= {name: found[0]} if found else {}
    graphs: dict[object, list[Quad]] = defaultdict(list)
    for quads in about.values():
        for quad in quads:
            if quad.graph:
                graphs[quad.graph].append(quad)
    for member in [quad.object for quads in about.values() for quad in quads if quad.predicate == _MEMBER]:
        version = _version(stream, member, about, graphs.get(member, []))
        if version and _is_new(stream, version):
            stream.statements += len(version.quads)
            if stream.statements > MOST_STATEMENTS:
                raise SourceFailed(wording("It gives more than %(most)s statements."), most=MOST_STATEMENTS)
            older = stream.newest.get(version.thing)
            if older is None or older.when <= version.when:
                stream.newest[version.thing] = version


def _is_new(stream: _Stream, version: _Version) -> bool:
    if stream.since is None or version.when > stream.since:
        return True
    return version.when == stream.since and version.member not in stream.seen


def _version(stream: _Stream, member: Term, about: Facts, graph: list[Quad]) -> _Version | None:
    if not isinstance(member, IRI | BlankNode):
        return None
    said = {quad.predicate: quad.object for quad in about.get(member, ())}
    when = _time(str(getattr(said.get(_path(stream, "timestampPath")), "value", "")))
    if when is None:
        raise SourceFailed(wording("%(member)s does not say when it is from."), member=member)
    thing = said.get(_path(stream, "versionOfPath"), member)
    is_gone = any(quad.predicate == _TYPE and quad.object == _DELETED for quad in about.get(member, ()))
    quads = () if is_gone else tuple(graph) or tuple(_reached(member, thing, about))
    return _Version(str(member), str(thing), when, quads, is_gone)


def _path(stream: _Stream, name: str) -> IRI:
    found = stream.paths.get(name)
    if not isinstance(found, IRI):
        raise SourceFailed(wording("The stream does not name its %(name)s."), name=f"ldes:{name}")
    return found


def _reached(member: Subject, thing: Term, about: Facts) -> Iterator[Quad]:
    """What is said of a member and of the nodes below it, as said of the thing that it is a version of."""
    reached, waiting = set[Subject](), [member]
    while waiting:
        node = waiting.pop()
        if node in reached:
            continue
        reached.add(node)
        for quad in about.get(node, ()):
            subject = thing if node == member and isinstance(thing, IRI | BlankNode) else node
            yield Quad(subject, quad.predicate, quad.object, None)
            if isinstance(quad.object, BlankNode) or str(quad.object).startswith(f"{thing}#"):
                waiting += [quad.object] if isinstance(quad.object, IRI | BlankNode) else []


def _pages(about: Facts, since: datetime | None) -> list[str]:
    """The pages that a page leads to, but those with nothing later than what was read before."""
    pages: dict[str, bool] = {}
    for relation in [
        quad.object for quads in about.values() for quad in quads if quad.predicate == _RELATION
    ]:
        if not isinstance(relation, IRI | BlankNode):
            continue
        said = {quad.predicate.value: quad.object for quad in about.get(relation, ())}
        node = said.get(f"{_TREE}node")
        if node is None:
            continue
        until = _time(str(getattr(said.get(f"{_TREE}value"), "value", "")))
        is_over = bool(since and until and said.get(_TYPE.value) in _EARLIER and until < since)
        pages[str(node)] = pages.get(str(node), False) or is_over
    return [page for page, is_over in pages.items() if not is_over]


def _time(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
