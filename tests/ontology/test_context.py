"""The JSON-LD context knows every term that the data use, and nothing is lost on the way there and back."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS
from rdflib.compare import isomorphic

from ontology_files import ROOT
from paraugs.namespaces import PAR, PREFIXES

CONTEXT = json.loads((ROOT / "ontology/context.jsonld").read_text(encoding="utf-8"))["@context"]
CONTRIBUTION = "https://w3id.org/paraugs/id/contribution/fi/kiva"

FILES = [
    "data/framework/benchmarks.ttl",
    "data/instruments/events.ttl",
    "data/monitor/structure.ttl",
    "data/tools/tools.ttl",
    "ontology/tool.ttl",
    "ontology/vocabularies/education-stage.ttl",
]
"""Files that between them hold every kind of value."""


@pytest.fixture(scope="module")
def kiva() -> rdflib.Graph:
    """The graph of one contribution."""
    quads = pyoxigraph.parse(path=ROOT / "data/practices/fi.trig")
    return graph_of(quad for quad in quads if getattr(quad.graph_name, "value", "") == CONTRIBUTION)


def read(document: str) -> rdflib.Graph:
    """What a processor other than the one that wrote it makes of a JSON-LD document."""
    return graph_of(pyoxigraph.parse(document, format=pyoxigraph.RdfFormat.JSON_LD))


def graph_of(quads: Iterable[pyoxigraph.Quad]) -> rdflib.Graph:
    triples = [quad.triple for quad in quads]
    return rdflib.Graph().parse(
        data=pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES), format="nt"
    )


def whole(iri: str) -> str:
    prefix, _, name = iri.partition(":")
    return PREFIXES[prefix] + name if prefix in PREFIXES else iri


def terms() -> dict[str, str | None]:
    """The IRI of each term with how its values are read: as IRIs, as texts by language, or by datatype."""
    found = {}
    for definition in CONTEXT.values():
        if isinstance(definition, dict):
            found[whole(definition["@id"])] = definition.get("@container") or whole(definition["@type"])
        elif isinstance(definition, str) and not definition.startswith("@"):
            found[whole(definition)] = None
    return found


def keys(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from keys(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key != "@context":
                yield key
                yield from keys(value)


def test_every_term_of_ours_has_a_short_name_that_is_its_own() -> None:
    for name in PAR.__annotations__:
        definition = CONTEXT[name]
        assert whole(definition["@id"] if isinstance(definition, dict) else definition) == str(PAR[name])


def test_values_are_read_as_the_ontology_says(ontology: rdflib.Graph) -> None:
    read_as = terms()
    for kind in (OWL.ObjectProperty, OWL.AnnotationProperty):
        ours = [str(term) for term in ontology.subjects(RDF.type, kind) if term.startswith(PREFIXES["par"])]
        assert {term: read_as[term] for term in ours} == dict.fromkeys(ours, "@id")
    texts = [str(term) for term in ontology.subjects(RDFS.range, RDF.PlainLiteral)]
    assert {term: read_as[term] for term in texts} == dict.fromkeys(texts, "@language")
    for term in ontology.subjects(RDF.type, OWL.DatatypeProperty):
        ranges = {str(datatype) for datatype in ontology.objects(term, RDFS.range)} - {
            PREFIXES["rdf"] + "PlainLiteral"
        }
        ranges -= {PREFIXES["xsd"] + "string"}
        if ranges and term.startswith(PREFIXES["par"]):
            assert {read_as[str(term)]} == ranges, term


def test_every_property_of_the_shipped_data_has_a_term() -> None:
    """But those of the examples of queries, which nobody contributes."""
    files = [
        *ROOT.glob("data/**/*.ttl"),
        *ROOT.glob("data/**/*.trig"),
        *ROOT.glob("ontology/vocabularies/*.ttl"),
    ]
    read = (pyoxigraph.parse(path=file) for file in files if file.name != "examples.ttl")
    used = {quad.predicate.value for quads in read for quad in quads}
    assert used - set(terms()) - {str(RDF.type)} == set()


@pytest.mark.parametrize("name", FILES)
def test_statements_survive_the_way_to_json_and_back(name: str) -> None:
    graph = rdflib.Graph().parse(ROOT / name)
    assert isomorphic(read(graph.serialize(format="json-ld", context=CONTEXT)), graph)


def test_a_practice_survives_the_way_to_json_and_back(kiva: rdflib.Graph) -> None:
    assert isomorphic(read(kiva.serialize(format="json-ld", context=CONTEXT)), kiva)


def test_the_json_of_a_practice_has_short_names_only(kiva: rdflib.Graph) -> None:
    document = json.loads(kiva.serialize(format="json-ld", context=CONTEXT))
    assert [key for key in keys(document) if not re.fullmatch(r"@graph|[A-Za-z]+", key)] == []


def test_a_text_is_found_under_its_language(kiva: rdflib.Graph) -> None:
    document = json.loads(kiva.serialize(format="json-ld", context=CONTEXT))
    practice = next(node for node in document["@graph"] if node["type"] == "Practice")
    assert practice["title"] == {"en": "KiVa anti-bullying programme"}
