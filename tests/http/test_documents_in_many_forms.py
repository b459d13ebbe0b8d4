"""A document comes in the form that the client wants (Accept, suffix, ?format=) and says so in headers."""

import json

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

KIVA = "/doc/practice/fi/kiva"
THING = "https://w3id.org/paraugs/id/practice/fi/kiva"
TITLE = "http://purl.org/dc/terms/title"
FORMS = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}


def triples(body: bytes, media_type: str) -> set[str]:
    """Give the statements of a body, one N-Triples line each; our graphs have no blank nodes."""
    form = ox.RdfFormat.from_media_type(media_type)
    assert form
    return {str(quad.triple) for quad in ox.parse(body, form)}


def test_a_thing_sends_on_to_its_document(client: FlaskClient) -> None:
    answer = client.get("/id/practice/fi/kiva")

    assert answer.status_code == 303
    assert answer.headers["Location"] == KIVA


@pytest.mark.parametrize("path", ["/id/practice/fi/kiva.ttl", "/id/practice/fi/kiva?format=ttl"])
def test_the_way_on_keeps_the_form_that_was_asked_for(client: FlaskClient, path: str) -> None:
    assert client.get(path).headers["Location"] == path.replace("/id/", "/doc/")


@pytest.mark.parametrize(("suffix", "media_type"), FORMS.items())
def test_every_form_says_the_same(client: FlaskClient, suffix: str, media_type: str) -> None:
    expected = triples(client.get(f"{KIVA}.nt").data, "application/n-triples")
    by_suffix = client.get(f"{KIVA}.{suffix}")
    by_accept = client.get(KIVA, headers={"Accept": media_type})
    by_format = client.get(KIVA, query_string={"format": media_type})

    for answer in (by_suffix, by_accept, by_format):
        assert answer.mimetype == media_type
        assert triples(answer.data, media_type) == expected


def test_a_browser_gets_a_page(client: FlaskClient) -> None:
    answer = client.get(KIVA, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})

    assert answer.content_type == "text/html; charset=utf-8"


def test_a_suffix_wins_over_accept(client: FlaskClient) -> None:
    assert client.get(f"{KIVA}.ttl", headers={"Accept": "text/html"}).mimetype == "text/turtle"


def test_a_document_holds_the_thing_its_parts_its_record_and_names(client: FlaskClient) -> None:
    found = triples(client.get(f"{KIVA}.nt").data, "application/n-triples")

    assert f'<{THING}> <{TITLE}> "KiVa anti-bullying programme"@en' in found
    assert any(line.startswith(f"<{THING}#implementation-1> ") for line in found)
    assert any(line.startswith(f"<{THING}#study-1> ") for line in found)
    assert any("contribution/fi/kiva> " in line and "license" in line for line in found)
    assert any("prefLabel" in line and '"Somija"@lv' in line for line in found)


def test_a_document_holds_what_points_to_the_thing(client: FlaskClient) -> None:
    found = triples(client.get(f"{KIVA}.nt").data, "application/n-triples")

    assert any("transfer/t-01> " in line and line.endswith(f"<{THING}>") for line in found)


def test_a_contribution_is_a_graph(client: FlaskClient) -> None:
    body = client.get("/doc/contribution/fi/kiva.trig").data
    graphs = {quad.graph_name for quad in ox.parse(body, ox.RdfFormat.TRIG)}

    assert graphs == {ox.NamedNode("https://w3id.org/paraugs/id/contribution/fi/kiva")}


def test_a_practice_is_no_graph(client: FlaskClient) -> None:
    assert client.get(KIVA, headers={"Accept": "application/trig"}).status_code == 406


def test_a_form_that_is_not_offered_is_refused_with_those_that_are(client: FlaskClient) -> None:
    answer = client.get(KIVA, headers={"Accept": "image/png"})

    assert answer.status_code == 406
    assert answer.mimetype == "application/problem+json"
    assert json.loads(answer.data)["offers"] == ["text/html", *FORMS.values()]


def test_any_host_name_answers(client: FlaskClient) -> None:
    answer = client.get(f"{KIVA}.nt", base_url="https://mirror.example/")

    assert f"<{THING}>" in answer.get_data(as_text=True)


def test_head_answers_like_get_without_a_body(client: FlaskClient) -> None:
    for path in (KIVA, f"{KIVA}.ttl", "/", "/practices", "/ontology", "/id/practice/fi/kiva"):
        head, get = client.head(path), client.get(path)

        assert head.data == b""
        assert head.status_code == get.status_code
        assert dict(head.headers) == dict(get.headers)


@pytest.mark.parametrize("path", [KIVA, f"{KIVA}.ttl", "/", "/practices", "/ontology", "/shapes.ttl"])
def test_an_unchanged_answer_is_not_sent_again(client: FlaskClient, path: str) -> None:
    tag = client.get(path).headers["ETag"]
    answer = client.get(path, headers={"If-None-Match": tag})

    assert not tag.startswith("W/")
    assert (answer.status_code, answer.data, answer.headers["ETag"]) == (304, b"", tag)


def test_every_form_and_language_has_an_etag_of_its_own(client: FlaskClient) -> None:
    paths = (KIVA, f"/lv{KIVA}", f"{KIVA}.ttl", f"{KIVA}.nt", "/doc/practice/nl/kiva")

    assert len({client.get(path).headers["ETag"] for path in paths}) == len(paths)


def test_a_page_varies_by_accept_and_language(client: FlaskClient) -> None:
    assert client.get(KIVA).headers["Vary"] == "Accept, Accept-Encoding, Accept-Language"
    assert client.get(f"/lv{KIVA}").headers["Vary"] == "Accept, Accept-Encoding"
    assert client.get(f"{KIVA}.ttl").headers["Vary"] == "Accept"


def test_the_date_of_the_record_is_the_last_change(client: FlaskClient) -> None:
    body = client.get("/doc/contribution/fi/kiva.nt").get_data(as_text=True)
    (issued,) = {
        line.split('"')[1]
        for line in body.splitlines()
        if "/terms/issued>" in line and "contribution" in line
    }
    answer = client.get(KIVA)

    assert answer.last_modified
    assert answer.last_modified.date().isoformat() == issued


def test_links_name_the_thing_its_forms_its_type_and_its_licence(client: FlaskClient) -> None:
    found = client.get(KIVA).headers.getlist("Link")

    assert f'<{THING}>; rel="cite-as"' in found
    assert f'<{THING}>; rel="describes"' in found
    assert '<https://w3id.org/paraugs/doc/practice/fi/kiva>; rel="canonical"' in found
    assert f'<{KIVA}.ttl>; rel="describedby"; type="text/turtle"' in found
    assert f'<{KIVA}.jsonld>; rel="alternate"; type="application/ld+json"' in found
    assert '<https://w3id.org/paraugs/ontology#Practice>; rel="type"' in found
    assert '<http://publications.europa.eu/resource/authority/licence/CC_BY_4_0>; rel="license"' in found


def test_an_unknown_thing_is_404_with_the_nearest_known_ones(client: FlaskClient) -> None:
    answer = client.get("/doc/practice/fi/kivva.ttl")
    problem = json.loads(answer.data)

    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"
    assert {
        "iri": THING,
        "title": "KiVa anti-bullying programme",
        "address": KIVA,
    } in problem["suggestions"]


def test_an_unknown_thing_in_a_browser_is_a_page_that_leads_on(client: FlaskClient) -> None:
    answer = client.get("/doc/practice/fi/kivva", headers={"Accept": "text/html"})

    assert (answer.status_code, answer.mimetype) == (404, "text/html")
    assert f'href="{KIVA}"' in answer.get_data(as_text=True)


def test_a_foreign_iri_is_looked_up(client: FlaskClient) -> None:
    latvian = "http://publications.europa.eu/resource/authority/language/LAV"
    answer = client.get("/lookup", query_string={"uri": latvian, "format": "nt"})

    assert answer.status_code == 200
    assert f"<{latvian}> <http://www.w3.org/2004/02/skos/core#prefLabel>" in answer.get_data(as_text=True)


def test_an_iri_of_ours_is_looked_up_at_its_own_address(client: FlaskClient) -> None:
    answer = client.get("/lookup", query_string={"uri": THING, "format": "ttl"})

    assert (answer.status_code, answer.headers["Location"]) == (303, f"{KIVA}?format=ttl")


def test_a_state_is_looked_up_at_its_own_address(client: FlaskClient) -> None:
    finland = "http://publications.europa.eu/resource/authority/country/FIN"

    assert client.get("/lookup", query_string={"uri": finland}).headers["Location"] == "/state/fi"
    assert f"<{finland}>" in client.get("/state/fi.nt").get_data(as_text=True)


def test_a_lookup_of_nothing_says_what_to_send(client: FlaskClient) -> None:
    answer = client.get("/lookup")

    assert answer.status_code == 400
    assert "/lookup?uri=" in json.loads(answer.data)["detail"]


def test_an_iri_that_nobody_speaks_of_is_404(client: FlaskClient) -> None:
    assert client.get("/lookup?uri=http://example.org/nothing").status_code == 404


@pytest.mark.parametrize("uri", ["javascript:alert(1)", 'http://a/">', "http://a/ b", "a:\\"])
def test_a_malformed_iri_is_no_fault_of_the_server(client: FlaskClient, uri: str) -> None:
    assert client.get("/lookup", query_string={"uri": uri}).status_code in (400, 404)


def test_the_data_of_a_thing_can_be_read_by_a_page_of_another_origin(client: FlaskClient) -> None:
    assert client.get(f"{KIVA}.jsonld").headers["Access-Control-Allow-Origin"] == "*"
