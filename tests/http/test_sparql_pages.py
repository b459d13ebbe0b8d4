"""People get a form without a query, and the answer as a table with one."""

from flask.testing import FlaskClient

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def page(client: FlaskClient, **parameters: str) -> str:
    answer = client.get("/sparql", query_string=parameters, headers=BROWSER)
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    return answer.text


def test_the_form_works_without_a_script(client: FlaskClient) -> None:
    text = page(client)
    assert '<form action="/sparql" method="get">' in text
    assert '<textarea id="query" name="query"' in text
    assert '<option value="csv">CSV</option>' in text


def test_the_competency_questions_are_offered_and_run_as_they_stand(client: FlaskClient) -> None:
    assert "?example=04-tools-descending" in page(client)
    assert "PREFIX" in page(client, example="04-tools-descending")
    assert client.get("/sparql?example=nothing", headers=BROWSER).status_code == 404


def test_an_answer_is_a_table_with_links(client: FlaskClient) -> None:
    text = page(client, query='SELECT ?a ?b { VALUES (?a ?b) { (<http://example.org/x> "<b>š</b>"@lv) } }')
    assert '<th scope="col">a</th><th scope="col">b</th>' in text
    assert '<td><a href="http://example.org/x">http://example.org/x</a></td>' in text
    assert '<td lang="lv">&lt;b&gt;š&lt;/b&gt;</td>' in text
    assert "1 row" in text
    assert "as=csv" in text


def test_an_address_that_is_no_web_address_is_no_link(client: FlaskClient) -> None:
    text = page(client, query="SELECT ?a { VALUES ?a { <javascript:alert(1)> } }")
    assert "javascript:alert(1)</td>" in text
    assert 'href="javascript' not in text


def test_a_long_answer_says_how_much_of_it_is_shown(client: FlaskClient) -> None:
    digits = " ".join(map(str, range(11)))
    text = page(
        client, query=f"SELECT * {{ VALUES ?a {{{digits}}} VALUES ?b {{{digits}}} VALUES ?c {{{digits}}} }}"
    )
    assert "The first 1,000 of 1,331 rows are shown" in text
    assert text.count("<tr>") == 1001


def test_a_truth_is_said_in_a_word(client: FlaskClient) -> None:
    assert "<strong>Yes</strong>" in page(client, query="ASK {}")
    assert "<strong>No</strong>" in page(client, query="ASK { FILTER(false) }")


def test_an_error_is_a_page_that_shows_the_place(client: FlaskClient) -> None:
    answer = client.get("/sparql", query_string={"query": "SELECT *\n{ ?s <p ?o }"}, headers=BROWSER)
    assert (answer.status_code, answer.mimetype) == (400, "text/html")
    assert "{ ?s &lt;p ?o }" in answer.text
    assert "line 2" in answer.text
