"""Requests that nobody thought of, made from the OpenAPI document: no 5xx, and every answer as described.

The examples are the same at every run; `FUZZ_EXAMPLES` asks for more of them.
"""

import json
import os
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from http_server import Server
from life.cast import TURTLE, address, practice
from paraugs.explore.parameters import public_queries
from paraugs.graph.named import NamedQueries
from paraugs.graph.parsing import MEDIA_TYPES, parse
from paraugs.graph.serialising import serialise
from paraugs.publish.query_api import describe_queries
from paraugs.resources import find_resources
from paraugs.terms import IRI, Triple
from paraugs.web.contributions import openapi

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "12"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
DOCUMENT: dict[str, Any] = json.loads(Path(openapi.__file__).with_suffix(".json").read_text("utf-8"))
QUERIES = public_queries(
    *(NamedQueries(find_resources(), f"queries/{name}") for name in ("api", "competency"))
)
PATHS = DOCUMENT["paths"] | describe_queries(QUERIES)
OPERATIONS = [(method, path) for path, item in PATHS.items() for method in item if method != "parameters"]
BOUNDED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def documents(media_type: str) -> st.SearchStrategy[bytes]:
    """Give documents of a syntax: a good one, the same with a piece changed or cut off, and noise."""
    quads = parse(practice("fuzzed", "Fuzzed").encode(), TURTLE)
    good = serialise((Triple(*quad[:3]) for quad in quads), media_type, IRI(address("fuzzed")))
    places = st.integers(0, len(good))
    noise = st.binary(max_size=12)
    changed = st.builds(
        lambda at, much, new: good[:at] + new + good[at + much :], places, st.integers(0, 40), noise
    )
    cut = places.map(lambda at: good[:at])
    text = st.text(max_size=80).map(lambda found: found.encode("utf-8", "surrogatepass"))
    return st.one_of(st.just(good), changed, cut, text, st.binary(max_size=80))


@pytest.fixture(scope="module")
def api(server: Server) -> BaseSchema:
    """Give the API of a running server, with bodies for its syntaxes."""
    for media_type in dict.fromkeys(MEDIA_TYPES.values()):
        schemathesis.openapi.media_type(media_type, documents(media_type))
    schemathesis.openapi.media_type(WORKBOOK, st.binary(max_size=200).map(lambda rest: b"PK\x03\x04" + rest))
    return schemathesis.openapi.from_url(f"{server.address}/openapi.json")


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_no_request_is_too_strange(server: Server, api: BaseSchema, method: str, path: str) -> None:
    operation, token = api[path][method], server.token("coordinator")
    strange = [operation.as_strategy(generation_mode=mode) for mode in GenerationMode]
    mostly = st.sampled_from([True, True, True, False])

    @BOUNDED
    @given(case=st.one_of(strange), is_signed_in=mostly, is_about_ours=mostly)
    def send(case: schemathesis.Case, is_signed_in: bool, is_about_ours: bool) -> None:
        if is_about_ours and "name" in case.path_parameters:
            case.path_parameters |= {"state": "lv", "name": "fuzzed"}
        if is_about_ours and "graph" in case.query:
            case.query |= {"graph": address("fuzzed")}
        answer = case.call(headers=token if is_signed_in else {}, timeout=120)
        assume(answer.status_code != HTTPStatus.REQUEST_URI_TOO_LONG)  # It never reached the application.
        case.validate_response(answer, checks=CHECKS)

    send()
