"""`/query` is the one place where people ask: an editor without a query, and below it the answer with one."""

import re

import pytest
from flask.testing import FlaskClient

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
DIGITS = " ".join(map(str, range(11)))
MANY = (
    f"SELECT * {{ VALUES ?a {{{DIGITS}}} VALUES ?b {{{DIGITS}}} VALUES ?c {{{DIGITS}}} }} ORDER BY ?a ?b ?c"
)
LONG = "ASK { } #" + "x" * 7000
FINLAND = "<http://publications.europa.eu/resource/authority/country/FIN>"


def page(client: FlaskClient, status: int = 200, **parameters: str) -> str:
    answer = client.get("/query", query_string=parameters, headers=BROWSER)
    assert (answer.status_code, answer.mimetype) == (status, "text/html"), answer.text
    return answer.text


def rows(text: str) -> list[list[str]]:
    body = (
        text.partition("<tbody>")[2]
        if 'class="data answer"' not in text
        else text.split('class="data answer"')[1]
    )
    found = re.findall(r"<tr>(.*?)</tr>", body.partition("<tbody>")[2].partition("</tbody>")[0], re.DOTALL)
    return [
        [
            re.sub(r"<small.*?</small>|<[^>]+>", "", cell).strip()
            for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)
        ]
        for row in found
    ]


def test_the_form_works_without_a_script(client: FlaskClient) -> None:
    text = page(client)
    assert '<form id="asking" class="asking" action="/query#answer" method="get"' in text
    assert '<textarea id="query" name="query"' in text
    assert '<button class="plain" formmethod="post">Run a long query</button>' in text


@pytest.mark.parametrize("path", ["/sparql", "/sparql?query=ASK%7B%7D", "/sparql?example=tools-in-use"])
def test_who_likes_a_page_is_led_here_from_the_endpoint(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/lv{path}", headers=BROWSER)
    assert (answer.status_code, answer.headers["Location"]) == (307, f"/lv{path.replace('sparql', 'query')}")
    assert "Accept" in answer.headers["Vary"]


def test_a_form_sent_to_the_endpoint_is_led_here_whole(client: FlaskClient) -> None:
    answer = client.post("/sparql", data={"query": LONG}, headers=BROWSER)
    assert (answer.status_code, answer.headers["Location"]) == (307, "/query")
    assert "Yes</strong>" in client.post("/query", data={"query": LONG}).text


def test_a_short_query_by_post_gets_an_address_and_a_long_one_its_answer(client: FlaskClient) -> None:
    short = client.post("/lv/query", data={"query": "ASK {}"})
    assert (short.status_code, short.headers["Location"]) == (303, "/lv/query?query=ASK+%7B%7D")
    long = client.post("/query", data={"query": LONG})
    assert (long.status_code, long.headers["Cache-Control"]) == (200, "no-store")
    assert 'formaction="/sparql?as=json"' in long.text
    assert client.post("/sparql?as=json", data={"query": LONG}).json["boolean"] is True


def test_examples_stand_by_topic_in_the_readers_language(client: FlaskClient) -> None:
    assert "What works against early leaving" in page(client)
    text = client.get("/lv/query", headers=BROWSER).text
    assert "<h3>Vai tas izdevās?</h3>" in text
    assert "Kas palīdz pret priekšlaicīgu mācību pārtraukšanu" in text


def test_an_example_is_put_in_the_editor_with_its_question(client: FlaskClient) -> None:
    text = page(client, example="tools-in-use")
    assert "# Which European reference tools do practices apply, and in how many countries?" in text
    assert "SELECT ?tool (COUNT(DISTINCT ?practice) AS ?practices)" in text
    assert "PREFIX" in page(client, example="04-tools-descending")
    assert client.get("/query?example=nothing", headers=BROWSER).status_code == 404


def test_things_are_shown_by_label_and_lead_to_their_page(client: FlaskClient) -> None:
    query = f"SELECT ?a {{ VALUES ?a {{ {FINLAND} }} }}"
    assert '<a href="/state/fi">Finland</a>' in page(client, query=query)
    assert '<a href="/lv/state/fi">Somija</a>' in client.get("/lv/query", query_string={"query": query}).text
    address = FINLAND[1:-1]
    assert f'<a href="{address}">{address}</a>' in page(client, query=query, addresses="1")


def test_texts_carry_their_language_and_nothing_is_ever_markup(client: FlaskClient) -> None:
    text = page(client, query='SELECT ?a ?b { VALUES (?a ?b) { (<http://example.org/x> "<b>š</b>"@lv) } }')
    assert '<a href="http://example.org/x">http://example.org/x</a>' in text
    assert '<span lang="lv">&lt;b&gt;š&lt;/b&gt;</span> <small class="tag">lv</small>' in text


def test_an_address_that_is_no_web_address_is_no_link(client: FlaskClient) -> None:
    text = page(client, query="SELECT ?a { VALUES ?a { <javascript:alert(1)> } }")
    assert "javascript:alert(1)</td>" in text
    assert 'href="javascript' not in text


def test_the_page_says_rows_completeness_time_version_and_budget(client: FlaskClient) -> None:
    text = page(client, query=MANY)
    words = " ".join(re.sub("<[^>]+>", " ", text).split())
    assert "1,331 rows · complete ·" in words
    assert "· data set version 255" in words
    assert "Rows or statements of the answer 1,331 1,000,000 rows 99.9 %" in words
    assert "Memory beyond the graph itself not measured 512 MiB" in words


def test_a_long_answer_is_read_page_by_page(client: FlaskClient) -> None:
    first, last = page(client, query=MANY), page(client, query=MANY, page="14")
    assert "Rows 1 to 100 of 1,331." in first
    assert rows(first)[0] == ["0", "0", "0"]
    assert rows(last)[-1] == ["10", "10", "10"]
    assert len(rows(last)) == 31
    assert rows(page(client, query=MANY, page="99999999999")) == rows(first)
    assert rows(page(client, query=MANY, page="99")) == rows(last)


def test_rows_are_sorted_by_a_column_numbers_by_size_labels_by_alphabet(client: FlaskClient) -> None:
    assert [row[2] for row in rows(page(client, query=MANY, sort="-c"))[:3]] == ["10", "10", "10"]
    countries = "SELECT ?c { ?c <https://w3id.org/paraugs/ontology#stateCode> ?code }"
    english = rows(page(client, query=countries, sort="c"))
    assert english[:2] == [["Albania"], ["Austria"]]
    latvian = rows(client.get("/lv/query", query_string={"query": countries, "sort": "c"}).text)
    assert latvian[0] == ["Albānija"]
    assert rows(page(client, query=MANY, sort="nothing"))[0] == ["0", "0", "0"]


def test_a_truth_is_said_in_a_word(client: FlaskClient) -> None:
    assert "Yes</strong>" in page(client, query="ASK {}")
    assert "No</strong>" in page(client, query="ASK { FILTER(false) }")


def test_statements_are_a_table_too(client: FlaskClient) -> None:
    query = 'CONSTRUCT { <http://a/b> <http://p/q> "x \\"y\\" \\u0161"@lv } {}'
    assert rows(page(client, query=query)) == [["http://a/b", "http://p/q", 'x "y" š'.replace('"', "&#34;")]]
    assert "&lt;http://a/b&gt; &lt;http://p/q&gt;" in page(client, query=query, view="raw")


def test_nothing_found_says_what_to_loosen(client: FlaskClient) -> None:
    assert "make it OPTIONAL" in page(client, query="SELECT * { ?a <http://nobody> ?b }")


def test_missing_prefixes_are_added_before_it_runs(client: FlaskClient) -> None:
    text = page(client, query="SELECT (COUNT(*) AS ?n) { ?practice par:topic topic:bullying }")
    assert "PREFIX par: &lt;https://w3id.org/paraugs/ontology#&gt;" in text
    assert rows(text) == [["3"]]


def test_an_error_stands_beside_the_query_with_its_place(client: FlaskClient) -> None:
    text = page(client, 400, query="SELECT *\n{ ?s <p ?o }")
    assert 'data-line="2" data-column="' in text
    assert "line 2" in text
    assert "<mark>" in text
    assert "{ ?s &lt;p ?o }</textarea>" in text
    assert page(client, 403, query="SELECT * { SERVICE <http://a/> { ?s ?p ?o } }")


def test_the_same_page_is_not_made_twice_for_one_reader(client: FlaskClient) -> None:
    answer = client.get("/query", query_string={"query": MANY})
    again = client.get(
        "/query", query_string={"query": MANY}, headers={"If-None-Match": answer.headers["ETag"]}
    )
    other = client.get(
        "/query",
        query_string={"query": MANY, "sort": "-a"},
        headers={"If-None-Match": answer.headers["ETag"]},
    )
    assert (again.status_code, other.status_code) == (304, 200)


def test_the_layout_button_needs_no_script(client: FlaskClient) -> None:
    text = page(client, query="select * where {?a a par:Practice}", format="1")
    assert "SELECT *\nWHERE {\n  ?a a par:Practice\n}\n</textarea>" in text
    assert 'id="answer"' not in text
