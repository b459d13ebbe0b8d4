"""Messages between a web process and a worker: a letter for the kind, four bytes of length, the bytes."""

import json
import socket
import struct
from dataclasses import dataclass
from typing import Self

from paraugs.graph.port import Form, QueryRequest

HELLO = b"H"
QUERY = b"Q"
PIECE = b"P"
END = b"Z"
FAILURE = b"E"

_HEAD = struct.Struct("!cI")
_LONGEST = 1 << 26


class ChannelClosedError(Exception):
    """The other side is gone."""


def send(channel: socket.socket, *messages: tuple[bytes, bytes]) -> None:
    """Send messages, each a kind and a body, in one go; OSError when the other side is gone."""
    channel.sendall(b"".join(_HEAD.pack(kind, len(body)) + body for kind, body in messages))


class Inbox:
    """The messages that come through a channel."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel, self._come = channel, bytearray()

    @property
    def holds_message(self) -> bool:
        """Whether a whole message is here already."""
        return len(self._come) >= self._wanted()

    def receive(self) -> tuple[bytes, bytes]:
        """Wait for a message; ChannelClosedError when the other side is gone or does not keep to the form."""
        while not self.holds_message:
            self._read()
        end = self._wanted()
        kind, body = bytes(self._come[:1]), bytes(self._come[_HEAD.size : end])
        del self._come[:end]
        return kind, body

    def _wanted(self) -> int:
        if len(self._come) < _HEAD.size:
            return _HEAD.size
        length = int(_HEAD.unpack_from(self._come)[1])
        if length > _LONGEST:
            raise ChannelClosedError
        return _HEAD.size + length

    def _read(self) -> None:
        try:
            piece = self._channel.recv(1 << 18)
        except ConnectionError:
            piece = b""
        if not piece:
            raise ChannelClosedError
        self._come += piece


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
