"""The W3C's cases for the HTTP side, and what of each can be asked of a server that strangers only read.

The rule, the same for every case: requests that write (Graph Store Protocol: all but GET and HEAD; protocol:
whatever carries an update) are sent and must be refused with a 4xx. What a graph-store write would have done
is then done to the store itself, so that the reads after it are judged in full. What an update would have
done is not: of a case with updates only the refusals count.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email import message_from_bytes
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pyoxigraph as ox

FILE = Path(__file__).parent / "protocol_cases.json"
NEW_GRAPH = "http://www.example/gsp/new-graph"
LOCATION = "$LOCATION$"

State = frozenset[str]
"""What a store holds, as lines of N-Quads."""


@dataclass(frozen=True)
class Case:
    """One case of the suites."""

    id: str
    kind: str
    graphs: Mapping[str, str] = field(repr=False)
    requests: list[dict[str, Any]] = field(repr=False)


@dataclass(frozen=True)
class Step:
    """One request and the state of the store that it meets; `refused` when it must not have any effect."""

    case: str
    number: int
    request: dict[str, Any]
    state: State
    refused: bool


def read_cases() -> list[Case]:
    """All cases."""
    found = json.loads(FILE.read_text(encoding="utf-8"))["cases"]
    return [
        Case(case["id"], case["kind"], case.get("graphs", {}), case.get("requests", [])) for case in found
    ]


def steps(case: Case, base: str) -> Iterator[Step]:
    """The steps of a protocol or graph-store case; `base` is what names graphs by their path."""
    state = frozenset(
        line for name, text in case.graphs.items() for line in _quads(text.encode(), "nt", name)
    )
    has_update = False
    for number, request in enumerate(case.requests, 1):
        is_update = case.kind == "protocol" and _is_update(case, request)
        is_write = is_update or (case.kind == "gsp" and request["method"] not in ("GET", "HEAD"))
        has_update |= is_update
        if is_write or not has_update:
            yield Step(case.id, number, request, state, is_write)
        if is_write and not is_update:
            state = _written(state, request, base)


def graph_of(target: str, base: str) -> str:
    """The graph that a graph-store request names."""
    place = urlsplit(target.removeprefix("/gsp"))
    if place.path.strip("/"):
        return base + unquote(place.path.strip("/"))
    return parse_qs(place.query).get("graph", [NEW_GRAPH])[0]


def body_of(request: dict[str, Any]) -> bytes | None:
    """The bytes of a request's body."""
    body = request["body"]
    return body["chars"].encode(body["encoding"]) if body else None


def content_type(request: dict[str, Any]) -> str:
    """The Content-Type of a request."""
    return str(next((value for name, value in request["headers"] if name.lower() == "content-type"), ""))


def _is_update(case: Case, request: dict[str, Any]) -> bool:
    kind = content_type(request)
    carries = (body_of(request) or b"").startswith(b"update=") or "update=" in request["path"]
    is_named_so = case.id.startswith("bad_update") and not kind.startswith("application/sparql-query")
    return kind.startswith("application/sparql-update") or carries or is_named_so


def _written(state: State, request: dict[str, Any], base: str) -> State:
    """The state after a PUT, POST or DELETE of the Graph Store Protocol."""
    name = graph_of(request["path"], base)
    new = frozenset(line for text in _texts(request) for line in _quads(text, "ttl", name))
    if request["method"] == "POST":
        return state | new
    return frozenset(line for line in state if not line.endswith(f"<{name}> .")) | new


def _texts(request: dict[str, Any]) -> list[bytes]:
    body, kind = body_of(request) or b"", content_type(request)
    if not kind.startswith("multipart/"):
        return [body] if body else []
    whole = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    return [part.get_payload(decode=True) for part in whole.walk() if not part.is_multipart()]  # type: ignore[misc]


def _quads(text: bytes, extension: str, name: str) -> list[str]:
    rdf = ox.RdfFormat.from_extension(extension)
    graph = ox.NamedNode(name)
    triples = ox.parse(text, rdf, base_iri=name, rename_blank_nodes=False)
    quads = [ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples]
    return (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode().splitlines()
