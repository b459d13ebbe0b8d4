"""Where a store departs from the standard: which test shows it, what it is, and what is found instead."""

from dataclasses import dataclass

from graph.cast import ATBALSTS
from paraugs.terms import IRI, Literal

XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True)
class Departure:
    """What an engine does otherwise, in words, and as the value that the test finds."""

    what: str
    instead: object


def _typed(value: str, datatype: str) -> Literal:
    return Literal(value, None, XSD + datatype)


_BY_VALUE = {
    "an integer with a leading zero": Departure("numbers are kept by value", _typed("1", "integer")),
    "a decimal with a trailing zero": Departure("numbers are kept by value", _typed("9.5", "decimal")),
    "a language tag in capitals": Departure(
        "language tags are kept in lower case", Literal("practice", "en-gb")
    ),
}
_TERMS = {"embedded": _BY_VALUE, "oxigraph": _BY_VALUE, "virtuoso": _BY_VALUE}


def _terms() -> dict[tuple[str, str], Departure]:
    """Give each departure of a term twice: as it shows in a row, and in a triple."""
    found = {}
    for engine, departures in _TERMS.items():
        for case, departure in departures.items():
            row = Departure(departure.what, [(departure.instead,)])
            found[engine, f"test_a_selected_term_is_the_stored_one[{case}]"] = row
            triple = Departure(departure.what, [departure.instead])
            found[engine, f"test_a_constructed_term_is_the_stored_one[{case}]"] = triple
    return found


_DATASET = "test_the_dataset_is_the_one_asked_for"
_BOTH = ["http://example.org/atbalsts", "http://example.org/kiva"]

DEPARTURES: dict[tuple[str, str], Departure] = {
    **_terms(),
    ("virtuoso", "test_an_integer_beyond_64_bits_is_kept_or_refused"): Departure(
        "an integer of more than 64 bits is refused (between 63 and 64 it is spoilt)",
        "Invalid integer value converting '12345678901234567890'",
    ),
    ("virtuoso", f"{_DATASET}[default graphs only leave GRAPH nothing]"): Departure(
        "a dataset of default graphs only does not narrow what GRAPH sees", _BOTH
    ),
    ("virtuoso", f"{_DATASET}[the request wins over FROM]"): Departure(
        "the dataset of the request is added to that of FROM instead of winning over it", _BOTH
    ),
    ("virtuoso", "test_groups_are_ordered_by_an_expression_of_their_aggregate"): Departure(
        "an aggregate's name cannot stand in an expression of ORDER BY; the name alone can",
        "Virtuoso 37000 Error SP031: SPARQL compiler: Variable ?heading is used in the result set "
        "outside aggregate and not mentioned in GROUP BY clause",
    ),
    ("virtuoso", "test_a_path_of_either_direction_begins_at_a_bound_value"): Departure(
        "a path from a value of VALUES begins anywhere; one that ends there does not",
        [(ATBALSTS,), (IRI("http://example.org/third"),)],
    ),
    ("virtuoso", "test_an_optional_pattern_may_look_at_a_value_from_outside"): Departure(
        "the FILTER of an OPTIONAL does not see a value from outside; it sees one of its own", [(None,)]
    ),
    ("virtuoso", "test_a_value_left_open_is_any_value_of_a_union"): Departure(
        "UNDEF beside a UNION is a row without a value as well as any value",
        [(None,), (IRI("http://example.org/FIN"),), (IRI("http://example.org/LVA"),)],
    ),
    ("virtuoso", "test_a_zero_or_one_path_begins_at_a_bound_value"): Departure(
        "a zero-or-one path behind a UNION of BIND and a pattern finds nothing", []
    ),
    ("virtuoso", "test_a_comparison_is_a_boolean"): Departure(
        "a comparison among the results is the integer 1 or 0", [(_typed("1", "integer"),)]
    ),
    ("virtuoso", "test_a_description_names_the_thing"): Departure(
        "DESCRIBE gives the statements about others that lead to the thing, not those about it", False
    ),
}
