"""Which axioms of a graph leave OWL 2 DL or OWL 2 RL, told as short sentences.

A check of what our ontology uses, not of all of OWL: it knows named classes, restrictions by value, unions,
intersections, property chains and property characteristics, and reports any other construct it meets.

Sources: OWL 2 Structural Specification, sections 3, 5.8, 11.2; OWL 2 Profiles, section 4.2.
"""

from collections.abc import Iterator

from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
DATATYPES = {
    *(XSD.string, XSD.boolean, XSD.decimal, XSD.integer, XSD.nonNegativeInteger, XSD.anyURI, XSD.dateTime),
    *(RDFS.Literal, RDF.PlainLiteral),
}
"""Of the datatype map of OWL 2 the part that is also in RL and that we might use."""
NEED_SIMPLE = (
    *(OWL.FunctionalProperty, OWL.InverseFunctionalProperty),
    *(OWL.AsymmetricProperty, OWL.IrreflexiveProperty),
)
BUILT_IN = (str(RDF), str(RDFS), str(OWL))


def outside_dl(graph: Graph) -> list[str]:
    """Name what keeps a graph from being an OWL 2 DL ontology."""
    return sorted({*_undeclared(graph), *_two_kinds(graph), *_foreign_datatypes(graph), *_not_simple(graph)})


def outside_rl(graph: Graph) -> list[str]:
    """Name the axioms of a graph that are not in the OWL 2 RL profile."""
    found = []
    for subject, expression in graph.subject_objects(RDFS.subClassOf):
        if not _may_be_subclass(graph, subject) or not _may_be_superclass(graph, expression):
            found.append(f"{_name(graph, subject)} rdfs:subClassOf ...")
    for subject, expression in graph.subject_objects(OWL.equivalentClass):
        if not _may_be_equivalent(graph, expression):
            found.append(f"{_name(graph, subject)} owl:equivalentClass ...")
    for predicate in (RDFS.domain, RDFS.range):
        for subject, expression in graph.subject_objects(predicate):
            if not _may_be_superclass(graph, expression):
                found.append(f"{_name(graph, subject)} {_name(graph, predicate)} ...")
    found += [
        f"{_name(graph, p)} a owl:ReflexiveProperty" for p in graph.subjects(RDF.type, OWL.ReflexiveProperty)
    ]
    found += [f"{_name(graph, c)} owl:disjointUnionOf ..." for c in graph.subjects(OWL.disjointUnionOf)]
    return sorted(found)


def _undeclared(graph: Graph) -> Iterator[str]:
    declared = {kind: set(graph.subjects(RDF.type, kind)) for kind in (*KINDS, OWL.Class, OWL.Ontology)}
    properties = set().union(*(declared[kind] for kind in KINDS))
    for predicate in set(graph.predicates()) - properties:
        if not str(predicate).startswith(BUILT_IN):
            yield f"{_name(graph, predicate)} is used as a property without being declared"
    classes = {
        *graph.objects(None, RDF.type),
        *graph.objects(None, RDFS.subClassOf),
        *graph.objects(None, RDFS.domain),
    }
    classes |= {
        expression
        for subject, expression in graph.subject_objects(RDFS.range)
        if subject in declared[OWL.ObjectProperty]
    }
    for used in classes - declared[OWL.Class]:
        if isinstance(used, URIRef) and not str(used).startswith(BUILT_IN):
            yield f"{_name(graph, used)} is used as a class without being declared"


def _two_kinds(graph: Graph) -> Iterator[str]:
    for subject in set(graph.subjects(RDF.type)):
        if len(set(graph.objects(subject, RDF.type)) & set(KINDS)) > 1:
            yield f"{_name(graph, subject)} is a property of two kinds"


def _foreign_datatypes(graph: Graph) -> Iterator[str]:
    for literal in {node for node in graph.objects() if isinstance(node, Literal)}:
        if literal.datatype is not None and literal.datatype not in DATATYPES:
            yield f"{_name(graph, literal.datatype)} types a literal and is no datatype of OWL 2"
    for subject in graph.subjects(RDF.type, OWL.DatatypeProperty):
        for datatype in graph.objects(subject, RDFS.range):
            if datatype not in DATATYPES:
                yield f"{_name(graph, datatype)} is a range and no datatype of OWL 2"


def _not_simple(graph: Graph) -> Iterator[str]:
    composite = {*graph.subjects(RDF.type, OWL.TransitiveProperty), *graph.subjects(OWL.propertyChainAxiom)}
    for composed in composite:
        for above in graph.transitive_objects(composed, RDFS.subPropertyOf):
            for characteristic in set(graph.objects(above, RDF.type)) & set(NEED_SIMPLE):
                yield f"{_name(graph, above)} is not simple and yet a {_name(graph, characteristic)}"


def _may_be_subclass(graph: Graph, expression: Node) -> bool:
    parts = _parts(graph, expression, OWL.intersectionOf) or _parts(graph, expression, OWL.unionOf)
    if parts:
        return all(_may_be_subclass(graph, part) for part in parts)
    return isinstance(expression, URIRef) or (expression, OWL.hasValue, None) in graph


def _may_be_superclass(graph: Graph, expression: Node) -> bool:
    parts = _parts(graph, expression, OWL.intersectionOf)
    if parts:
        return all(_may_be_superclass(graph, part) for part in parts)
    return isinstance(expression, URIRef) or (expression, OWL.hasValue, None) in graph


def _may_be_equivalent(graph: Graph, expression: Node) -> bool:
    return _may_be_superclass(graph, expression)  # in RL: names, values and intersections of these, no unions


def _parts(graph: Graph, expression: Node, connective: URIRef) -> list[Node]:
    members = graph.value(expression, connective)
    return [] if members is None else list(Collection(graph, members))


def _name(graph: Graph, node: Node) -> str:
    return "[...]" if isinstance(node, BNode) else node.n3(graph.namespace_manager)
