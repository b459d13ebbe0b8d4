"""What the ontology names outside itself exists: concepts and schemes of ours, terms of the standards."""

from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib import OWL, RDFS

from ontology_files import ROOT, ontology_files
from paraugs.namespaces import PREFIXES, THINGS

REFERENCE = ROOT.parent / "shared" / "reference-data"
STANDARDS = {
    "dcat": "w3c/dcat.nq",
    "elm": "elm/ELM-3.1.0.ttl",
    "org": "w3c/org.nq",
    "prov": "w3c/prov.nq",
    "qb": "w3c/qb.nq",
    "skos": "w3c/skos.nq",
}


def subjects(path: Path) -> set[str]:
    return {quad.subject.value for quad in pyoxigraph.parse(path=path)}


def named(graph: rdflib.Graph, namespace: str) -> set[str]:
    return {str(term) for triple in graph for term in triple if str(term).startswith(namespace)}


def test_the_schemes_and_concepts_that_terms_name_are_in_the_vocabularies(ontology: rdflib.Graph) -> None:
    described = set().union(*(subjects(file) for file in ROOT.glob("ontology/vocabularies/*.ttl")))
    links = {*ontology.objects(None, RDFS.seeAlso), *ontology.objects(None, OWL.hasValue)}
    assert {str(link) for link in links if str(link).startswith(THINGS)} - described == set()


@pytest.mark.parametrize("prefix", STANDARDS)
def test_a_term_of_a_standard_is_one(prefix: str, ontology: rdflib.Graph) -> None:
    file = REFERENCE / STANDARDS[prefix]
    if not file.is_file():
        pytest.skip("the standards are not beside this checkout")
    assert named(ontology, PREFIXES[prefix]) - subjects(file) == set()


@pytest.mark.parametrize("file", ontology_files(), ids=lambda file: file.stem)
def test_a_file_of_the_ontology_is_named_as_its_address(file: Path) -> None:
    path = file.relative_to(ROOT).with_suffix("").as_posix().replace("ontology/paraugs", "ontology")
    headers = rdflib.Graph().parse(file).subjects(rdflib.RDF.type, OWL.Ontology)
    assert [str(header) for header in headers] == [f"https://w3id.org/paraugs/{path}"]
