"""The endpoint's description of itself in RDF, with true counts.

Sources: SPARQL 1.1 Service Description; VoID, section 4.6 (counts); schema.org PropertyValue (limits).
"""

from collections.abc import Iterable, Mapping

from paraugs.errors import Limit
from paraugs.namespaces import PREFIXES
from paraugs.terms import IRI, Literal, Subject, Term, Triple

_SD, _RDF, _VOID = PREFIXES["sd"], PREFIXES["rdf"], PREFIXES["void"]
_SCHEMA, _XSD, _DCT = PREFIXES["schema"], PREFIXES["xsd"], PREFIXES["dct"]


def describe_service(
    endpoint: str, counts: Mapping[IRI, int], formats: Iterable[str], limits: Iterable[Limit]
) -> list[Triple]:
    """What the endpoint is and may do: `counts` are triples by graph, `formats` IRIs of file formats."""
    service = IRI(f"{endpoint}#service")
    said: list[tuple[Subject, str, Term]] = [
        (service, _RDF + "type", IRI(_SD + "Service")),
        (service, _SD + "endpoint", IRI(endpoint)),
        (service, _SD + "supportedLanguage", IRI(_SD + "SPARQL11Query")),
        (service, _SD + "feature", IRI(_SD + "UnionDefaultGraph")),
        (service, _SD + "defaultDataset", IRI(f"{endpoint}#dataset")),
        *((service, _SD + "resultFormat", IRI(name)) for name in sorted(set(formats))),
    ]
    for limit in limits:
        said += _limit(service, endpoint, limit)
    return _triples(said) + describe_dataset(endpoint, counts)


def describe_dataset(endpoint: str, counts: Mapping[IRI, int]) -> list[Triple]:
    """The dataset: the union as default graph, and every named graph with its number of triples."""
    dataset, union = IRI(f"{endpoint}#dataset"), IRI(f"{endpoint}#union")
    said: list[tuple[Subject, str, Term]] = [
        (dataset, _RDF + "type", IRI(_SD + "Dataset")),
        (dataset, _SD + "defaultGraph", union),
        (union, _RDF + "type", IRI(_SD + "Graph")),
        (union, _VOID + "triples", _integer(sum(counts.values()))),
    ]
    for number, (name, count) in enumerate(sorted(counts.items()), 1):
        entry, graph = IRI(f"{endpoint}#named-{number}"), IRI(f"{endpoint}#graph-{number}")
        said += [
            (dataset, _SD + "namedGraph", entry),
            (entry, _RDF + "type", IRI(_SD + "NamedGraph")),
            (entry, _SD + "name", name),
            (entry, _SD + "graph", graph),
            (graph, _RDF + "type", IRI(_SD + "Graph")),
            (graph, _VOID + "triples", _integer(count)),
        ]
    return _triples(said)


def _limit(service: IRI, endpoint: str, limit: Limit) -> list[tuple[Subject, str, Term]]:
    node = IRI(f"{endpoint}#limit-{limit.name}")
    return [
        (service, _SCHEMA + "additionalProperty", node),
        (node, _RDF + "type", IRI(_SCHEMA + "PropertyValue")),
        (node, _SCHEMA + "name", Literal(limit.name, "en")),
        (
            node,
            _SCHEMA + "value",
            Literal(f"{limit.value:f}".rstrip("0").rstrip("."), None, _XSD + "decimal"),
        ),
        (node, _SCHEMA + "unitText", Literal(limit.unit, "en")),
    ]


def _integer(number: int) -> Literal:
    return Literal(str(number), None, _XSD + "integer")


def _triples(said: Iterable[tuple[Subject, str, Term]]) -> list[Triple]:
    return [Triple(subject, IRI(predicate), value) for subject, predicate, value in said]
