"""The OpenAPI document and the routes say the same, both ways, and its examples work."""

import re
from typing import Any, get_args

from contributing import House
from paraugs import __version__
from paraugs.ledger.revision import Action, Status
from paraugs.life.listing import KINDS
from paraugs.life.steps import STEPS

DOORS = {
    "contributions",
    "contributions_life",
    "contributions_list",
    "graphs",
    "openapi",
    "validating",
    "itb",
    "sheets",
    "feed",
    "mementos",
    "harvest_calls",
    "search",
    "search_everything",
    "catalogue",
    "dumps",
    "well_known",
    "sitemap",
    "linksets",
    "queries",
}
"""The blueprints that are the API; pages and forms are for people."""

ELSEWHERE = {("get", "/graphs")}
"""Described here, and served by the reading side of the Graph Store Protocol."""


def described(house: House) -> dict[str, Any]:
    """Give the document."""
    answer = house.visitor().get("/openapi.json")
    assert answer.content_type == "application/json"
    found: dict[str, Any] = answer.json  # type: ignore[assignment]
    return found


def test_every_route_is_described_and_nothing_else(house: House) -> None:
    routes = {
        (method.lower(), re.sub(r"<(?:path:|int:)?(\w+)>", r"{\1}", rule.rule))
        for rule in house.app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.endpoint.partition(".")[0] in DOORS
    }
    # A path within a path cannot be described; the query says the same. Each query by name is described.
    by_name = ("/api/queries/{name}", "/api/queries/{name}.{suffix}")
    routes = {route for route in routes if route[1] not in ("/graphs/{path}", *by_name)}
    operations = {
        (method, path)
        for path, item in described(house)["paths"].items()
        for method in item
        if method != "parameters" and not path.startswith("/api/queries/")
    }
    assert operations - ELSEWHERE == routes


def test_words_are_those_of_the_code(house: House) -> None:
    schemas = described(house)["components"]["schemas"]
    assert schemas["Status"]["enum"] == list(get_args(Status))
    assert schemas["Action"]["enum"] == list(get_args(Action))
    assert schemas["Kind"]["enum"] == list(KINDS)
    steps = [step for step, rule in STEPS.items() if rule.act]
    assert schemas["DecisionOrder"]["properties"]["step"]["enum"] == steps


def test_it_names_this_server_and_its_version(house: House) -> None:
    document = described(house)
    assert document["openapi"] == "3.1.0"
    assert document["info"]["version"] == __version__
    assert document["servers"] == [{"url": "http://localhost"}]


def test_the_example_of_a_document_is_taken(house: House) -> None:
    content = described(house)["components"]["requestBodies"]["Document"]["content"]["text/turtle"]
    headers = {"Content-Type": "text/turtle", **house.token("contributor")}
    answer = house.visitor().post("/contributions", data=content["example"], headers=headers)
    assert answer.status_code == 201, answer.text
    assert answer.headers["Location"].endswith("/contributions/lv/lasisanas-stunda")


def test_the_example_of_the_test_bed_is_answered(house: House) -> None:
    operation = described(house)["paths"]["/shacl/{domain}/api/validate"]["post"]
    example = operation["requestBody"]["content"]["application/json"]["example"]
    answer = house.visitor().post("/shacl/paraugs/api/validate", json=example)
    assert (answer.status_code, answer.mimetype) == (200, "text/turtle")
