"""What machines read in a page: schema.org's words for a practice, and our own statements as JSON-LD.

The address of schema.org's context is a name that every reader of JSON-LD knows; nothing here is fetched.
Source: JSON-LD 1.1, section 7 (embedding in HTML).
"""

import json

from markupsafe import Markup

from paraugs.explore.description import Description
from paraugs.explore.practice import Practice
from paraugs.explore.wording import Link, Text
from paraugs.graph.serialising import serialise
from paraugs.publish import schema_org
from paraugs.short_names import term
from paraugs.terms import IRI, Subject
from paraugs.web import datasets
from paraugs.web.embedding import embedded

_KINDS = {
    "par:ReferenceTool": "CreativeWork",
    "par:WorkingGroup": "Organization",
    "org:Organization": "Organization",
    "par:PeerLearningActivity": "Event",
    "par:PeerReview": "Event",
    "par:PeerCounselling": "Event",
    "par:Seminar": "Event",
    "par:Summit": "Event",
    "par:Forum": "Event",
    "dcat:Dataset": "Dataset",
    "dct:Location": "Country",
    "skos:ConceptScheme": "DefinedTermSet",
    "skos:Concept": "DefinedTerm",
}
"""The nearest class of schema.org for each class that has a page; the first that fits counts."""


def statements(description: Description, thing: IRI) -> Markup:
    """Our statements about a thing, its parts and its record, without the names of other things."""
    own = {thing, *description.subjects("foaf:primaryTopic", thing)}
    triples = [
        triple for triple in description.triples if triple.subject in own or _is_part(triple.subject, thing)
    ]
    return embedded(json.loads(serialise(triples, "application/ld+json")))


def article(practice: Practice) -> Markup:
    """A practice in schema.org's terms."""
    states = [state for each in practice.implementations for state in each.states]
    bodies = [body for each in practice.implementations for body in each.bodies]
    topics = [value for fact in practice.bears_on for value in fact.values if isinstance(value, Link)]
    described: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": practice.iri.value,
        "headline": _worded(practice.title),
        "alternativeHeadline": _worded(practice.original_title),
        "abstract": _worded(practice.summary),
        "about": [{"@id": topic.iri.value, "name": _worded(topic.label)} for topic in topics],
        "spatialCoverage": [{"@type": "Country", "name": _worded(state.label)} for state in states],
        "temporalCoverage": [
            f"{each.period.start}/{each.period.end or '..'}"
            for each in practice.implementations
            if each.period.start
        ],
        "sourceOrganization": [{"@type": "Organization", "name": _worded(body.name)} for body in bodies],
        "citation": [source.iri.value for source in practice.sources],
        "isBasedOn": [
            step.origin.practice.iri.value for step in practice.learning.origins if step.origin.practice
        ],
        "license": practice.record.licence.value if practice.record and practice.record.licence else None,
        "datePublished": practice.record.issued if practice.record else None,
    }
    return embedded({name: value for name, value in described.items() if value})


def overview(description: Description, thing: IRI) -> Markup:
    """Any other thing in schema.org's terms: what it is, its name, what it is about, where and when."""
    if entry := datasets.entry(thing):
        return embedded(schema_org.dataset(entry, datasets.site().address))
    kinds = {kind.value for kind in description.things(thing, "rdf:type")}
    kind = next((there for ours, there in _KINDS.items() if term(ours).value in kinds), "Thing")
    places = description.links(thing, "par:hostState") if kind == "Event" else ()
    described: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": thing.value,
        "name": _worded(description.label(thing)),
        "description": _worded(
            description.text(thing, "skos:definition", "dct:description", "par:outcomeText")
        ),
        "location": [{"@type": "Country", "name": _worded(place.label)} for place in places],
        "startDate": [str(day) for day in description.values(thing, "par:startDate")],
        "endDate": [str(day) for day in description.values(thing, "par:endDate")],
        "citation": [source.iri.value for source in description.links(thing, "dct:source")],
        "license": [licence.iri.value for licence in description.links(thing, "dct:license")],
    }
    return embedded({name: value for name, value in described.items() if value})


def _worded(text: Text | None) -> object:
    if text is None or text.language is None:
        return text.value if text else None
    return {"@value": text.value, "@language": text.language}


def _is_part(subject: Subject, thing: IRI) -> bool:
    return isinstance(subject, IRI) and subject.value.startswith(f"{thing.value}#")
