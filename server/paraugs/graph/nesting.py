"""Nesting that a parser would follow down its stack, or for minutes: found in the bytes before it is met.

Whatever closes what was opened is counted; texts, names and comments are passed over. Each search is linear,
whatever the bytes: an unclosed text takes all that follows, or it would be looked for again from each sign.
"""

import re

from paraugs.errors import Place, SyntaxFault

MAX_DEPTH = 100

_JSON_STEP = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\Z|\\\Z)|(?P<open>[\[{])|(?P<close>[\]}])', re.DOTALL)
_TURTLE_STEP = re.compile(
    rb"""
    \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*+(?:\"{3}|\Z)? | '{3}(?:'{0,2}(?:[^'\\]|\\.))*+(?:'{3}|\Z)?
    | "(?:[^"\\\r\n]|\\.)*+"? | '(?:[^'\\\r\n]|\\.)*+'?
    | <[^<>"{}|^`\x00-\x20]*+> | \#[^\r\n]*+ | (?:(?:\[\s*+\]|\(\s*+\))[\s,;]*+)++
    | (?P<term><<) | (?P<open>[\[({]) | (?P<close>[\])}]|>>)
    """,
    re.VERBOSE | re.DOTALL,
)
_XML_STEP = re.compile(
    rb"""
    <!--.*?(?:-->|\Z) | <!\[CDATA\[.*?(?:\]\]>|\Z) | <\?.*?(?:\?>|\Z)
    | (?P<close></)[^<>]*+>? | (?P<open><)(?:[^<>"']|"[^"]*+"|'[^']*+')*+>?
    """,
    re.VERBOSE | re.DOTALL,
)


def refuse_deep_json(data: bytes) -> None:
    """Refuse objects and arrays too deep within one another; SyntaxFault with the place."""
    depth = 0
    for step in _JSON_STEP.finditer(data):
        depth += (step["open"] is not None) - (step["close"] is not None)
        _check(depth, data, step)


def refuse_deep_turtle(data: bytes) -> None:
    """Refuse lists, nodes in brackets and triple terms (RDF 1.2) too deep within one another."""
    depth = 0
    for step in _TURTLE_STEP.finditer(data):
        if step["open"] or step["term"]:
            depth += 1
        elif step["close"]:
            depth = max(0, depth - 1)
        _check(depth, data, step)


def refuse_deep_elements(data: bytes) -> None:
    """Refuse XML elements too deep within one another."""
    depth = 0
    for step in _XML_STEP.finditer(data):
        if step["close"]:
            depth = max(0, depth - 1)
        elif step["open"] and not step[0].endswith(b"/>"):
            depth += 1
        _check(depth, data, step)


def place_at(data: bytes, offset: int) -> Place:
    """Give the place of an offset in UTF-8."""
    before = data[:offset]
    line_start = before.rfind(b"\n") + 1
    return Place(before.count(b"\n") + 1, len(before[line_start:].decode("utf-8", "replace")) + 1)


def _check(depth: int, data: bytes, step: re.Match[bytes]) -> None:
    if depth > MAX_DEPTH:
        raise SyntaxFault(f"nested deeper than {MAX_DEPTH}", place_at(data, step.start()))
