"""Each demand says, in English and Latvian, what it is, and what to do; a form can be drawn from it."""

import pytest
import rdflib
from rdflib.namespace import RDF, RDFS, SH

from paraugs.terms import IRI
from validating import ROOT, SHAPES, checker

LANGUAGES = ["en", "lv"]
FILES = sorted(path.name for path in (ROOT / "shapes").glob("*.ttl"))
SEVERITIES = {
    "beyond.ttl": {SH.Violation, SH.Warning, SH.Info},
    "deprecated.ttl": {SH.Warning},
    "form.ttl": set(),
    "ranges.ttl": {SH.Violation},
    "recommended.ttl": {SH.Warning, SH.Info},
    "required.ttl": {SH.Violation},
    "vocabularies.ttl": {SH.Violation},
    "workbooks.ttl": {SH.Violation, SH.Warning, SH.Info},
}
SHAPES_GRAPH = checker().referee.shapes
DEMANDS = sorted(set(SHAPES_GRAPH.subjects(SH.message)), key=str)
PARAMETERS = {
    SH[name]
    for name in (
        *("minCount", "maxCount", "maxLength", "uniqueLang", "datatype", "minInclusive", "class", "node"),
        *(
            "lessThanOrEquals",
            "sparql",
            "or",
            "not",
            "languageIn",
            "pattern",
            "in",
            "xone",
            "equals",
            "hasValue",
        ),
    )
}


def languages(demand: rdflib.term.Node, predicate: rdflib.URIRef) -> list[str | None]:
    return sorted(text.language for text in SHAPES_GRAPH.objects(demand, predicate))  # type: ignore[attr-defined]


def test_only_named_shapes_speak() -> None:
    assert all(isinstance(demand, rdflib.URIRef) and str(demand).startswith(SHAPES) for demand in DEMANDS)


def test_every_property_shape_with_a_name_of_its_own_is_a_demand() -> None:
    named = {
        shape
        for shape in SHAPES_GRAPH.subjects(RDF.type, SH.PropertyShape)
        if isinstance(shape, rdflib.URIRef)
    }
    assert named <= set(DEMANDS)


@pytest.mark.parametrize("demand", DEMANDS, ids=lambda demand: str(demand).removeprefix(SHAPES))
def test_a_demand_is_worded_and_has_its_place_in_a_form(demand: rdflib.URIRef) -> None:
    for predicate in (SH.message, SH.name, SH.description):
        assert languages(demand, predicate) == LANGUAGES
    for predicate in (SH.severity, SH.group, SH.order):
        assert len(list(SHAPES_GRAPH.objects(demand, predicate))) == 1
    group = SHAPES_GRAPH.value(demand, SH.group)
    assert (group, RDF.type, SH.PropertyGroup) in SHAPES_GRAPH
    assert languages(group, RDFS.label) == LANGUAGES  # type: ignore[arg-type]
    assert SHAPES_GRAPH.value(group, SH.order) is not None


@pytest.mark.parametrize("demand", DEMANDS, ids=lambda demand: str(demand).removeprefix(SHAPES))
def test_a_demand_is_one_demand(demand: rdflib.URIRef) -> None:
    found = [predicate for predicate in SHAPES_GRAPH.predicates(demand) if predicate in PARAMETERS]
    of_the_server = (demand, RDF.type, rdflib.URIRef(f"{SHAPES}Rule")) in SHAPES_GRAPH
    assert len(found) == (0 if of_the_server else 1)


@pytest.mark.parametrize("name", FILES)
def test_a_file_holds_one_severity_or_two_that_do_not_block(name: str) -> None:
    graph = rdflib.Graph().parse(data=(ROOT / "shapes" / name).read_bytes(), format="turtle")
    assert set(graph.objects(None, SH.severity)) == SEVERITIES[name]


def test_every_term_of_ours_in_the_shapes_is_in_the_ontology() -> None:
    known = {term.value for term in checker().vocabulary.facts}
    ours = "https://w3id.org/paraugs/ontology#"
    used = {str(term) for triple in SHAPES_GRAPH for term in triple if str(term).startswith(ours)}
    assert used - known == {ours}


def test_every_list_and_class_that_a_demand_names_exists() -> None:
    known = checker().vocabulary.entries
    schemes = {
        str(scheme) for scheme in SHAPES_GRAPH.objects(None, SH.hasValue) if isinstance(scheme, rdflib.URIRef)
    }
    assert {scheme for scheme in schemes if IRI(scheme) not in known} == set()
