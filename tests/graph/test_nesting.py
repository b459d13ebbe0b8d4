"""What is nested too deep is refused before any parser meets it, in time that grows with the bytes only."""

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from paraugs.errors import Place, SyntaxFault
from paraugs.graph.nesting import MAX_DEPTH, refuse_deep_elements, refuse_deep_json, refuse_deep_turtle

Refuse = Callable[[bytes], None]
MUCH = 1_500_000


def depth_of(refuse: Refuse, opened: bytes, closed: bytes) -> int:
    """Tell how often something may be opened within itself."""
    for depth in range(1, 2 * MAX_DEPTH):
        try:
            refuse(opened * depth + closed * depth)
        except SyntaxFault:
            return depth - 1
    return 2 * MAX_DEPTH


@pytest.mark.parametrize(
    ("refuse", "opened", "closed"),
    [
        (refuse_deep_json, b"[", b"]"),
        (refuse_deep_json, b'{"a":', b"}"),
        (refuse_deep_turtle, b"( 1 ", b") "),
        (refuse_deep_turtle, b"[ <urn:a> ", b"] "),
        (refuse_deep_turtle, b"<<( ", b")>> "),
        (refuse_deep_elements, b"<a b='/>'>", b"</a>"),
    ],
)
def test_a_hundred_levels_are_enough(refuse: Refuse, opened: bytes, closed: bytes) -> None:
    # A triple term opens two: its own and its bracket.
    assert depth_of(refuse, opened, closed) == (MAX_DEPTH // 2 if b"<<" in opened else MAX_DEPTH)


@pytest.mark.parametrize(
    "text",
    [
        '<urn:a> <urn:b> "' + "(" * 200 + '" .',
        "<urn:a> <urn:b> '''" + "['\n" * 200 + "''' .",
        '<urn:a> <urn:b> """' + '"" ( \\""" ' * 200 + '""" .',
        "# " + "(" * 200,
        "<urn:a#(> <urn:b> <urn:c" + "(" * 200 + "> .",
        "<urn:a> <urn:b> " + "[] , " * 200 + "() .",
        "@prefix a: <urn:> . a:b a:c '\\'" + "(" * 200 + "' .",
    ],
)
def test_brackets_in_texts_names_and_comments_do_not_count(text: str) -> None:
    refuse_deep_turtle(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "<!--" + "<a>" * 200 + "-->",
        "<![CDATA[" + "<a>" * 200 + "]]>",
        "<a/>" * 200,
        "<a>" + "<b c='>'/>" * 200,
    ],
)
def test_elements_that_are_none_or_have_ended_do_not_count(text: str) -> None:
    refuse_deep_elements(text.encode())


def test_the_place_is_where_it_becomes_too_deep() -> None:
    with pytest.raises(SyntaxFault, match=f"deeper than {MAX_DEPTH}") as caught:
        refuse_deep_turtle("<urn:ā>\n".encode() + b"(" * 200)
    assert caught.value.place == Place(2, MAX_DEPTH + 1)


@pytest.mark.parametrize(
    ("refuse", "piece"),
    [
        (refuse_deep_turtle, b'"'),
        (refuse_deep_turtle, b"'"),
        (refuse_deep_turtle, b'""" '),
        (refuse_deep_turtle, b"\\"),
        (refuse_deep_turtle, b"<a"),
        (refuse_deep_turtle, b"#\n"),
        (refuse_deep_turtle, b"[]"),
        (refuse_deep_elements, b"<"),
        (refuse_deep_elements, b"<a b='"),
        (refuse_deep_elements, b"<!-"),
        (refuse_deep_elements, b"<!--"),
        (refuse_deep_json, b'"\\'),
    ],
)
def test_no_bytes_lead_the_search_astray(refuse: Refuse, piece: bytes) -> None:
    start = time.process_time()
    with suppress(SyntaxFault):
        refuse(piece * (MUCH // len(piece)))
    assert time.process_time() - start < 5
