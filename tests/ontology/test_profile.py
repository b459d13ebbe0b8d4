"""The ontology keeps to the profiles that its header claims."""

from rdflib import Graph

from owl_profile import outside_dl, outside_rl

OUTSIDE_RL = ["par:LifelongLearningPractice owl:equivalentClass ..."]
"""The one axiom that its file explains: a class defined by a union."""

PREFIXES = """
@prefix : <https://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def graph_of(turtle: str) -> Graph:
    return Graph().parse(data=PREFIXES + turtle, format="turtle")


def test_the_ontology_is_in_owl_2_dl(ontology: Graph) -> None:
    assert outside_dl(ontology) == []


def test_the_ontology_leaves_owl_2_rl_only_where_it_says_so(ontology: Graph) -> None:
    assert outside_rl(ontology) == OUTSIDE_RL


def test_an_undeclared_property_is_found() -> None:
    assert outside_dl(graph_of("[] :unknown 1 .")) == [
        ":unknown is used as a property without being declared"
    ]


def test_an_undeclared_class_is_found() -> None:
    assert outside_dl(graph_of(":a a :Unknown .")) == [":Unknown is used as a class without being declared"]


def test_a_property_of_two_kinds_is_found() -> None:
    graph = graph_of(":p a owl:ObjectProperty , owl:DatatypeProperty .")
    assert outside_dl(graph) == [":p is a property of two kinds"]


def test_a_datatype_unknown_to_owl_is_found() -> None:
    graph = graph_of(":p a owl:DatatypeProperty ; rdfs:range xsd:gYear .")
    assert outside_dl(graph) == ["xsd:gYear is a range and no datatype of OWL 2"]


def test_a_functional_property_above_a_chain_is_found() -> None:
    graph = graph_of("""
        :below a owl:ObjectProperty ; owl:propertyChainAxiom ( :above :below ) ; rdfs:subPropertyOf :above .
        :above a owl:ObjectProperty , owl:FunctionalProperty .
    """)
    assert outside_dl(graph) == [":above is not simple and yet a owl:FunctionalProperty"]


def test_a_union_as_superclass_is_outside_rl() -> None:
    graph = graph_of(":A rdfs:subClassOf [ a owl:Class ; owl:unionOf ( :B :C ) ] .")
    assert outside_rl(graph) == [":A rdfs:subClassOf ..."]


def test_a_union_as_subclass_is_inside_rl() -> None:
    assert outside_rl(graph_of("[ a owl:Class ; owl:unionOf ( :B :C ) ] rdfs:subClassOf :A .")) == []


def test_an_existential_superclass_is_outside_rl() -> None:
    graph = graph_of(":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :B ] .")
    assert outside_rl(graph) == [":A rdfs:subClassOf ..."]
