"""Every version keeps its address: what it said, what changed since, and who may read it."""

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from contributing import House
from http_versions import ID, KIVA, NEW_TITLE, NY_GIV, TITLE
from paraugs.ledger.revision import Revision

PAGE = "/doc/practice/fi/kiva"
HTML = {"Accept": "text/html"}


@pytest.fixture
def client(versioned: House) -> FlaskClient:
    """Give a visitor."""
    return versioned.visitor()


def history(versioned: House, contribution: str = KIVA) -> list[Revision]:
    assert versioned.services.ledger
    return versioned.services.ledger.history(contribution)


def test_a_version_sends_on_to_its_document(client: FlaskClient, versioned: House) -> None:
    number = history(versioned)[0].number
    answer = client.get(f"/id/revision/{number}")

    assert (answer.status_code, answer.headers["Location"]) == (303, f"/doc/revision/{number}")


def test_an_old_version_shows_what_was_said_then_and_leads_to_the_newest(
    client: FlaskClient, versioned: House
) -> None:
    old, new, _ = history(versioned)
    page = client.get(f"/doc/revision/{old.number}", headers=HTML)

    assert f"<h1>{TITLE}</h1>" in page.text
    assert "This is an old version." in page.text
    assert f'href="/doc/revision/{new.number}">The newest version' in page.text
    assert f"<h1>{NEW_TITLE}</h1>" in client.get(PAGE, headers=HTML).text


def test_data_of_a_public_version_may_be_kept_for_good(client: FlaskClient, versioned: House) -> None:
    old, new, _ = history(versioned)
    answer = client.get(f"/doc/revision/{new.number}.ttl")
    quads = {str(quad.triple) for quad in ox.parse(answer.data, ox.RdfFormat.TURTLE)}

    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert f'<{ID}practice/fi/kiva> <http://purl.org/dc/terms/title> "{NEW_TITLE}"@en' in quads
    prov, revision = "http://www.w3.org/ns/prov#", f"<{ID}revision/{new.number}>"
    assert f"{revision} <{prov}specializationOf> <{KIVA}>" in quads
    assert f"{revision} <{prov}wasRevisionOf> <{ID}revision/{old.number}>" in quads
    again = client.get(f"/doc/revision/{new.number}.ttl", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_a_version_as_a_graph_is_what_the_ledger_holds(client: FlaskClient, versioned: House) -> None:
    old = history(versioned)[0]
    answer = client.get(f"/doc/revision/{old.number}.nq")

    assert "".join(sorted(answer.text.splitlines(keepends=True))) == old.entry.nquads


@pytest.mark.parametrize("number", ["999999", "0", "x", "9" * 30, "1.5"])
def test_a_version_that_is_not_there_is_not_found(client: FlaskClient, number: str) -> None:
    assert client.get(f"/doc/revision/{number}").status_code == 404


def test_a_version_that_is_not_public_is_not_found_by_a_visitor(
    client: FlaskClient, versioned: House
) -> None:
    submitted = history(versioned)[-1]

    assert submitted.entry.status == "submitted"
    assert client.get(f"/doc/revision/{submitted.number}").status_code == 404
    old = history(versioned)[0].number
    assert client.get(f"/doc/revision/{old}?against={submitted.number}").status_code == 404


def test_the_record_lists_the_versions_that_were_public(client: FlaskClient, versioned: House) -> None:
    old, new, submitted = history(versioned)
    page = client.get("/doc/contribution/fi/kiva", headers=HTML).text

    assert f'href="/doc/revision/{old.number}"' in page
    assert f'href="/doc/revision/{new.number}?against={old.number}"' in page
    assert f"/doc/revision/{submitted.number}" not in page


def test_two_versions_are_compared_word_by_word(client: FlaskClient, versioned: House) -> None:
    old, new, _ = history(versioned)
    page = client.get(f"/doc/revision/{new.number}?against={old.number}", headers=HTML).text

    assert "<dt>Title</dt>" in page
    words = "KiVa <del>anti-</del><ins>programme against </ins>bullying<del> programme</del>"
    assert f'<dd lang="en">{words}</dd>' in page
    latvian = client.get(f"/lv/doc/revision/{new.number}?against={old.number}", headers=HTML).text
    assert "<dt>Nosaukums</dt>" in latvian


def test_two_versions_are_compared_as_statements(client: FlaskClient, versioned: House) -> None:
    old, new, _ = history(versioned)
    answer = client.get(f"/doc/revision/{new.number}?against={old.number}&format=json")
    title = f"<{ID}practice/fi/kiva> <http://purl.org/dc/terms/title>"

    assert answer.json == {
        "contribution": KIVA,
        "from": f"{ID}revision/{old.number}",
        "to": f"{ID}revision/{new.number}",
        "removed": [f'{title} "{TITLE}"@en .'],
        "added": [f'{title} "{NEW_TITLE}"@en .'],
    }


def test_versions_of_different_things_are_not_compared(client: FlaskClient, versioned: House) -> None:
    kiva, other = history(versioned)[0].number, history(versioned, NY_GIV)[0].number

    assert client.get(f"/doc/revision/{kiva}?against={other}").status_code == 404
