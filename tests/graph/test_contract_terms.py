"""A term comes back as it was stored, from every store."""

import pytest

from graph.cast import EX, KIVA, XSD
from graph.conftest import Expect
from paraugs.errors import GraphUnavailable
from paraugs.graph.port import Graph
from paraugs.terms import IRI, Literal, Triple

HAS = IRI(EX + "has")
HOME = IRI(EX + "graph/terms")
LONG = "Mācīšanās mūža garumā: praksē pārbaudīts, kas darbojas un kas ne. " * 2_000

TERMS = {
    "a plain text": Literal("plain"),
    "an empty text": Literal(""),
    "a text with spaces around": Literal("  two  "),
    "a text in Latvian": Literal("Prakse mācību pārtraukšanas mazināšanai", "lv"),
    "a text in Greek": Literal("Καλή πρακτική", "el"),
    "a text in Bulgarian": Literal("Добра практика", "bg"),
    "an emoji beyond the basic plane": Literal("good 👍🏽 practice", "en"),
    "a regional language tag": Literal("practice", "en-gb"),
    "a language tag in capitals": Literal("practice", "en-GB"),
    "line ends and tabs": Literal("first\nsecond\r\nthird\tfourth"),
    "quotation marks and backslashes": Literal('she said "yes\\no"'),
    "markup": Literal("<b>bold</b> & more"),
    "braces and a comment sign": Literal("} # { VALUES ?x"),
    "a text of 130,000 characters": Literal(LONG, "lv"),
    "a combining accent": Literal("a\u0304 is not \u0101"),
    "an integer": Literal("255", None, XSD + "integer"),
    "a negative integer": Literal("-3", None, XSD + "integer"),
    "an integer with a leading zero": Literal("01", None, XSD + "integer"),
    "a large integer": Literal("9000000000", None, XSD + "integer"),
    "a decimal": Literal("10.2", None, XSD + "decimal"),
    "a decimal with a trailing zero": Literal("9.50", None, XSD + "decimal"),
    "true": Literal("true", None, XSD + "boolean"),
    "false": Literal("false", None, XSD + "boolean"),
    "a year": Literal("2007", None, XSD + "gYear"),
    "a month": Literal("2016-09", None, XSD + "gYearMonth"),
    "a date": Literal("2020-02-29", None, XSD + "date"),
    "a time in UTC": Literal("2020-01-01T12:00:00Z", None, XSD + "dateTime"),
    "a time of a zone": Literal("2020-01-01T12:00:00+02:00", None, XSD + "dateTime"),
    "an IRI as text": Literal("https://example.org/page", None, XSD + "anyURI"),
    "a datatype of our own": Literal("PL-1", None, EX + "code"),
    "an IRI": IRI("https://example.org/a?b=c&d=e#f"),
    "an IRI with a letter of Latvian": IRI("https://example.org/mācības"),
    "an IRI with a percent sign": IRI("https://example.org/m%C4%81c%C4%ABbas"),
}


@pytest.mark.parametrize("case", TERMS)
def test_a_selected_term_is_the_stored_one(graph: Graph, case: str, expect: Expect) -> None:
    """In a row of a SELECT."""
    graph.replace(HOME, [Triple(KIVA, HAS, TERMS[case])])
    rows = graph.select(f"SELECT ?term {{ <{KIVA}> <{HAS}> ?term }}").rows
    expect(rows, [(TERMS[case],)])


@pytest.mark.parametrize("case", TERMS)
def test_a_constructed_term_is_the_stored_one(graph: Graph, case: str, expect: Expect) -> None:
    """In a triple of a CONSTRUCT."""
    graph.replace(HOME, [Triple(KIVA, HAS, TERMS[case])])
    triples = graph.construct(f"CONSTRUCT WHERE {{ <{KIVA}> <{HAS}> ?term }}")
    expect([triple.object for triple in triples], [TERMS[case]])


def test_an_integer_beyond_64_bits_is_kept_or_refused(graph: Graph, expect: Expect) -> None:
    huge = Literal("12345678901234567890", None, XSD + "integer")
    try:
        graph.replace(HOME, [Triple(KIVA, HAS, huge)])
    except GraphUnavailable as error:
        expect(str(error).partition("SR341: ")[2], None)
    else:
        expect(graph.select(f"SELECT ?term {{ <{KIVA}> <{HAS}> ?term }}").rows, [(huge,)])
