"""The ontology as a reader sees it: every term of ours with its definition and its neighbours."""

from dataclasses import dataclass

from paraugs.explore.description import Description
from paraugs.explore.wording import Link, Text
from paraugs.short_names import term
from paraugs.terms import IRI

CLASS, PROPERTY = "class", "property"
KINDS = {
    "owl:Class": CLASS, "rdfs:Class": CLASS, "owl:ObjectProperty": PROPERTY, "owl:DatatypeProperty": PROPERTY,
    "rdf:Property": PROPERTY, "owl:AnnotationProperty": PROPERTY, "qb:DimensionProperty": PROPERTY,
    "qb:AttributeProperty": PROPERTY,
}  # fmt: skip
RELATIONS = (
    "rdfs:subClassOf", "rdfs:subPropertyOf", "owl:equivalentClass", "owl:equivalentProperty",
    "rdfs:domain", "schema:domainIncludes", "rdfs:range", "schema:rangeIncludes", "owl:inverseOf",
    "rdfs:seeAlso", "skos:closeMatch", "skos:exactMatch", "skos:broadMatch", "skos:relatedMatch",
    "dct:isReplacedBy", "dct:source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its local name (the anchor on the page), kind, wording, relations, what stands below it."""

    iri: IRI
    anchor: str
    kind: str
    label: Text
    definition: Text | None
    notes: tuple[Text, ...]
    examples: tuple[Text, ...]
    relations: tuple[tuple[IRI, tuple[Link, ...]], ...]
    narrower: tuple[Link, ...]
    is_deprecated: bool


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the ontology with its terms, classes first."""

    iri: IRI
    title: Text
    terms: tuple[Term, ...]


def modules(description: Description, ontology: IRI) -> tuple[Module, ...]:
    """The modules of the ontology in the order of their IRIs; terms that name none stand under the whole."""
    namespace = f"{ontology.value}#"
    kinds = {
        iri: kind
        for name, kind in reversed(KINDS.items())
        for iri in description.members(name)
        if iri.value.startswith(namespace)
    }
    by_module: dict[IRI, list[Term]] = {}
    for iri, kind in kinds.items():
        home = description.thing(iri, "rdfs:isDefinedBy") or ontology
        by_module.setdefault(home, []).append(_term(description, iri, kind, namespace))
    return tuple(
        Module(iri, description.label(iri), tuple(sorted(terms, key=lambda term: (term.kind, term.anchor))))
        for iri, terms in sorted(by_module.items())
    )


def _term(description: Description, iri: IRI, kind: str, namespace: str) -> Term:
    relations = tuple((name, description.links(iri, name)) for name in RELATIONS)
    deprecated = any(str(value) == "true" for value in description.values(iri, "owl:deprecated"))
    below = ("rdfs:subClassOf", "rdfs:subPropertyOf")
    return Term(
        iri,
        iri.value.removeprefix(namespace),
        kind,
        description.label(iri),
        description.text(iri, "skos:definition", "rdfs:comment"),
        (*description.texts(iri, "skos:scopeNote"), *description.texts(iri, "skos:historyNote")),
        description.texts(iri, "skos:example"),
        tuple((term(name), links) for name, links in relations if links),
        tuple(description.link(each) for name in below for each in description.subjects(name, iri)),
        deprecated,
    )
