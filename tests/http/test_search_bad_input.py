"""What cannot be meant is answered by a helpful page, or a problem for programs; never by a fault of ours."""

import pytest
from flask.testing import FlaskClient

from reading_pages import words

LISTS = pytest.mark.parametrize("path", ["/practices", "/tools", "/events"])
HTML = {"Accept": "text/html"}
JSON = {"Accept": "application/json"}


@LISTS
@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "٣", "9" * 30])
@pytest.mark.parametrize("name", ["page", "size"])
def test_a_number_that_is_none_is_refused(client: FlaskClient, path: str, name: str, number: str) -> None:
    answer = client.get(path, query_string={name: number}, headers=JSON)

    assert answer.status_code == 400
    assert name in answer.json["detail"]


@LISTS
def test_a_page_past_the_end_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(f"{path}?page=99", headers=JSON).status_code == 404


def test_an_unknown_value_is_named_with_those_that_are_near(client: FlaskClient) -> None:
    answer = client.get("/practices?topic=concept/topic/bulying", headers=JSON)

    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.json["facet"] == "topic"
    assert "bulying" in answer.json["detail"]
    near = answer.json["suggestions"][0]
    assert (near["value"], near["title"]) == ("bullying", "bullying")
    assert client.get(near["address"], headers=JSON).status_code == 200


def test_a_page_says_the_same_in_the_readers_language(client: FlaskClient) -> None:
    answer = client.get("/lv/practices?state=latvja", headers=HTML)

    assert answer.status_code == 400
    text = words(answer.text)
    assert "Pēc tādas vērtības meklēt nevar" in text
    assert 'href="/lv/practices?state=lv"' in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "state=xx",
        "year=now",
        "language=klingon",
        "transferred=perhaps",
        "stage=concept/topic/bullying",
        "kind=x",
    ],
)
def test_each_facet_knows_its_values(client: FlaskClient, query: str) -> None:
    path = "/tools" if query.startswith("kind") else "/practices"
    assert client.get(f"{path}?{query}", headers=JSON).status_code == 400


@pytest.mark.parametrize("value", ['"', "a b:c", "x:\\", "http://a/<b>", "\x00", "*", "'; DROP", "𝄞" * 200])
@pytest.mark.parametrize("facet", ["topic", "state", "evidence", "tool"])
def test_a_malformed_value_is_no_fault_of_the_server(client: FlaskClient, facet: str, value: str) -> None:
    assert client.get("/practices", query_string={facet: value}, headers=JSON).status_code == 400


@pytest.mark.parametrize(
    "typed",
    ['"', '""', '"open', "-", "*", "a*", "-word", "AND OR NOT", "title:x", "((", "a~2^3", "\\", "/x/",
     "[a TO b]", "\x00", "𝄞", "ا", "x" * 999, "a " * 499, "+", "word -", "…", "<b>", "%", "💡"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/practices", "/search", "/search/suggestions"])
def test_no_words_are_a_syntax_error(client: FlaskClient, path: str, typed: str) -> None:
    assert client.get(path, query_string={"q": typed}, headers=JSON).status_code == 200
    assert client.get(path, query_string={"q": typed}, headers=HTML).status_code == 200


@pytest.mark.parametrize(
    "path", ["/practices", "/tools.csv", "/events.ttl", "/search", "/search/suggestions"]
)
def test_ten_kilobytes_are_no_question(client: FlaskClient, path: str) -> None:
    answer = client.get(path, query_string={"q": "word " * 2000}, headers=JSON)

    assert answer.status_code == 400
    assert "1,000" in answer.json["detail"]


def test_an_order_that_does_not_exist_is_refused_with_those_that_do(client: FlaskClient) -> None:
    answer = client.get("/practices?sort=price", headers=JSON)

    assert answer.status_code == 400
    assert "relevance, year, evidence, changed, title" in answer.json["detail"]


def test_what_is_not_ours_says_nothing(client: FlaskClient) -> None:
    answer = client.get("/practices?utm_source=letter&state=&q=&size=5", headers=JSON)

    assert answer.json["total"] == 255


@pytest.mark.parametrize("path", ["/practices.pdf", "/practices?format=pdf", "/search.csv"])
def test_a_form_that_there_is_not_is_refused(client: FlaskClient, path: str) -> None:
    assert client.get(path, headers=JSON).status_code == 406


def test_what_was_typed_is_shown_and_never_run(client: FlaskClient) -> None:
    for path in ("/en/practices", "/en/search"):
        text = client.get(path, query_string={"q": "<script>alert(1)</script>"}, headers=HTML).text
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
