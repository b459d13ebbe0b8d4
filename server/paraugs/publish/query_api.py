"""The queries that anybody may ask, as paths of an OpenAPI 3.1 document."""

import re
from collections.abc import Mapping

from paraugs.graph.named import Declared, NamedQuery

Described = dict[str, object]

_PATTERNS = {"year": r"^[12]\d{3}$", "day": r"^\d{4}-\d{2}-\d{2}$", "decimal": r"^-?\d{1,9}(\.\d{1,9})?$"}
_FORMS = (
    "text/html",
    "application/sparql-results+json",
    "text/csv",
    "text/tab-separated-values",
    "application/sparql-results+xml",
    "text/turtle",
    "application/ld+json",
)
_FAILURES = {
    "400": "BadRequest",
    "404": "NotFound",
    "406": "NotAcceptable",
    "408": "TooSlow",
    "503": "Unavailable",
}


def describe_queries(queries: Mapping[str, NamedQuery]) -> dict[str, Described]:
    """A path for the list, and one for each query."""
    listed = {"application/json": {"schema": {"type": "array", "items": {"type": "object"}}}}
    listing: Described = {
        "operationId": "listQueries",
        "tags": ["queries"],
        "summary": "The queries that can be asked by name, with their parameters",
        "responses": _responses({"text/html": {"schema": {"type": "string"}}, **listed}),
    }
    found: dict[str, Described] = {"/api/queries": {"get": listing}}
    for name, query in queries.items():
        found[f"/api/queries/{name}"] = {"get": _operation(name, query)}
    return found


def _operation(name: str, query: NamedQuery) -> Described:
    paging = [_number("page", 1, 100_000), _number("size", 1, 10_000)] if query.is_paged else []
    return {
        "operationId": "ask" + "".join(part.title() for part in re.findall(r"\w+", name)),
        "tags": ["queries"],
        "summary": query.summary,
        "parameters": [*map(_parameter, query.declared), *paging],
        "responses": _responses({form: {"schema": _schema(form)} for form in _FORMS}),
    }


def _parameter(declared: Declared) -> Described:
    schema: Described = {"type": "string", "maxLength": 200}
    if pattern := _PATTERNS.get(declared.kind):
        schema["pattern"] = pattern
    if declared.default and not declared.is_required:
        schema["default"] = declared.default
    return {
        "name": declared.name,
        "in": "query",
        "required": declared.is_required,
        "description": declared.help["en"],
        "schema": schema,
    }


def _number(name: str, least: int, most: int) -> Described:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "schema": {"type": "integer", "minimum": least, "maximum": most},
    }


def _schema(form: str) -> Described:
    return (
        {"type": "object"} if form.endswith("results+json") else {} if "json" in form else {"type": "string"}
    )


def _responses(content: Mapping[str, object]) -> Described:
    failures = {status: {"$ref": f"#/components/responses/{name}"} for status, name in _FAILURES.items()}
    return {"200": {"description": "The answer", "content": dict(content)}, **failures}
