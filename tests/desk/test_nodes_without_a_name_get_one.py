"""What has no address gets one: from its title, or below the thing that it is a part of."""

import pytest

from desk.papers import FRAME, PREFIXES, Examine, short
from paraugs.contribute.desk.naming import slug_of
from paraugs.graph.parsing import parse
from paraugs.graph.serialising import serialise
from paraugs.terms import Triple
from paraugs.web.http.negotiation import RDF_FORMS, MediaForm

PARTS = """
<#p> a par:Practice ; dct:title "Parts"@en ;
    par:implementation [ a par:Implementation ; par:place "Cēsis"@lv ] ,
      [ a par:Implementation ; par:place "Abava"@lv ] ;
    par:outcome [ a par:OutcomeClaim ; dct:description "Later"@en ;
        par:study [ a par:Study ; foaf:page <https://example.org/2> ] ] ,
      [ a par:OutcomeClaim ; dct:description "Earlier"@en ;
        par:study [ a par:Study ; foaf:page <https://example.org/1> ] ] ;
    par:material [ dct:title "Untyped"@en ] .
"""


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Lasīšanas stunda", "lasisanas-stunda"),
        ("Училище за всички", "uchilishte-za-vsichki"),
        ("Σχολεία Δεύτερης Ευκαιρίας", "scholeia-deyteris-eykairias"),
        ("Groß & Łódź: 100 %", "gross-lodz-100"),
        ("Ærø, Þór, Ħal", "aero-thor-hal"),
        ("a " * 60, "a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a"),
        ("日本", ""),
    ],
)
def test_a_title_becomes_a_part_of_an_address(title: str, slug: str) -> None:
    assert slug_of(title) == slug


def test_a_thing_is_named_after_its_title_for_the_state_that_submits(examine: Examine) -> None:
    items = examine("""<> a par:Practice ; dct:title "Läsning"@sv , "Reading hour"@en .
        <#x> a par:Transfer ; dct:title "Tālāk"@lv . [] a par:Forum .""").items
    assert [item.topic.value.rpartition("/id/")[2] for item in items] == [
        "practice/lv/reading-hour",
        "transfer/lv/talak",
        "event/lv/unnamed-activity",
    ]


def test_two_things_with_one_title_get_two_names(examine: Examine) -> None:
    items = examine(
        """<#a> a par:Practice ; dct:title "Same"@en . <#b> a par:Practice ; dct:title "Same"@en ."""
    ).items
    assert [item.topic.value.rpartition("/")[2] for item in items] == ["same", "same-2"]


def test_parts_are_numbered_in_the_order_of_what_they_say(examine: Examine) -> None:
    found = short(examine(PARTS).items[0].triples)
    assert {
        "practice/lv/parts#implementation-1 par:place Abava",
        "practice/lv/parts#implementation-2 par:place Cēsis",
        "practice/lv/parts#outcome-1 dct:description Earlier",
        "practice/lv/parts#outcome-1 par:study practice/lv/parts#study-1",
        "practice/lv/parts#study-1 foaf:page https://example.org/1",
        "practice/lv/parts#study-2 foaf:page https://example.org/2",
        "practice/lv/parts#material-1 dct:title Untyped",
    } <= found


@pytest.mark.parametrize("form", RDF_FORMS, ids=lambda form: form.suffix)
def test_the_same_statements_get_the_same_names_in_every_syntax_and_order(
    form: MediaForm, examine: Examine
) -> None:
    quads = parse((PREFIXES + PARTS).encode(), "text/turtle", FRAME.base)
    written = serialise([Triple(*quad[:3]) for quad in reversed(quads)], form.media_type).decode()
    assert examine(written, form.media_type).items[0].nquads == examine(PARTS).items[0].nquads


def test_names_that_are_given_stay_and_are_not_given_again(examine: Examine) -> None:
    items = examine("""
        <practice/lv/a> a par:Practice ; par:outcome <practice/lv/a#outcome-1> , [ a par:OutcomeClaim ] .
        <practice/lv/a#outcome-1> a par:OutcomeClaim .""").items
    assert {
        "practice/lv/a par:outcome practice/lv/a#outcome-1",
        "practice/lv/a par:outcome practice/lv/a#outcome-2",
    } <= short(items[0].triples)


def test_nodes_in_a_circle_are_named_too(examine: Examine) -> None:
    items = examine("""<practice/lv/a> a par:Practice ; dct:relation _:a .
        _:a dct:relation _:b . _:b dct:relation _:a .""").items
    assert "practice/lv/a#relation-1 dct:relation practice/lv/a#relation-2" in short(items[0].triples)
