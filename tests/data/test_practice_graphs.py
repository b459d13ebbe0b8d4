"""What holds for every practice that is shipped, whatever it is about."""

from collections import Counter

import pytest

from paraugs.terms import BlankNode, Literal, Quad
from shipped import ROOT, Statements, read, read_all, short, statements

CODES = {"dct:identifier"}
COUNTER_EXAMPLES = {
    "practice/no/ny-giv": "no-effect",
    "practice/ch/adult-education-vouchers": "no-effect",
    "practice/nl/student-mini-company": "no-effect",
    "practice/fr/parler-bambin": "no-effect",
    "practice/tr/iskur-vocational-courses": "no-effect",
    "practice/uk/chess-in-primary-schools": "no-effect",
    "practice/se/laslyftet": "small-effect",
    "practice/it/master-and-back": "mixed",
    "practice/fr/pepite-student-entrepreneur": "target-missed",
    "practice/uk/go-international-stand-out": "target-missed",
}


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    return read_all("data/practices/*.trig")


@pytest.fixture(scope="module")
def graph(quads: list[Quad]) -> Statements:
    return statements(quads)


def test_there_are_255_practices_of_32_states_and_53_transfers(graph: Statements) -> None:
    transfers = statements(read_all("data/transfers/*.ttl"))

    assert len(graph.having("rdf:type", "par:Practice")) == 255
    assert len(list(ROOT.glob("data/practices/*.trig"))) == 32
    assert len(transfers.having("rdf:type", "par:Transfer")) == 53


def test_every_practice_has_a_graph_of_its_own(quads: list[Quad], graph: Statements) -> None:
    graphs = {short(quad.graph) for quad in quads if quad.graph}
    owners = {
        short(quad.subject).split("#")[0].split("/", 1)[1]: short(quad.graph) for quad in quads if quad.graph
    }

    assert all(quad.graph for quad in quads)
    assert graphs == {f"contribution/{name}" for name in owners}
    assert all(graph_name == f"contribution/{name}" for name, graph_name in owners.items())
    assert graphs == set(graph.having("rdf:type", "par:Contribution"))


def test_a_file_holds_the_practices_of_one_state() -> None:
    for path in ROOT.glob("data/practices/*.trig"):
        names = {short(quad.graph).split("/")[1] for quad in read(path) if quad.graph}
        assert names == {path.stem}


@pytest.mark.parametrize(
    "term",
    ["foaf:primaryTopic", "par:memberState", "par:status", "par:contributor", "dct:license", "dct:issued"],
)
def test_every_record_says_who_when_and_under_which_licence(graph: Statements, term: str) -> None:
    for record in graph.having("rdf:type", "par:Contribution"):
        assert len(graph.of(record, term)) == 1, record


def test_every_record_and_its_practice_name_the_same_sources(graph: Statements) -> None:
    for record in graph.having("rdf:type", "par:Contribution"):
        (practice,) = graph.of(record, "foaf:primaryTopic")
        assert graph.of(record, "dct:source"), record
        assert graph.of(record, "dct:source") == graph.of(practice, "dct:source")


def test_the_state_of_the_record_is_the_country_of_the_practice(graph: Statements) -> None:
    for practice in graph.having("rdf:type", "par:Practice"):
        record = practice.replace("practice/", "contribution/", 1)
        assert graph.of(record, "par:memberState") == graph.of(f"{practice}#implementation-1", "par:country")


@pytest.mark.parametrize(
    "term",
    [
        "dct:title",
        "dct:abstract",
        "dct:description",
        "dct:source",
        "par:objective",
        "par:learningMode",
        "par:educationStage",
        "par:topic",
        "par:targetGroup",
        "par:implementation",
        "par:outcome",
    ],
)
def test_every_practice_has_what_the_model_requires(graph: Statements, term: str) -> None:
    assert [p for p in graph.having("rdf:type", "par:Practice") if not graph.of(p, term)] == []


def test_the_start_is_a_year_or_said_to_be_unknown(graph: Statements) -> None:
    unknown = 0
    for implementation in graph.having("rdf:type", "par:Implementation"):
        years, certainty = (
            graph.of(implementation, term) for term in ("par:startYear", "par:startCertainty")
        )
        assert len(years) + len(certainty) == 1, implementation
        unknown += len(certainty)
    assert unknown == 45


def test_what_did_not_work_is_kept_as_a_result(graph: Statements) -> None:
    results = {
        outcome.split("#")[0]: value
        for (outcome, term), values in graph.values.items()
        for value in values
        if term == "par:result"
    }

    assert results == {name: f"concept/outcome-result/{result}" for name, result in COUNTER_EXAMPLES.items()}


def test_a_measure_that_was_given_up_is_marked_as_stopped(graph: Statements) -> None:
    stopped = graph.having("par:implementationStatus", "concept/implementation-status/stopped")

    assert stopped == ["practice/ee/kutse#implementation-1"]


def test_everything_has_a_name(quads: list[Quad]) -> None:
    assert [quad for quad in quads if BlankNode in (type(quad.subject), type(quad.object))] == []


def test_every_text_has_a_language(quads: list[Quad]) -> None:
    untagged = [
        quad
        for quad in quads
        if isinstance(quad.object, Literal) and not quad.object.language and not quad.object.datatype
    ]

    assert {short(quad.predicate) for quad in untagged} <= CODES


def test_no_text_has_blanks_around_it_or_broken_characters(quads: list[Quad]) -> None:
    for quad in quads:
        if isinstance(quad.object, Literal):
            assert quad.object.value == quad.object.value.strip() != ""
            assert "\ufffd" not in quad.object.value


def test_every_part_belongs_to_something(quads: list[Quad]) -> None:
    parts = Counter(short(quad.object) for quad in quads if "#" in short(quad.object))
    named = {short(quad.subject) for quad in quads if "#" in short(quad.subject)}

    assert named == {part for part in parts if part.startswith("practice/")}
