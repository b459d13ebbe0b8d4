"""What harvesters run finds its way: a sitemap parser from robots.txt, a reader of data inside of pages."""

import re

import extruct
import requests
from usp.tree import sitemap_tree_for_homepage

from contributing import House
from paraugs.ledger.revision import PUBLIC

KIVA = "https://w3id.org/paraugs/id/contribution/fi/kiva"


def test_a_sitemap_parser_finds_every_practice(address: str) -> None:
    pages = {page.url for page in sitemap_tree_for_homepage(address).all_pages()}

    assert len([page for page in pages if "/doc/practice/" in page]) == 255


def test_a_reader_of_structured_data_finds_the_dataset(address: str) -> None:
    page = requests.get(f"{address}/en/doc/dataset/practices", timeout=60)
    found = extruct.extract(page.text, base_url=page.url, syntaxes=["json-ld"])["json-ld"]

    assert [each["identifier"] for each in found if each.get("@type") == "Dataset"] == ["practices"]


def test_a_reader_of_structured_data_finds_the_catalogue(address: str) -> None:
    page = requests.get(f"{address}/en/catalog", timeout=60)
    (found,) = extruct.extract(page.text, base_url=page.url, syntaxes=["json-ld"])["json-ld"]

    assert (found["@type"], len(found["dataset"])) == ("DataCatalog", 37)


def test_a_reader_of_structured_data_finds_the_things_of_a_list(address: str) -> None:
    page = requests.get(f"{address}/en/practices?state=lv&page=1", timeout=60)
    (found,) = extruct.extract(page.text, base_url=page.url, syntaxes=["json-ld"])["json-ld"]
    items = found["itemListElement"]

    assert (found["@type"], found["numberOfItems"], items[0]["position"]) == ("ItemList", len(items), 1)
    assert all(each["item"]["@id"].startswith("https://w3id.org/paraugs/id/practice/lv/") for each in items)
    assert requests.get(items[0]["url"], timeout=60).ok


def test_a_practice_is_dated_by_the_ledger(versioned: House) -> None:
    ledger = versioned.services.ledger
    assert ledger
    last = [each.entry.when for each in ledger.history(KIVA) if each.entry.status in PUBLIC][-1]
    text = versioned.visitor().get("/sitemaps/1.xml").text
    (told,) = re.findall(r"/doc/practice/fi/kiva</loc><lastmod>([^<]*)</lastmod>", text)

    assert told == f"{last:%Y-%m-%dT%H:%M:%SZ}"
