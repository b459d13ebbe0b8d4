"""Resumption tokens: all that is needed to go on stands in the token itself, nothing is remembered here.

A token names the position of the change stream at which its list began: so the list stays the same while data
change, and what changes meanwhile comes with the next harvest. It opens nothing that is not public, so it
need not be signed; one that was made up gives a part of a list, or an error.
"""

import base64
import binascii
import json
from dataclasses import astuple, dataclass

_LONGEST = 2000
_LARGEST = 1 << 31


@dataclass(frozen=True, slots=True)
class Token:
    """What a list is of, where it goes on (after a position), and at which position it began."""

    verb: str
    prefix: str
    since: str
    until: str
    set_spec: str
    after: int
    head: int


def write_token(token: Token) -> str:
    """Write a token: letters, digits, - and _."""
    text = json.dumps(astuple(token), separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_token(text: str) -> Token | None:
    """Read a token; None when it is none."""
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        found = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, binascii.Error, RecursionError):
        return None
    if len(text) > _LONGEST or not isinstance(found, list) or len(found) != 7:
        return None
    *words, after, head = found
    if not all(isinstance(word, str) for word in words):
        return None
    if not all(type(number) is int and 0 <= number < _LARGEST for number in (after, head)):
        return None
    verb, prefix, since, until, set_spec = words
    return Token(verb, prefix, since, until, set_spec, after, head)
