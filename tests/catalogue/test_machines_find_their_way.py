"""Robots, sitemaps, typed links and data in pages: a machine that knows nothing finds everything."""

import json
import re
import xml.etree.ElementTree as ET

import pytest
from flask import Flask
from flask.testing import FlaskClient

from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.publish.sitemap import MOST, Location, lists_of, write_index
from paraugs.resources import Resources
from paraugs.services import Services
from paraugs.settings import Settings
from paraugs.web.app import create_app

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
KIVA = "/doc/practice/fi/kiva"


def links(headers: list[str]) -> set[tuple[str, str]]:
    """Give relation and target of each Link header."""
    found = (re.fullmatch(r'<([^>]*)>; rel="([^"]*)"(; type="[^"]*")?', value) for value in headers)
    return {(each[2], each[1]) for each in found if each}


def test_robots_are_told_what_is_closed_and_where_the_list_is(client: FlaskClient) -> None:
    text = client.get("/robots.txt").text

    assert "Disallow: /account/" in text
    assert "Sitemap: http://localhost/sitemap.xml" in text


def test_the_sitemap_leads_to_every_practice(client: FlaskClient, shipped_graph: EmbeddedGraph) -> None:
    index = ET.fromstring(client.get("/sitemap.xml").data)
    lists = [each.text or "" for each in index.iter(f"{SPACE}loc")]
    pages = {
        each.text or ""
        for address in lists
        for each in ET.fromstring(client.get(address.removeprefix("http://localhost")).data).iter(
            f"{SPACE}loc"
        )
    }

    assert len({page for page in pages if "/doc/practice/" in page}) == 255
    assert {f"http://localhost{path}" for path in ("/", "/catalog", "/state/lv", "/doc/tool/cefr")} <= pages


def test_pages_of_a_sitemap_are_there(client: FlaskClient) -> None:
    pages = re.findall("<loc>http://localhost([^<]*)</loc>", client.get("/sitemaps/1.xml").text)

    for path in ["/", "/catalog", "/dumps", "/guide/harvesters", *pages[21::60]]:
        assert client.get(path, headers={"Accept": "text/html"}).status_code == 200, path


def test_no_list_has_more_pages_than_one_may_have() -> None:
    pages = [Location(f"http://localhost/{number}", "2026-11-25T00:00:00Z") for number in range(2 * MOST + 1)]
    lists = {str(place): each for place, each in enumerate(lists_of(pages))}

    assert [len(each) for each in lists.values()] == [MOST, MOST, 1]
    assert write_index(lists).count("<lastmod>2026-11-25T00:00:00Z</lastmod>") == 3


def test_a_list_that_is_not_there_is_not_found(client: FlaskClient) -> None:
    assert client.get("/sitemaps/2.xml").status_code == 404


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_practice_has_typed_links(method: str, client: FlaskClient) -> None:
    answer = client.open(KIVA, method=method, headers={"Accept": "text/html"})
    found = links(answer.headers.getlist("Link"))

    assert {
        ("cite-as", "https://w3id.org/paraugs/id/practice/fi/kiva"),
        ("type", "https://schema.org/AboutPage"),
        ("describedby", f"{KIVA}.ttl"),
        ("license", "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"),
        ("author", "https://w3id.org/paraugs/id/body/paraugs-collectors"),
        ("linkset", f"/linkset{KIVA}"),
    } <= found


def test_a_dataset_leads_to_its_files(client: FlaskClient) -> None:
    found = links(client.head("/doc/dataset/practices-lv").headers.getlist("Link"))

    assert {target for relation, target in found if relation == "item"} == {
        f"/dumps/latest/practices-lv.{suffix}"
        for suffix in ("nq", "ttl", "trig", "jsonld", "rdf", "csv", "parquet")
    }


def test_a_linkset_holds_the_links_and_the_way_back(client: FlaskClient) -> None:
    answer = client.get("/linkset/doc/dataset/tools")
    contexts = {each["anchor"]: each for each in json.loads(answer.data)["linkset"]}
    page = contexts["http://localhost/doc/dataset/tools"]

    assert answer.content_type == "application/linkset+json"
    assert page["cite-as"] == [{"href": "https://w3id.org/paraugs/id/dataset/tools"}]
    assert {"href": "http://localhost/dumps/latest/tools.csv", "type": "text/csv"} in page["item"]
    assert contexts["http://localhost/dumps/latest/tools.csv"]["collection"][0]["href"] == page["anchor"]
    assert contexts["http://localhost/doc/dataset/tools.ttl"]["describes"][0]["href"] == page["anchor"]


def test_there_is_no_linkset_of_nothing(client: FlaskClient) -> None:
    assert client.get("/linkset/doc/practice/fi/none").status_code == 404


def test_the_page_of_a_dataset_says_so_in_schema_org(client: FlaskClient) -> None:
    text = client.get("/en/doc/dataset/monitor", headers={"Accept": "text/html"}).text
    data = json.loads(text.split('<script type="application/ld+json">')[1].split("</script>")[0])

    assert (data["@type"], data["temporalCoverage"]) == ("Dataset", "2009/2020")
    assert {each["encodingFormat"] for each in data["distribution"]} >= {"text/csv", "text/turtle"}


def test_security_has_a_contact_where_the_operator_names_one(
    application: Flask, resources: Resources, shipped_graph: EmbeddedGraph
) -> None:
    settings = Settings(contact="mailto:security@example.org", public_url="https://practice.example.org")
    named = create_app(Services(settings, resources, shipped_graph, shipped_graph, NamedQueries(resources)))
    text = named.test_client().get("/.well-known/security.txt").text

    assert "Contact: mailto:security@example.org\n" in text
    assert "Canonical: https://practice.example.org/.well-known/security.txt\n" in text
    assert re.search(r"^Expires: \d{4}-\d\d-\d\dT00:00:00Z$", text, re.MULTILINE)
    assert application.test_client().get("/.well-known/security.txt").status_code == 404
