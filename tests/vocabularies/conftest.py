"""The shipped vocabularies, read once for all tests of this folder."""

import pytest

from shipped import Statements, read_all, statements


@pytest.fixture(scope="package")
def vocabularies() -> Statements:
    return statements(read_all("ontology/vocabularies/*.ttl"))


@pytest.fixture(scope="package")
def schemes(vocabularies: Statements) -> list[str]:
    return vocabularies.having("rdf:type", "skos:ConceptScheme")


@pytest.fixture(scope="package")
def concepts(vocabularies: Statements) -> list[str]:
    return vocabularies.having("rdf:type", "skos:Concept")
