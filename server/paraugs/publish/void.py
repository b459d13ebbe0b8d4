"""The dataset as a web of things: how many of which class, which properties, which links lead where (VoID).

Counted on the live graph. Source: Describing Linked Datasets with the VoID Vocabulary (W3C), sections 2 to 5.
"""

from collections.abc import Mapping

from paraugs.graph.named import NamedQueries
from paraugs.graph.port import Reading, Row
from paraugs.graph.release import VERSION_SUBJECT as DATASET
from paraugs.publish.catalogue import Site
from paraugs.publish.dumps.parts import WHOLE
from paraugs.publish.dumps.shelf import DumpSet
from paraugs.publish.statements import Said, a, number, say
from paraugs.terms import IRI, Literal, Triple

PATH = "/.well-known/void"


def describe_void(
    graph: Reading, queries: NamedQueries, site: Site, counts: Mapping[IRI, int], dumps: DumpSet | None
) -> list[Triple]:
    """Describe the dataset and its graphs; `counts` are triples by graph."""
    document = f"{site.address}{PATH}"
    stated = graph.construct(queries["void"].bind({}))
    about = {each.subject for each in stated}
    said: Said = [
        *_document(document, site, graph.version),
        *_sizes(graph, queries, sum(counts.values())),
        *((name, "void:triples", number(count)) for name, count in counts.items() if name in about),
        *_classes(document, queries.run(graph, "void-classes").rows),
        *_properties(document, queries.run(graph, "void-properties").rows),
        *_links(document, queries.run(graph, "void-links").rows),
    ]
    for dump in dumps.of(WHOLE) if dumps else ():
        said.append((DATASET, "void:dataDump", IRI(f"{site.address}/dumps/latest/{dump.plain.name}")))
    return [*stated, *say(said)]


def _document(document: str, site: Site, version: str) -> Said:
    node = IRI(document)
    return [
        a(node, "void:DatasetDescription"),
        (node, "foaf:primaryTopic", DATASET),
        (DATASET, "void:sparqlEndpoint", IRI(f"{site.address}/sparql")),
        (DATASET, "foaf:homepage", IRI(f"{site.address}/")),
        (DATASET, "dcat:version", Literal(version)),
    ]


def _sizes(graph: Reading, queries: NamedQueries, triples: int) -> Said:
    ((subjects, objects, entities),) = queries.run(graph, "void-things").rows
    return [
        (DATASET, "void:triples", number(triples)),
        (DATASET, "void:distinctSubjects", number(int(str(subjects)))),
        (DATASET, "void:distinctObjects", number(int(str(objects)))),
        (DATASET, "void:entities", number(int(str(entities)))),
    ]


def _classes(document: str, rows: list[Row]) -> Said:
    said: Said = [(DATASET, "void:classes", number(len(rows)))]
    for place, (kind, things) in enumerate(rows, 1):
        node = IRI(f"{document}#class-{place}")
        said.append((DATASET, "void:classPartition", node))
        said += _part(node, "void:class", kind, "void:entities", things)
    return said


def _properties(document: str, rows: list[Row]) -> Said:
    said: Said = [(DATASET, "void:properties", number(len(rows)))]
    for place, (found, triples, things) in enumerate(rows, 1):
        node = IRI(f"{document}#property-{place}")
        said.append((DATASET, "void:propertyPartition", node))
        said += _part(node, "void:property", found, "void:triples", triples)
        said.append((node, "void:distinctSubjects", number(int(str(things)))))
    return said


def _links(document: str, rows: list[Row]) -> Said:
    said: Said = []
    for place, (found, site, links) in enumerate(rows, 1):
        node, target = IRI(f"{document}#links-{place}"), IRI(f"{document}#site-{place}")
        said += [
            (DATASET, "void:subset", node),
            a(node, "void:Linkset"),
            (node, "void:subjectsTarget", DATASET),
            (node, "void:objectsTarget", target),
            a(target, "void:Dataset"),
            (target, "void:uriSpace", Literal(str(site))),
        ]
        said += _part(node, "void:linkPredicate", found, "void:triples", links)
    return said


def _part(node: IRI, name: str, value: object, measure: str, count: object) -> Said:
    return [(node, name, IRI(str(value))), (node, measure, number(int(str(count))))]
