"""`/graphs`: the graphs themselves, by the reading side of the Graph Store Protocol.

`?graph=<IRI>` names a graph, `?default` is the union of all, and the path below `/graphs/` names a graph of
ours by its path: `/graphs/id/graph/tools` is `<base>id/graph/tools`. Without a name it lists them. Reading
goes through the visitors' door, as a query over exactly one graph.
Source: SPARQL 1.1 Graph Store HTTP Protocol, sections 4 and 5.2.
"""

from flask import Blueprint, Response, request

from paraugs.errors import NotFound, RequestError
from paraugs.graph.lexer import outline
from paraugs.graph.serialising import serialise
from paraugs.namespaces import PREFIXES
from paraugs.publish.service_description import describe_dataset
from paraugs.terms import IRI
from paraugs.web.context import services
from paraugs.web.http.negotiation import HTML, JSON_LD, N_TRIPLES, RDF_XML, TURTLE, negotiate
from paraugs.web.http.sparql_protocol import Inquiry
from paraugs.web.links import endpoint
from paraugs.web.reader import graph_counts
from paraugs.web.responses import page
from paraugs.web.sparql import answers

blueprint = Blueprint("store", __name__)

_FORMS = (TURTLE, N_TRIPLES, RDF_XML, JSON_LD)
# What the protocol says that a graph's GET means (section 5.2); the prefixes make short Turtle of it.
_PREFIXES = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
_WHOLE_GRAPH = _PREFIXES + "CONSTRUCT WHERE { ?s ?p ?o }"


@blueprint.get("/graphs")
@blueprint.get("/graphs/")
def graphs() -> Response:
    """A graph by `?graph=` or `?default`; all of them without."""
    names, default = request.args.getlist("graph"), "default" in request.args
    if len(names) + default > 1:
        raise RequestError("Name one graph: either ?graph=<IRI> or ?default.")
    if default:
        return _graph(None)
    return _graph(names[0]) if names else _list()


@blueprint.get("/graphs/<path:path>")
def graph_by_path(path: str) -> Response:
    """A graph of ours by its path."""
    return _graph(services().settings.base_iri + path)


def _graph(name: str | None) -> Response:
    form = negotiate(request.headers.get("Accept"), _FORMS)
    if name is not None:
        if ":" not in name:
            raise RequestError(f"The name of a graph is an absolute IRI, not {name!r}.")
        if not services().graph.holds(IRI(name)):
            raise NotFound(f"a graph {name}")
    inquiry = Inquiry(_WHOLE_GRAPH, None if name is None else (name,), None if name is None else ())
    return answers.respond(inquiry, outline(_WHOLE_GRAPH), form)


def _list() -> Response:
    form = negotiate(request.headers.get("Accept"), (*_FORMS, HTML))
    counts = graph_counts()
    if form is HTML:
        return page("graphs.html", counts=counts)
    tag = answers.tag_of(Inquiry(None), outline("ASK {}"), f"{request.url} {form.media_type}")
    known = answers.unchanged(tag)
    if known:
        return known
    body = serialise(describe_dataset(endpoint(), counts), form.media_type)
    return answers.finish(Response(body, content_type=form.content_type), tag)
