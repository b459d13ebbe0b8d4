"""Every row of the practices stands in the graph, field by field, and nothing more than the row says."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from shipped import Statements, cells, facts, read_all, statements

BENCHMARKS = {
    "adult-learning": {"adult"},
    "early-leavers": {"elet"},
    "low-achievers": {"read", "math", "scie"},
    "employability": {"empl"},
    "ecec": {"ecec"},
    "tertiary": {"tert"},
    "mobility-ivet": {"mobvet"},
    "mobility-he": {"mobhe"},
}
TOOLS = {
    "validation-2012": "validation-rec-2012",
    "EQF": "eqf-2008",
    "ECVET": "ecvet",
    "CEFR": "cefr",
    "EntreComp": "entrecomp",
    "SELFIE": "selfie",
    "Europass": "europass-2004",
    "Youthpass": "youthpass",
    "EQAVET": "eqavet-2009",
}
FIRST_DIGCOMP, LATER_DIGCOMP = "digcomp-1.0", {"fr-pix": "digcomp-2.0", "es-tucerticyl": "digcomp-2.1"}
STEPS = {
    "none stated": "none-stated",
    "self-reported": "self-reported",
    "monitoring data": "monitored",
    "evaluation": "evaluated",
    "counterfactual": "comparison-group",
}
STUDIES = {"monitoring data": "monitoring", "evaluation": "evaluation", "counterfactual": "counterfactual"}
PRACTICE, IMPLEMENTATION, BODY, OUTCOME, STUDY, ASSESSMENT = (
    "",
    "#implementation-1",
    "#body-1",
    "#outcome-1",
    "#study-1",
    "#assessment-1",
)

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the facts, where the graph says it, and what the graph must say for a row."""

    column: str
    part: str
    term: str
    expected: Callable[[Row], set[str]]


def words(column: str) -> Callable[[Row], set[str]]:
    """Expect the cell as an English text."""
    return lambda row: {f"{row[column]}@en"} if row[column] else set()


def plain(column: str) -> Callable[[Row], set[str]]:
    """Expect the cell as it is."""
    return lambda row: {row[column]} if row[column] else set()


def concepts(column: str, scheme: str) -> Callable[[Row], set[str]]:
    """Expect a concept for each value of the cell."""
    return lambda row: {f"concept/{scheme}/{slug(value)}" for value in cells(row[column])}


def slug(value: str) -> str:
    """Give the last part of the IRI of a concept for a word of the facts."""
    return value.lower().replace("+", "-plus").replace(" ", "-")


def tools(row: Row) -> set[str]:
    """Expect the version of each tool that was in force, or else the first."""
    digcomp = LATER_DIGCOMP.get(row["id"], FIRST_DIGCOMP)
    return {f"tool/{TOOLS.get(name, digcomp)}" for name in cells(row["reference_tools"])}


def looked_up(table: dict[str, str], scheme: str) -> Callable[[Row], set[str]]:
    """Expect the concept that a table gives for the kind of evidence."""
    return lambda row: {f"concept/{scheme}/{table[kind]}" for kind in [row["evidence_kind"]] if kind in table}


FIELDS = [
    Field("id", PRACTICE, "dct:identifier", plain("id")),
    Field("title_en", PRACTICE, "dct:title", words("title_en")),
    Field(
        "title_original",
        PRACTICE,
        "dct:alternative",
        lambda row: {f"{row['title_original']}@{row['original_language']}"},
    ),
    Field("summary_en", PRACTICE, "dct:description", words("summary_en")),
    Field("context_problem_en", PRACTICE, "par:problem", words("context_problem_en")),
    Field("outcome_en", OUTCOME, "dct:description", words("outcome_en")),
    Field("evidence_kind", ASSESSMENT, "par:level", looked_up(STEPS, "evidence-step")),
    Field("evidence_kind", STUDY, "par:studyDesign", looked_up(STUDIES, "study-design")),
    Field("start_year", IMPLEMENTATION, "par:startYear", plain("start_year")),
    Field(
        "start_year",
        IMPLEMENTATION,
        "par:startCertainty",
        lambda row: set() if row["start_year"] else {"concept/date-certainty/unknown"},
    ),
    Field("end_year", IMPLEMENTATION, "par:endYear", plain("end_year")),
    Field("organisation", BODY, "skos:prefLabel", words("organisation")),
    Field(
        "organisation_kind", BODY, "par:organisationKind", concepts("organisation_kind", "organisation-kind")
    ),
    Field(
        "objective",
        PRACTICE,
        "par:objective",
        lambda row: {f"objective/et2020-so{number}" for number in cells(row["objective"])},
    ),
    Field("learning_mode", PRACTICE, "par:learningMode", concepts("learning_mode", "learning-mode")),
    Field("education_stage", PRACTICE, "par:educationStage", concepts("education_stage", "education-stage")),
    Field("target_group", PRACTICE, "par:targetGroupText", words("target_group")),
    Field(
        "benchmark",
        PRACTICE,
        "par:bearsOn",
        lambda row: {f"benchmark/et2020-b-{b}" for name in cells(row["benchmark"]) for b in BENCHMARKS[name]},
    ),
    Field("reference_tools", PRACTICE, "par:appliesTool", tools),
    Field("funding", IMPLEMENTATION, "par:fundingSource", concepts("funding", "funding-source")),
    Field("inspired_by", PRACTICE, "par:inspiration", words("inspired_by")),
    Field("shared_through", PRACTICE, "par:sharedThroughText", words("shared_through")),
    Field("source", PRACTICE, "dct:source", plain("source")),
]


@pytest.fixture(scope="module")
def graph() -> Statements:
    return statements(read_all("data/practices/*.trig"))


@pytest.fixture(scope="module")
def vocabularies() -> Statements:
    return statements(read_all("ontology/vocabularies/*.ttl"))


def thing(row: Row) -> str:
    """Give the practice of a row."""
    return "practice/" + row["id"].replace("-", "/", 1)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field.column} as {field.term}")
def test_a_column_of_the_facts_is_in_the_graph_as_it_stands(graph: Statements, field: Field) -> None:
    found = {row["id"]: set(graph.of(thing(row) + field.part, field.term)) for row in facts("practices")}

    assert found == {row["id"]: field.expected(row) for row in facts("practices")}


def test_there_is_no_practice_without_a_row(graph: Statements) -> None:
    assert graph.having("rdf:type", "par:Practice") == sorted(thing(row) for row in facts("practices"))


def test_the_country_is_that_of_the_row(graph: Statements, vocabularies: Statements) -> None:
    for row in facts("practices"):
        (country,) = graph.of(thing(row) + IMPLEMENTATION, "par:country")
        assert vocabularies.of(country, "par:stateCode") == {row["country"].lower()}, row["id"]


def test_each_topic_of_a_row_is_a_name_of_a_concept_of_the_practice(
    graph: Statements, vocabularies: Statements
) -> None:
    for row in facts("practices"):
        topics = graph.of(thing(row), "par:topic")
        names = {
            name.lower()
            for topic in topics
            for label in ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel")
            for name in vocabularies.of(topic, label)
        }
        wanted = {f"{topic}@en".lower() for topic in cells(row["topic"])}
        assert wanted <= names, row["id"]
        assert len(topics) <= len(wanted), row["id"]


def test_the_summary_of_one_line_is_how_the_description_begins(graph: Statements) -> None:
    for practice in graph.having("rdf:type", "par:Practice"):
        (abstract,) = graph.of(practice, "dct:abstract")
        (description,) = graph.of(practice, "dct:description")
        assert description.startswith(abstract.removesuffix("@en"))
        assert abstract.endswith(".@en")
