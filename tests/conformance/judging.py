"""Is an answer what a W3C case expects? Each function gives what is wrong, or nothing."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from urllib.parse import quote

from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.compare import isomorphic

from conformance.cases import LOCATION, NEW_GRAPH, Step, body_of
from instances import Reply, Running

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
BOOLEAN = {"application/sparql-results+xml", "application/sparql-results+json"}
TABULAR = BOOLEAN | {"text/csv", "text/tab-separated-values"}
RDF_FORMATS = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
}
# The terms of https://www.w3.org/ns/sparql-service-description that a description uses here.
OF_A_DATASET = {SD[name] for name in ("defaultGraph", "namedGraph", "name", "graph")}
CLASSES = {SD[name] for name in ("Service", "Dataset", "Graph", "NamedGraph")}
OF_A_SERVICE = {
    SD[name] for name in ("endpoint", "feature", "supportedLanguage", "resultFormat", "defaultDataset")
}


def send(instance: Running, step: Step) -> Reply:
    """Send the request of a step, to our addresses."""
    target = step.request["path"].replace(LOCATION, quote(NEW_GRAPH, safe=""))
    body = body_of(step.request)
    if body is None and step.request["method"] in ("PUT", "POST"):
        body = b""
    target = target.replace("/gsp", "/graphs", 1) if target.startswith("/gsp") else target
    return instance.send(step.request["method"], target, dict(step.request["headers"]), body)


def faults(step: Step, reply: Reply) -> Iterator[str]:
    """What is wrong with the answer to a step."""
    expected = step.request["expect"]
    if step.refused:
        if not 400 <= reply.status < 500:
            yield f"a write is answered {reply.status}"
        return
    if not any(status in (str(reply.status), f"{reply.status // 100}xx") for status in expected["status"]):
        yield f"status {reply.status} instead of {expected['status']}"
    elif reply.status < 300:
        yield from _form_faults(expected, reply)
        yield from _content_faults(expected, reply)
    if step.request["method"] == "HEAD" and reply.body:
        yield "HEAD has a body"


def _form_faults(expected: dict[str, object], reply: Reply) -> Iterator[str]:
    allowed = {"boolean": BOOLEAN, "tabular": TABULAR, "RDF": set(RDF_FORMATS)}.get(str(expected["format"]))
    if allowed and reply.media_type not in allowed:
        yield f"{reply.media_type} is no {expected['format']} answer"
    for name, value in expected["headers"]:  # type: ignore[attr-defined]
        if reply.headers.get(name.lower(), "").replace(" ", "").lower() != value.replace(" ", "").lower():
            yield f"{name}: {reply.headers.get(name.lower())!r} instead of {value!r}"


def _content_faults(expected: dict[str, object], reply: Reply) -> Iterator[str]:
    if expected["boolean"] is not None and _boolean(reply) != expected["boolean"]:
        yield f"the answer is {_boolean(reply)}"
    if expected["body"]:
        wanted = Graph().parse(data=expected["body"]["chars"], format="turtle")  # type: ignore[index]
        if not isomorphic(wanted, rdf(reply)):
            yield "the graph differs"


def _boolean(reply: Reply) -> bool:
    if reply.media_type == "application/sparql-results+json":
        return bool(reply.json()["boolean"])
    found = ElementTree.fromstring(reply.body).find("{http://www.w3.org/2005/sparql-results#}boolean")
    return found is not None and found.text == "true"


def rdf(reply: Reply) -> Graph:
    """The graph of an answer."""
    return Graph().parse(data=reply.body, format=RDF_FORMATS[reply.media_type])


def description_faults(case: str, instance: Running) -> Iterator[str]:
    """What is wrong with the service description, by the three cases about it."""
    reply = instance.send("GET", "/sparql")
    if reply.status != 200 or reply.media_type not in RDF_FORMATS:
        yield f"{reply.status} {reply.media_type}"
        return
    said = rdf(reply)
    if case == "has-endpoint-triple" and (None, SD.endpoint, URIRef(instance.url + "/sparql")) not in said:
        yield "its own address is not named as endpoint"
    if case == "conforms-to-schema":
        yield from _schema_faults(said)


def _schema_faults(said: Graph) -> Iterator[str]:
    services = set(said.subjects(RDF.type, SD.Service))
    if len(services) != 1:
        yield f"{len(services)} services"
    for subject, predicate, value in said:
        if predicate.startswith(SD) and (
            predicate not in OF_A_SERVICE | OF_A_DATASET or not isinstance(value, URIRef)
        ):
            yield f"{predicate} {value!r}"
        if predicate == RDF.type and value.startswith(SD) and value not in CLASSES:
            yield f"unknown class {value}"
        if predicate == SD.namedGraph and (value, SD.name, None) not in said:
            yield f"{value} has no name"
        if predicate in OF_A_SERVICE and subject not in services:
            yield f"{predicate} of what is no service"
