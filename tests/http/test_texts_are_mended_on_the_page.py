"""What `/validate` finds in a text is mended there by a button, downloaded or handed in, without a script."""

import base64
import io
import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from contributing import PASSWORD, House, mark
from life.cast import practice

PAGES = {"Accept": "text/html", "Accept-Language": "en"}
BUTTON = re.compile(r'<button class="fix" form="check" name="fix" value="([0-9a-f]+)">([^<]*)</button>')
AREA = re.compile(r"<textarea [^>]*>\n(.*?)</textarea>", re.DOTALL)


def broken(slug: str) -> str:
    """Give a practice whose country is a name, and whose body is a node without one."""
    turtle = practice(slug, slug).replace("par:country country:LVA", 'par:country "Latvia"@en')
    return turtle.replace(
        f"<practice/lv/{slug}#body-1> ;", '[ a org:Organization ; skos:prefLabel "A body"@en ] ;'
    )


def check(
    client: FlaskClient, text: str, fix: str = "", syntax: str = "ttl", language: str = "en"
) -> TestResponse:
    fields = {"text": text, "syntax": syntax, "format": "html"} | ({"fix": fix} if fix else {})
    return client.post(f"/{language}/validate", data=fields, headers=PAGES)


def text_in(page: str) -> str:
    """Give the text that stands in the page to be checked again."""
    return unescape(AREA.search(page)[1])  # type: ignore[index]


def button(page: str, words: str) -> str:
    """Give the id of the fix that a button with some words applies."""
    return next(name for name, told in BUTTON.findall(page) if words in unescape(told))


@pytest.fixture
def visitor(house: House) -> FlaskClient:
    """Give the client of somebody who is not signed in."""
    return house.visitor()


def test_a_fix_is_a_button_that_mends_the_text(visitor: FlaskClient) -> None:
    page = check(visitor, broken("pasted")).text
    mended = check(visitor, text_in(page), button(page, "Replace “Latvia” by “Latvia”."))
    assert mended.status_code == 200
    assert "par:country country:LVA" in text_in(mended.text)
    assert '"Latvia"' not in text_in(mended.text)
    assert '"A body"' in text_in(mended.text)


def test_candidates_go_by_their_names_in_the_readers_language(visitor: FlaskClient) -> None:
    page = check(visitor, broken("named").replace("Latvia", "Latvja"), language="lv").text
    assert "Vai bija domāts “Latvija”?" in [unescape(words) for _, words in BUTTON.findall(page)]


@pytest.mark.parametrize("syntax", ["nt", "rdf", "jsonld", "trig", "nq"])
def test_a_text_stays_in_its_syntax(visitor: FlaskClient, syntax: str) -> None:
    media_type = {
        "nt": "application/n-triples",
        "rdf": "application/rdf+xml",
        "jsonld": "application/ld+json",
    }
    other = converted(broken("spoken"), media_type.get(syntax, "application/n-triples"))
    page = check(visitor, other, syntax=syntax).text
    mended = check(visitor, text_in(page), button(page, "“Latvia”"), syntax=syntax)
    assert mended.status_code == 200, mended.text
    assert "country/LVA" in text_in(mended.text) or "country:LVA" in text_in(mended.text)
    assert not [words for _, words in BUTTON.findall(mended.text) if "“Latvia”" in words]


def converted(turtle: str, media_type: str) -> str:
    from paraugs.graph.parsing import parse
    from paraugs.graph.serialising import serialise
    from paraugs.terms import Triple

    quads = parse(turtle.encode(), "text/turtle", "https://w3id.org/paraugs/id/submission")
    return serialise([Triple(*quad[:3]) for quad in quads], media_type).decode()


def test_all_safe_fixes_at_once(visitor: FlaskClient) -> None:
    text = broken("all-safe").replace('dct:title "all-safe"@en', 'dct:title " all-safe"@en')
    page = check(visitor, text).text
    assert "Apply all safe fixes (2)" in page
    mended = check(visitor, text_in(page), "certain").text
    assert "par:country country:LVA" in text_in(mended)
    assert 'dct:title "all-safe"@en' in text_in(mended)
    assert "Nothing blocks this submission" in mended


def test_a_file_is_mended_too(visitor: FlaskClient) -> None:
    file = (io.BytesIO(broken("of-a-file").encode()), "my practice.ttl")
    page = visitor.post("/en/validate", data={"file": file, "syntax": "nt"}, headers=PAGES).text
    assert '<option value="ttl" selected>' in page
    mended = check(visitor, text_in(page), button(page, "“Latvia”")).text
    assert "par:country country:LVA" in text_in(mended)


def test_what_is_missing_is_put_in_where_a_record_was_left_out(visitor: FlaskClient) -> None:
    text = broken("no-record").partition("<contribution/lv/no-record>")[0] + "<practice/lv/no-record> a"
    text += broken("no-record").partition("<practice/lv/no-record> a")[2]
    page = check(visitor, text).text
    mended = text_in(check(visitor, text_in(page), button(page, "“licence: Creative")).text)
    assert "licence:CC_BY_4_0" in mended
    assert "foaf:primaryTopic <practice/lv/no-record>" in mended.replace("\n        ", " ")


def test_the_text_can_be_downloaded(visitor: FlaskClient) -> None:
    page = check(visitor, broken("to-download")).text
    mended = check(visitor, text_in(page), "certain").text
    address = re.search(r'href="data:text/turtle;base64,([^"]+)" download="practice-mended.ttl"', mended)
    assert address
    assert base64.b64decode(address[1]).decode().strip() == text_in(mended).strip()


def test_an_unknown_fix_changes_nothing(visitor: FlaskClient) -> None:
    page = check(visitor, broken("unknown"), "0123456789ab").text
    assert text_in(page) == broken("unknown")


def test_a_text_that_cannot_be_read_stays_as_it_is(visitor: FlaskClient) -> None:
    answer = check(visitor, "<a> <b> .", "certain")
    assert answer.status_code == 400
    assert text_in(answer.text) == "<a> <b> ."


def handed(client: FlaskClient, text: str, deed: str) -> TestResponse:
    """Press a button of the page that hands a text in."""
    shown = client.post("/validate/hand-in", data={"text": text, "syntax": "ttl"}, headers=PAGES)
    assert text_in(shown.text) == text
    data = {"csrf_token": mark(client, "/account"), "text": text, "syntax": "ttl", "do": deed}
    return client.post("/contribute/document", data=data, headers=PAGES)


def test_an_officer_hands_it_in(house: House) -> None:
    officer = house.signed_in("contributor")
    answer = handed(officer, practice("from-text", "From a text"), "submit")
    assert answer.status_code == 200
    assert 'href="/contributions/lv/from-text"' in answer.text
    assert officer.get("/contributions/lv/from-text", headers=PAGES).status_code == 200


def test_what_has_faults_is_told_and_can_be_a_draft(house: House) -> None:
    officer, text = house.signed_in("contributor"), broken("faulty-text")
    refused = handed(officer, text, "submit")
    assert refused.status_code == 422
    assert "This must be mended" in refused.text
    assert "Replace “Latvia” by “Latvia”." in refused.text
    assert text_in(refused.text) == text
    assert handed(officer, text, "draft").status_code == 200
    assert "Latvia" in officer.get("/contributions/lv/faulty-text", headers=PAGES).text


def test_who_is_not_signed_in_finds_the_text_afterwards(house: House, visitor: FlaskClient) -> None:
    house.actor("contributor")
    text = practice("after-sign-in", "After signing in")
    asked = visitor.post("/validate/hand-in", data={"text": text, "syntax": "ttl"}, headers=PAGES)
    assert asked.status_code == 401
    form = {
        name: unescape(asked.text.partition(f'name="{name}" value="')[2].partition('"')[0])
        for name in ("csrf_token", "next", "kept")
    }
    form |= {"email": "contributor-lv-en@example.org", "password": PASSWORD}
    back = visitor.post("/account/sign-in", data=form, headers=PAGES)
    assert 'action="/validate/hand-in"' in back.text
    assert "After signing in" in back.text


@pytest.mark.parametrize("role", ["reviewer", "administrator"])
def test_who_contributes_for_no_state_hands_nothing_in(house: House, role: str) -> None:
    client = house.signed_in(role)  # type: ignore[arg-type]
    answer = client.post("/validate/hand-in", data={"text": "x", "syntax": "ttl"}, headers=PAGES)
    assert answer.status_code == 403
