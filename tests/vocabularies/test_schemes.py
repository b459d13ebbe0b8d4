"""Every vocabulary says what it is, who made it, from what, and under which licence."""

from shipped import ROOT, Statements, read, statements

LICENCE = frozenset({"licence:CC_BY_4_0"})
OF_EVIDENCE = {
    "scheme/blueprints",
    "scheme/cpstf",
    "scheme/eef",
    "scheme/epic",
    "scheme/eu-health-best-practice",
    "scheme/euda-xchange",
    "scheme/evidence-step",
    "scheme/wwc-essa",
}


def languages(texts: frozenset[str]) -> list[str]:
    """Give the languages of texts, one for each text."""
    return sorted(text.rpartition("@")[2] for text in texts)


def test_each_file_holds_one_scheme() -> None:
    for path in sorted((ROOT / "ontology" / "vocabularies").glob("*.ttl")):
        assert len(statements(read(path)).having("rdf:type", "skos:ConceptScheme")) == 1, path.name


def test_every_scheme_has_a_title_and_a_description_in_english_and_latvian(
    vocabularies: Statements, schemes: list[str]
) -> None:
    for scheme in schemes:
        for term in ("dct:title", "dct:description"):
            assert languages(vocabularies.of(scheme, term)) == ["en", "lv"], (scheme, term)


def test_every_scheme_has_one_creator_one_source_and_the_open_licence(
    vocabularies: Statements, schemes: list[str]
) -> None:
    for scheme in schemes:
        assert vocabularies.of(scheme, "dct:license") == LICENCE, scheme
        assert len(vocabularies.of(scheme, "dct:creator")) == 1, scheme
        assert len(vocabularies.of(scheme, "dct:source")) == 1, scheme


def test_every_concept_stands_in_exactly_one_scheme_of_ours(
    vocabularies: Statements, schemes: list[str], concepts: list[str]
) -> None:
    for concept in concepts:
        (scheme,) = vocabularies.of(concept, "skos:inScheme")
        assert scheme in schemes, concept


def test_the_address_of_a_concept_names_its_scheme(vocabularies: Statements, concepts: list[str]) -> None:
    for concept in concepts:
        if concept.startswith("concept/"):
            name = concept.split("/")[1]
            assert vocabularies.of(concept, "skos:inScheme") == {f"scheme/{name}"}


def test_the_schemes_of_evidence_are_marked_as_such(vocabularies: Statements) -> None:
    assert set(vocabularies.having("rdf:type", "par:EvidenceScheme")) == OF_EVIDENCE
