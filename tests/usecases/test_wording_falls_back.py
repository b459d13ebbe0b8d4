"""The wording that a reader gets: own language, else English, else the record's, else any."""

import pytest

from paraugs.explore.answers import Answers
from paraugs.explore.wording import Text, choose, name_from
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.namespaces import PREFIXES
from paraugs.resources import find_resources
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple

GREETINGS = [
    Literal("hei", "fi"),
    Literal("hello", "en"),
    Literal("sveiki", "lv"),
    Literal("bom dia", "pt-PT"),
]


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        ("lv", Text("sveiki", "lv")),
        ("pt", Text("bom dia", "pt-PT")),
        ("et", Text("hello", "en")),
    ],
)
def test_the_readers_language_comes_first_and_then_english(reader: str, expected: Text) -> None:
    assert choose(GREETINGS, reader) == expected


def test_the_language_of_the_record_comes_before_any_other() -> None:
    texts = [Literal("ahoj", "cs"), Literal("hei", "fi")]

    assert choose(texts, "lv", "fi") == Text("hei", "fi")
    assert choose(texts, "lv") == Text("ahoj", "cs")


def test_a_text_in_no_language_is_better_than_none() -> None:
    assert choose([Literal("EQF")], "lv") == Text("EQF")
    assert choose([], "lv") is None


def test_order_does_not_matter() -> None:
    assert choose(reversed(GREETINGS), "et") == choose(GREETINGS, "et")


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://w3id.org/paraugs/id/observation/early-leavers/at/2009/x", "early-leavers · at · 2009 · x"),
        ("http://www.w3.org/ns/prov#Entity", "Entity"),
        ("http://publications.europa.eu/resource/authority/licence/CC_BY_4_0", "CC BY 4.0"),
    ],
)
def test_a_thing_without_a_name_is_named_by_its_address(iri: str, name: str) -> None:
    assert name_from(IRI(iri)) == Text(name)


def test_a_record_says_which_language_is_its_own() -> None:
    record, language = IRI("https://w3id.org/paraugs/id/contribution/fi/x"), IRI("http://example.org/FIN")
    graph = EmbeddedGraph()
    graph.replace(
        IRI("https://w3id.org/paraugs/id/graph/x"),
        [
            Triple(record, term("dct:language"), language),
            Triple(record, term("dct:title"), Literal("ahoj", "cs")),
            Triple(record, term("dct:title"), Literal("hei", "fi")),
            Triple(language, term("skos:notation"), Literal("FIN")),
            Triple(language, term("skos:notation"), Literal("fi", None, f"{PREFIXES['xsd']}language")),
        ],
    )
    description = Answers(graph, NamedQueries(find_resources())).describe(record, "lv")

    assert description.label(record) == Text("hei", "fi")
