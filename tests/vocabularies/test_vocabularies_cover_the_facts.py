"""The words of the facts have a concept: topics, countries, languages, kinds and the official wording."""

import pytest

from shipped import Statements, cells, facts

LABELS = ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel")
OURS = (
    "formal-learning",
    "non-formal-learning",
    "informal-learning",
    "ecec",
    "school-education",
    "vet",
    "higher-education",
    "adult-learning",
    "lifelong-learning",
    "peer-learning-activity",
    "peer-review",
    "peer-counselling",
    "working-group",
    "open-method-of-coordination",
    "early-school-leaving",
    "basic-skills",
    "key-competences",
    "learning-mobility",
    "validation",
    "inclusion",
    "digital-skills",
    "quality-assurance",
    "work-based-learning",
    "edc:learning-outcome",
    "edc:national-qualifications-framework(abbr)",
    "edc:accreditation",
    "edc:qualification",
    "edc:partial-qualification",
    "edc:assessment",
    "cpv:80110000 pre-school education services",
    "cpv:80300000 higher education services",
    "cpv:80420000 e-learning services",
    "cpv:80430000 adult-education services at university level",
    "cpv:85312300 guidance and counselling services",
    "cpv:80590000 tutorial services",
)


def labelled(graph: Statements, label: str) -> set[str]:
    """Give the concepts that have a label, of whatever rank."""
    return {concept for term in LABELS for concept in graph.having(term, label)}


def test_every_topic_of_the_practices_names_exactly_one_concept(vocabularies: Statements) -> None:
    in_thesaurus = set(vocabularies.having("skos:inScheme", "scheme/topic"))
    topics = {topic for row in facts("practices") for topic in cells(row["topic"])}
    assert len(topics) == 337
    found = {topic: labelled(vocabularies, f"{topic}@en") & in_thesaurus for topic in topics}
    assert {topic for topic, concepts in found.items() if len(concepts) != 1} == set()


def test_every_original_language_of_the_practices_has_a_name(vocabularies: Statements) -> None:
    tags = {row["original_language"] for row in facts("practices")} - {""}
    assert {tag for tag in tags if not vocabularies.having("skos:notation", tag)} == set()


def test_every_country_of_the_practices_and_transfers_has_a_name(vocabularies: Statements) -> None:
    codes = {row["country"] for row in facts("practices")}
    codes |= {row[end] for row in facts("transfers") for end in ("from_country", "to_country")} - {""}
    nameless = {code for code in codes if not vocabularies.having("par:stateCode", code.lower())}
    assert nameless == set()


@pytest.mark.parametrize("concept_id", OURS)
def test_official_wording_is_kept_with_its_source(vocabularies: Statements, concept_id: str) -> None:
    rows = [row for row in facts("terms_24_sources") if row["concept_id"] == concept_id]
    assert rows
    for row in rows:
        owners = labelled(vocabularies, f"{row['text']}@{row['lang']}")
        assert any(tells_source(vocabularies, owner, row) for owner in owners), row


@pytest.mark.parametrize("concept_id", OURS)
def test_the_nearest_wording_is_never_a_preferred_label(vocabularies: Statements, concept_id: str) -> None:
    for row in facts("terms_24_sources"):
        if row["concept_id"] == concept_id and "nearest" in row["form"]:
            label = f"{row['text']}@{row['lang']}"
            told = [
                concept
                for concept in vocabularies.having("skos:altLabel", label)
                if tells_language(vocabularies, concept, "Nearest wording", row["lang"])
            ]
            assert told, row


def tells_source(graph: Statements, concept: str, row: dict[str, str]) -> bool:
    """Say whether a concept names the source of a wording, by address or, without one, in a note."""
    source, language = row["source_url"], row["lang"]
    if source.startswith("http"):
        return source in graph.of(concept, "dct:source")
    return any(
        note.startswith("Source of the wording in ")
        and note.endswith(f": {source}.@en")
        and language in note.removeprefix("Source of the wording in ").partition(":")[0].split(", ")
        for note in graph.of(concept, "skos:editorialNote")
    )


def tells_language(graph: Statements, concept: str, beginning: str, language: str) -> bool:
    """Say whether a note of a concept that begins so lists a language."""
    return any(
        note.startswith(beginning) and language in note.partition(": ")[2].removesuffix(".@en").split(", ")
        for note in graph.of(concept, "skos:editorialNote")
    )
