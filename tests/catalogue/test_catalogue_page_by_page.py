"""The catalogue comes in every form, page by page, the same bytes each time; and as a page for people."""

import json

import pytest
from flask.testing import FlaskClient

from paraugs.graph.parsing import parse
from paraugs.short_names import term
from paraugs.web.http.negotiation import RDF_FORMS

HYDRA = {"Accept": "application/n-triples"}


def statements(client: FlaskClient, path: str) -> set[tuple[str, str, str]]:
    quads = parse(client.get(path, headers=HYDRA).data, "application/n-triples")
    return {(str(quad.subject), quad.predicate.value, str(quad.object)) for quad in quads}


@pytest.mark.parametrize("form", RDF_FORMS, ids=lambda form: form.suffix)
def test_it_comes_in_every_form(form, client: FlaskClient) -> None:  # type: ignore[no-untyped-def]
    by_accept = client.get("/catalog?size=3", headers={"Accept": form.media_type})
    by_suffix = client.get(f"/catalog.{form.suffix}?size=3")

    assert by_accept.status_code == by_suffix.status_code == 200
    assert by_accept.content_type == form.content_type
    assert by_accept.data == by_suffix.data
    assert client.get(f"/catalog.{form.suffix}?size=3").data == by_suffix.data


def test_pages_lead_to_one_another_and_hold_everything_once(client: FlaskClient) -> None:
    path, found, seen = "/catalog?page=1&size=10", list[str](), 0
    while path:
        page = statements(client, path)
        found += [value for _, name, value in page if name == term("dcat:dataset").value]
        assert {value for _, name, value in page if name == term("hydra:totalItems").value} == {"37"}
        following = [value for _, name, value in page if name == term("hydra:next").value]
        path, seen = (following[0].removeprefix("http://localhost") if following else ""), seen + 1

    assert seen == 4
    assert len(found) == len(set(found)) == 37


@pytest.mark.parametrize("query", ["page=0", "page=x", "size=0", "size=101", "size=-1", "page=1e3"])
def test_a_page_that_cannot_be_is_refused(query: str, client: FlaskClient) -> None:
    assert client.get(f"/catalog?{query}", headers=HYDRA).status_code == 400


def test_a_page_that_is_not_there_is_not_found(client: FlaskClient) -> None:
    assert client.get("/catalog?page=9", headers=HYDRA).status_code == 404


def test_what_a_client_has_is_not_sent_again(client: FlaskClient) -> None:
    tag = client.get("/catalog", headers=HYDRA).headers["ETag"]
    answer = client.get("/catalog", headers=HYDRA | {"If-None-Match": tag})

    assert (answer.status_code, answer.data) == (304, b"")


@pytest.mark.parametrize(("language", "title"), [("en", "Data catalogue"), ("lv", "Datu katalogs")])
def test_people_get_a_page(language: str, title: str, client: FlaskClient) -> None:
    text = client.get(f"/{language}/catalog", headers={"Accept": "text/html"}).text

    assert f"<h1>{title}</h1>" in text
    assert "/dumps/latest/practices-lv.csv" in text
    assert ": CSV</a>" not in text
    data = json.loads(text.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert (data["@type"], len(data["dataset"])) == ("DataCatalog", 37)
