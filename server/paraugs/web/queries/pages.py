"""Queries as an API: each that declares its parameters is a form, and an address that answers.

    GET /api/queries                                  all of them, as a page or JSON
    GET /api/queries/peers?country=lv&tolerance=3     the form with the answer, or JSON, CSV, Turtle ...
    GET /api/queries/peers.csv?country=lv             the same by suffix

What a query answers is the same for everybody, in the cage's limits, and has an ETag of the dataset version.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import cast

from flask import Blueprint, Flask, Response, current_app, request

from paraugs.answers.rows import RESULTS, read_rows
from paraugs.errors import NotFound, RequestError, wording
from paraugs.explore.parameters import default_of, missing, public_queries, read_parameters
from paraugs.graph.answer_forms import table_in, triples_in
from paraugs.graph.lexer import outline
from paraugs.graph.named import NamedQueries, NamedQuery
from paraugs.graph.port import QueryRequest
from paraugs.publish.query_api import describe_queries
from paraugs.publish.result_set import result_set
from paraugs.resources import Resources
from paraugs.web import links, reader
from paraugs.web.answer_table import answer_table
from paraugs.web.context import services
from paraugs.web.facets import facet_values
from paraugs.web.http.cache import AnswerCache
from paraugs.web.http.negotiation import (
    CSV,
    HTML,
    JSON,
    JSON_LD,
    TSV,
    TURTLE,
    XML,
    MediaForm,
    form_by_suffix,
    negotiate,
)
from paraugs.web.http.openapi_parts import add
from paraugs.web.responses import PAGES, page, respond

blueprint = Blueprint("queries", __name__)

SIZE, LARGEST = 100, 10_000
_PAGING = ("page", "size")
_LIST = MediaForm("application/json", "json", "JSON")
_TABLES, _GRAPHS = (JSON, CSV, TSV, XML), (TURTLE, JSON_LD)
_FORMS = (*_TABLES, *_GRAPHS)
_KEPT = "paraugs.public-queries"


def register(app: Flask, resources: Resources) -> None:
    """Give an application the queries that anybody may ask."""
    folders = [NamedQueries(resources, f"queries/{folder}") for folder in ("api", "competency")]
    queries = public_queries(*folders)
    app.extensions[_KEPT] = queries
    add(app, describe_queries(queries))
    app.register_blueprint(blueprint)


@blueprint.get("/api/queries")
def listing() -> Response:
    """All queries with what they can be asked."""
    form = negotiate(request.headers.get("Accept"), (HTML, _LIST))
    if form is HTML:
        return page("queries.html", queries=_queries())
    return respond(form, lambda: json.dumps(_described(), ensure_ascii=False, indent=1))


@blueprint.get("/api/queries/<name>")
@blueprint.get("/api/queries/<name>.<suffix>")
def ask(name: str, suffix: str = "") -> Response:
    """A query's form, with its answer once everything needed is given; or the answer alone."""
    query = _queries().get(name)
    if query is None:
        raise NotFound(wording("a query %(name)s"), name=name)
    offers = (HTML, *_FORMS)
    form = form_by_suffix(suffix, offers) if suffix else negotiate(request.headers.get("Accept"), offers)
    given = {key: value for key, value in request.args.items() if key != "figure"}
    if form is HTML and missing(query, given):
        return page("query.html", (), **_form(name, query, given), table=None)
    text = _bound(query, given)
    if form is HTML:
        rows = json.loads(_answer(text))
        values = _form(name, query, given) | {"table": answer_table("SELECT", _answer(text)), "text": text}
        return page("query.html", _page_links(query, rows), **values)
    body = _answer(text)
    return respond(form, lambda: _written(body, form), _page_links(query, json.loads(body)))


def _queries() -> Mapping[str, NamedQuery]:
    return cast(Mapping[str, NamedQuery], current_app.extensions[_KEPT])


def _bound(query: NamedQuery, given: Mapping[str, str]) -> str:
    wanted = {key: value for key, value in given.items() if key not in (_PAGING if query.is_paged else ())}
    bound = read_parameters(query, wanted, facet_values())
    if not query.is_paged:
        return query.bind(bound)
    number, size = _number("page", 1, 100_000), _number("size", SIZE, LARGEST)
    return query.bind(bound, size, (number - 1) * size)


def _number(name: str, usual: int, most: int) -> int:
    asked = request.args.get(name) or str(usual)
    if not (asked.isascii() and asked.isdigit() and 0 < int(asked) <= most):
        raise RequestError(
            wording("%(name)s must be a whole number from 1 to %(most)s, not %(text)s."),
            name=name, most=f"{most:,}", text=repr(asked[:80]),
        )  # fmt: skip
    return int(asked)


def _answer(text: str) -> bytes:
    """The rows in JSON, from the cage like a visitor's, and from the cache while the data are the same."""
    cache = cast(AnswerCache, current_app.extensions[PAGES])
    key = hashlib.sha256(f"query {reader.fingerprint()} {text}".encode()).hexdigest()
    body = cache.find(key)
    if body is None:
        base, known = services().settings.base_iri, outline(text)
        body = services().door.answer(QueryRequest(text, None, None, RESULTS, known.form, base)).read()
        cache.keep(key, body)
    return body


def _written(body: bytes, form: MediaForm) -> bytes:
    if form not in _GRAPHS:
        return body if form is JSON else table_in(body, form.media_type)
    found = read_rows("SELECT", body)
    turtle = "".join(result_set(found.columns, found.rows)).encode()
    return turtle if form is TURTLE else triples_in(turtle, form.media_type)


def _page_links(query: NamedQuery, rows: dict[str, dict[str, list[object]]]) -> list[str]:
    """Where the pages beside this one are: the next, as long as this one is full."""
    if not query.is_paged:
        return []
    number, size = _number("page", 1, 100_000), _number("size", SIZE, LARGEST)
    found = []
    if number > 1:
        found.append(f'<{links.with_arguments(page=number - 1)}>; rel="prev"')
    if len(rows["results"]["bindings"]) == size:
        found.append(f'<{links.with_arguments(page=number + 1)}>; rel="next"')
    return found


def _form(name: str, query: NamedQuery, given: Mapping[str, str]) -> dict[str, object]:
    return {
        "name": name,
        "query": query,
        "values": {each.name: given.get(each.name, default_of(each)) for each in query.declared},
        "choices": {each.name: facet_values().all(each.kind) for each in query.declared},
        "forms": _FORMS,
        "asked": request.query_string.decode("latin-1"),
    }


def _described() -> list[dict[str, object]]:
    return [
        {
            "name": name,
            "question": query.summary_in(reader.language()),
            "address": f"{request.host_url.rstrip('/')}{request.script_root}/api/queries/{name}",
            "paged": query.is_paged,
            "parameters": [
                {
                    "name": each.name,
                    "kind": each.kind,
                    "required": each.is_required,
                    "default": default_of(each) or None,
                    "help": each.help.get(reader.language(), each.help["en"]),
                }
                for each in query.declared
            ],
        }
        for name, query in _queries().items()
    ]
