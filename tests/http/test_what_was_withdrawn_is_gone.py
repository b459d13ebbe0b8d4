"""What was withdrawn answers 410 in every form with its tombstone, which stays in the graph."""

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from contributing import House
from http_versions import ID, KIVA, NY_GIV, REASON
from paraugs.namespaces import PREFIXES

PRACTICE, RECORD = "/doc/practice/no/ny-giv", "/doc/contribution/no/ny-giv"
FORMS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
HTML = {"Accept": "text/html"}


@pytest.fixture
def client(versioned: House) -> FlaskClient:
    """Give a visitor."""
    return versioned.visitor()


@pytest.mark.parametrize("path", [PRACTICE, RECORD])
def test_its_page_says_who_when_why_and_what_replaces_it(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers=HTML)

    assert answer.status_code == 410
    assert "Invented Ministry" in answer.text
    assert "25 November 2026" in answer.text
    assert REASON in answer.text
    assert 'href="/doc/contribution/fi/kiva"' in answer.text
    assert "https://example.org/officer" not in answer.text


def test_it_says_so_in_latvian(client: FlaskClient) -> None:
    answer = client.get(f"/lv{PRACTICE}", headers=HTML)

    assert (answer.status_code, answer.headers["Content-Language"]) == (410, "lv")
    assert "Atsaukts" in answer.text


@pytest.mark.parametrize("path", [PRACTICE, RECORD])
@pytest.mark.parametrize("suffix", FORMS)
def test_its_data_are_the_tombstone(client: FlaskClient, path: str, suffix: str) -> None:
    answer = client.get(f"{path}.{suffix}")
    triples = {str(quad.triple) for quad in ox.parse(answer.data, FORMS[suffix])}

    assert answer.status_code == 410
    kind = f"<{NY_GIV}> <{PREFIXES['rdf']}type> <{PREFIXES['par']}Tombstone>"
    assert kind in triples
    assert f"<{NY_GIV}> <{PREFIXES['foaf']}primaryTopic> <{ID}practice/no/ny-giv>" in triples
    assert f'<{NY_GIV}> <{PREFIXES["dct"]}description> "{REASON}"@en' in triples
    assert f"<{NY_GIV}> <{PREFIXES['dct']}isReplacedBy> <{KIVA}>" in triples
    assert not any(f"<{PREFIXES['par']}Practice>" in triple for triple in triples)


@pytest.mark.parametrize("path", ["/id/practice/no/ny-giv", "/id/contribution/no/ny-giv"])
def test_its_iri_leads_there(client: FlaskClient, path: str) -> None:
    assert client.get(path, headers=HTML, follow_redirects=True).status_code == 410


def test_conditions_do_not_bring_it_back(client: FlaskClient) -> None:
    assert client.get(PRACTICE, headers=HTML | {"If-None-Match": "*"}).status_code == 410


def test_its_past_can_still_be_read(client: FlaskClient) -> None:
    past = client.get(PRACTICE, headers={"Accept-Datetime": "Wed, 25 Nov 2026 01:00:00 GMT"})

    assert past.status_code == 302
    assert "Ny GIV" in client.get(past.headers["Location"], headers=HTML).text


def test_its_tombstone_stays_in_sparql(versioned: House) -> None:
    ask = versioned.services.graph.ask

    assert ask(f"ASK {{ <{NY_GIV}> a <{PREFIXES['par']}Tombstone> }}")
    assert not ask(f"ASK {{ <{ID}practice/no/ny-giv> a ?any }}")


def test_nobody_is_named_in_it(versioned: House) -> None:
    named = f"SELECT ?who WHERE {{ <{NY_GIV}> <{PREFIXES['prov']}wasAttributedTo> ?who }}"

    assert [str(row[0]) for row in versioned.services.graph.select(named).rows] == [f"{NY_GIV}#withdrawer"]
