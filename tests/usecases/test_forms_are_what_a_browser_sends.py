"""Answers become named values and come back the same; what no field asks for says nothing."""

from functools import cache

import pytest

from paraugs.forms.answers import Filled, read, statements, write
from paraugs.forms.controls import RECORD, THING, Decoder, Pair, Sent, element_id, encode
from paraugs.forms.editing import add_part, add_text, languages_of, patch, remove_row
from paraugs.forms.model import Field, Forms
from paraugs.forms.reading import read_forms
from paraugs.forms.starting import NEW_RECORD, NEW_THING, new_record, new_thing
from paraugs.graph.parsing import parse
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.resources import Resources
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple
from validating import ROOT

FILES = sorted(path.name for path in (ROOT / "data" / "practices").glob("*.trig"))
LATVIA = IRI(f"{PREFIXES['country']}LVA")
XSD = PREFIXES["xsd"]
TOPIC = f"{THINGS}concept/topic/reading"


@cache
def forms() -> Forms:
    return read_forms(Resources(ROOT))


def nothing(field: Field, label: str) -> IRI | None:
    return None


def decoded(pairs: list[Pair], before: Filled | None = None) -> Filled:
    return Decoder(Sent.of(pairs), before or Filled(NEW_THING, forms().of("practice")), nothing).decode(THING)


def said(*pairs: Pair) -> set[Triple]:
    return set(statements(decoded(list(pairs))))


@pytest.mark.parametrize("name", FILES)
def test_every_shipped_practice_goes_through_a_browser_unchanged(name: str) -> None:
    quads = parse((ROOT / "data" / "practices" / name).read_bytes(), "application/trig")
    for record in {quad.graph for quad in quads}:
        assert record is not None
        triples = [Triple(*quad[:3]) for quad in quads if quad.graph == record]
        topic = next(t.object for t in triples if t.predicate == term("foaf:primaryTopic"))
        assert isinstance(topic, IRI)
        practice = read(forms().of("practice"), topic, triples)
        about = read(forms().record, record, triples)
        pairs = [*encode(practice, THING), *encode(about, RECORD)]
        after = (
            Decoder(Sent.of(pairs), practice, nothing).decode(THING),
            Decoder(Sent.of(pairs), about, nothing).decode(RECORD),
        )
        assert after == (practice, about)
        assert set(write(after, triples)) == set(triples)


def test_values_are_read_by_the_kind_of_their_field() -> None:
    part = "thing/par:implementation.1"
    node = IRI(f"{NEW_THING}#implementation-1")
    assert said(
        ("thing/dct:title.1", "Lasīšanas stunda"),
        ("thing/dct:title.1@", "lv"),
        ("thing/par:topic", TOPIC),
        ("thing/par:numberReached", "12 000"),
        ("thing/dct:source", "https://example.org/page"),
        (part, "#implementation-1"),
        (f"{part}/par:startYear", "2021"),
        (f"{part}/par:stillRunning", "true"),
        (f"{part}/par:fundingAmount", "10.5"),
    ) == {
        Triple(NEW_THING, term("dct:title"), Literal("Lasīšanas stunda", "lv")),
        Triple(NEW_THING, term("par:topic"), IRI(TOPIC)),
        Triple(NEW_THING, term("par:numberReached"), Literal("12000", None, f"{XSD}integer")),
        Triple(NEW_THING, term("dct:source"), IRI("https://example.org/page")),
        Triple(NEW_THING, term("par:implementation"), node),
        Triple(node, term("par:startYear"), Literal("2021", None, f"{XSD}gYear")),
        Triple(node, term("par:stillRunning"), Literal("true", None, f"{XSD}boolean")),
        Triple(node, term("par:fundingAmount"), Literal("10.5", None, f"{XSD}decimal")),
    }


def test_what_is_no_value_of_its_kind_stays_for_the_rules_to_find() -> None:
    part = "thing/par:implementation.1"
    node = IRI(f"{NEW_THING}#implementation-1")
    assert said(
        (part, "#implementation-1"),
        (f"{part}/par:startYear", "about 2020"),
        (f"{part}/par:country", "Latvija"),
        ("thing/dct:source", "see our page"),
    ) == {
        Triple(NEW_THING, term("par:implementation"), node),
        Triple(node, term("par:startYear"), Literal("about 2020", None, f"{XSD}gYear")),
        Triple(node, term("par:country"), Literal("Latvija")),
        Triple(NEW_THING, term("dct:source"), Literal("see our page")),
    }


def test_an_e_mail_address_becomes_the_address_of_a_mailbox() -> None:
    part = "thing/dcat:contactPoint.1"
    node = IRI(f"{NEW_THING}#contact-1")
    assert said(
        (part, "#contact-1"),
        (f"{part}/vcard:fn", "Invented Office"),
        (f"{part}/vcard:hasEmail", "office@example.org"),
    ) == {
        Triple(NEW_THING, term("dcat:contactPoint"), node),
        Triple(node, term("vcard:fn"), Literal("Invented Office")),
        Triple(node, term("vcard:hasEmail"), IRI("mailto:office@example.org")),
    }


def test_a_label_is_taken_for_the_choice_that_has_it() -> None:
    def resolve(field: Field, label: str) -> IRI | None:
        return IRI(TOPIC) if label == "Reading" else None

    before = Filled(NEW_THING, forms().of("practice"))
    filled = Decoder(Sent.of([("thing/par:topic", "Reading")]), before, resolve).decode(THING)
    assert list(statements(filled)) == [Triple(NEW_THING, term("par:topic"), IRI(TOPIC))]


@pytest.mark.parametrize(
    "pair",
    [
        ("thing/par:status", "published"),
        ("thing/dct:creator", "https://example.org/me"),
        ("record/dct:issued", "2020-01-01"),
        ("thing/par:implementation.1/par:country", LATVIA.value),
        ("thing/par:topic.1", TOPIC),
        ("thing/dct:title", "without a number"),
        ("nothing at all", ""),
    ],
)
def test_a_name_that_no_field_has_says_nothing(pair: Pair) -> None:
    assert said(pair) == set()


def test_nothing_can_be_said_about_what_is_not_part_of_the_thing() -> None:
    row = "thing/par:implementation.1"
    foreign = f"{THINGS}practice/fi/kiva"
    assert said((row, foreign), (f"{row}/par:country", LATVIA.value)) == {
        Triple(NEW_THING, term("par:implementation"), IRI(foreign))
    }


def test_a_text_of_several_lines_keeps_one_kind_of_line_end() -> None:
    assert said(("thing/dct:description.1", "one\r\ntwo"), ("thing/dct:description.1@", "en")) == {
        Triple(NEW_THING, term("dct:description"), Literal("one\ntwo", "en"))
    }


def test_a_value_that_was_not_touched_keeps_its_term() -> None:
    odd = Triple(NEW_THING, term("par:numberReached"), Literal("7", None, f"{XSD}decimal"))
    before = read(forms().of("practice"), NEW_THING, [odd])
    assert set(statements(decoded(list(encode(before, THING)), before))) == {odd}


def test_a_new_form_has_a_place_for_what_is_required_and_says_only_what_goes_without_saying() -> None:
    practice = new_thing(forms().of("practice"), "lv", LATVIA)
    record = new_record(forms().record, IRI(f"{PREFIXES['language']}LAV"))
    names = [name for name, _ in encode(practice, THING)]
    assert names == [
        "thing/dct:title.1",
        "thing/dct:title.1@",
        "thing/par:implementation.1",
        "thing/par:implementation.1/par:country",
        "thing/par:implementation.1/par:responsibleBody.1",
        "thing/par:outcome.1",
    ]
    node = IRI(f"{NEW_THING}#implementation-1")
    assert set(statements(practice)) == {
        Triple(NEW_THING, term("par:implementation"), node),
        Triple(node, term("par:country"), LATVIA),
    }
    assert set(statements(record)) == {
        Triple(NEW_RECORD, term("dct:license"), IRI(f"{PREFIXES['licence']}CC_BY_4_0")),
        Triple(NEW_RECORD, term("dct:language"), IRI(f"{PREFIXES['language']}LAV")),
    }
    assert languages_of(practice) == ("lv",)


def test_a_part_is_added_with_a_free_address_and_another_taken_out() -> None:
    filled = new_thing(forms().of("practice"), "en", LATVIA)
    more = add_part(filled, THING, "thing/par:outcome", LATVIA)
    more = add_part(more, THING, "thing/par:outcome.2/par:study", LATVIA)
    nodes = [part.node.value.removeprefix(NEW_THING.value) for part in more.everything()]
    assert nodes == ["", "#implementation-1", "#body-1", "#outcome-1", "#outcome-2", "#study-1"]
    less = remove_row(more, THING, "thing/par:outcome.1")
    nodes = [part.node.value.removeprefix(NEW_THING.value) for part in less.everything()]
    assert nodes == ["", "#implementation-1", "#body-1", "#outcome-2", "#study-1"]


def test_a_text_is_added_in_a_language_that_it_lacks() -> None:
    filled = new_thing(forms().of("practice"), "lv", LATVIA)
    more = add_text(filled, THING, "thing/dct:title", ("lv", "en", "et"))
    assert languages_of(more) == ("lv", "en")
    assert languages_of(remove_row(more, THING, "thing/dct:title.1")) == ("en",)


@pytest.mark.parametrize("name", ["thing/par:topic", "thing/dct:title", "thing/nothing", "", "x.y", "."])
def test_a_button_with_a_wrong_name_changes_nothing(name: str) -> None:
    filled = new_thing(forms().of("practice"), "lv", LATVIA)
    assert add_part(filled, THING, name, LATVIA) == filled
    assert remove_row(filled, THING, name) == filled


def test_a_patch_changes_the_answers() -> None:
    filled = decoded([("thing/par:scale", "national")])
    (wrong,) = statements(filled)
    right = Triple(NEW_THING, term("par:scale"), IRI(f"{THINGS}concept/scale/national"))
    assert set(statements(patch(filled, [wrong], [right]))) == {right}


def test_ids_are_plain() -> None:
    assert element_id("thing/par:implementation.1/^par:x@") == "thing-par-implementation-1-par-x"
