"""JSON read with the places of its values, which the standard library does not keep (RFC 8259).

The engine has accepted the file before, so nesting is bounded and the text is well-formed.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[\]{},:]|[^\s\[\]{},:"]++', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string, number, truth or null."""

    at: int
    text: str
    is_string: bool


@dataclass(frozen=True, slots=True)
class Array:
    """Values in their order."""

    at: int
    items: list["Value"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Member:
    """A key of an object with its value."""

    at: int
    key: str
    value: "Value"


@dataclass(frozen=True, slots=True)
class Object:
    """Members in their order."""

    at: int
    members: list[Member] = field(default_factory=list)


Value = Scalar | Array | Object


def read_json(document: str) -> Value | None:
    """Give the value of a document; None when it is none."""
    tokens = _TOKEN.finditer(document)
    try:
        return _value(next(tokens), tokens)
    except (StopIteration, ValueError, RecursionError):
        return None


def _value(token: re.Match[str], tokens: Iterator[re.Match[str]]) -> Value:
    if token[0] == "{":
        return Object(token.start(), list(_members(tokens)))
    if token[0] == "[":
        return Array(token.start(), list(_items(tokens)))
    is_string = token[0].startswith('"')
    text = json.loads(token[0], strict=False) if is_string else token[0]
    return Scalar(token.start(), text, is_string)


def _members(tokens: Iterator[re.Match[str]]) -> Iterator[Member]:
    for token in tokens:
        if token[0] == "}":
            return
        if token[0] != ",":
            key = json.loads(token[0], strict=False)
            next(tokens)
            yield Member(token.start(), key, _value(next(tokens), tokens))


def _items(tokens: Iterator[re.Match[str]]) -> Iterator[Value]:
    for token in tokens:
        if token[0] == "]":
            return
        if token[0] != ",":
            yield _value(token, tokens)
