"""Messages between a web process and a worker: a letter for the kind, four bytes of length, the bytes."""

import json
import socket
import struct
from dataclasses import dataclass
from typing import Self

from paraugs.graph.port import Form, QueryRequest

QUERY = b"Q"
PIECE = b"P"
END = b"Z"
FAILURE = b"E"

_HEAD = struct.Struct("!cI")
_LONGEST = 1 << 26


class ChannelClosedError(Exception):
    """The other side is gone."""


def send(channel: socket.socket, kind: bytes, body: bytes) -> None:
    """Send one message; OSError when the other side is gone."""
    channel.sendall(_HEAD.pack(kind, len(body)) + body)


def receive(channel: socket.socket) -> tuple[bytes, bytes]:
    """Receive one message; ChannelClosedError when the other side is gone or does not keep to the form."""
    kind, length = _HEAD.unpack(_exactly(channel, _HEAD.size))
    if length > _LONGEST:
        raise ChannelClosedError
    return kind, _exactly(channel, length)


def _exactly(channel: socket.socket, length: int) -> bytes:
    whole = bytearray()
    while len(whole) < length:
        try:
            piece = channel.recv(min(length - len(whole), 1 << 18))
        except ConnectionError:
            piece = b""
        if not piece:
            raise ChannelClosedError
        whole += piece
    return bytes(whole)


@dataclass(frozen=True, slots=True)
class Question:
    """The part of a visitor's request that goes to a worker."""

    text: str
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    media_type: str
    base_iri: str | None

    @classmethod
    def of(cls, request: QueryRequest) -> Self:
        """The question of a request."""
        return cls(
            request.text, request.default_graphs, request.named_graphs, request.media_type, request.base_iri
        )

    def request(self, form: Form) -> QueryRequest:
        """The request again."""
        return QueryRequest(
            self.text, self.default_graphs, self.named_graphs, self.media_type, form, self.base_iri
        )

    def encoded(self) -> bytes:
        """As bytes."""
        values = [self.text, self.default_graphs, self.named_graphs, self.media_type, self.base_iri]
        return json.dumps(values).encode()

    @classmethod
    def decoded(cls, body: bytes) -> Self:
        """From bytes."""
        text, default, named, media_type, base = json.loads(body)
        return cls(text, _names(default), _names(named), media_type, base)


def _names(values: list[str] | None) -> tuple[str, ...] | None:
    return None if values is None else tuple(values)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a worker cannot answer: the kind (`query`, `refused` or `limit`), the reason, the place."""

    kind: str
    reason: str
    line: int = 0
    column: int = 0

    def encoded(self) -> bytes:
        """As bytes."""
        return json.dumps([self.kind, self.reason, self.line, self.column]).encode()

    @classmethod
    def decoded(cls, body: bytes) -> Self:
        """From bytes."""
        return cls(*json.loads(body))
