"""An answer as a chart or a map, when it has what that needs; else the page says what to ask for."""

import re

from flask.testing import FlaskClient

BARS = 'SELECT ?name ?n { VALUES (?name ?n) { ("long" 40) ("short" -10) } }'
LINES = """PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?year ?who ?n { VALUES (?year ?who ?n) {
  ("2009"^^xsd:gYear "one" 1.5) ("2010"^^xsd:gYear "one" 3.0)
  ("2009"^^xsd:gYear "two" 8) ("2010"^^xsd:gYear "two" 2)
} }"""
CODES = 'SELECT ?state ?n { VALUES (?state ?n) { ("LV" 7) ("EL" 1) ("GR" 2) ("UK" 3) ("XX" 9) } }'


def seen(client: FlaskClient, query: str, view: str, **more: str) -> str:
    answer = client.get("/query", query_string={"query": query, "view": view, **more})
    assert answer.status_code == 200
    return answer.text


def test_names_and_numbers_are_bars_that_begin_at_zero(client: FlaskClient) -> None:
    text = seen(client, BARS, "chart")
    bars = re.findall(r'<rect class="bar" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', text)
    (long_x, long_width), (short_x, short_width) = [(float(x), float(width)) for x, width in bars]
    assert long_x == short_x + short_width
    assert long_width == 4 * short_width
    assert '<title id="chart-title">n by name</title>' in text


def test_years_are_lines_one_for_each_series(client: FlaskClient) -> None:
    text = seen(client, LINES, "chart")
    assert text.count('<polyline class="series') == 2
    assert "one: 3" in text
    assert "two: 2" in text
    assert seen(client, LINES, "chart", series="-").count('<polyline class="series') == 1


def test_a_chart_can_stand_alone_on_another_page(client: FlaskClient) -> None:
    answer = client.get("/query", query_string={"query": BARS, "view": "chart", "figure": "chart"})
    assert "<svg" in answer.text
    assert "<textarea" not in answer.text
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]


def test_states_by_code_are_shaded_on_the_map_the_first_value_counts(client: FlaskClient) -> None:
    text = seen(client, CODES, "map")
    assert 'aria-label="Latvia: 7"' in text
    assert 'aria-label="Greece: 1"' in text
    assert 'aria-label="Estonia: nothing"' in text
    assert text.count('aria-label="') > 27
    assert "1 countries outside the map" in text


def test_without_numbers_the_rows_of_a_state_are_counted(client: FlaskClient) -> None:
    text = seen(client, 'SELECT ?s ?x { VALUES (?s ?x) { ("LV" "a") ("LV" "b") ("EE" "c") } }', "map")
    assert 'aria-label="Latvia: 2"' in text


def test_what_cannot_be_drawn_says_what_it_needs(client: FlaskClient) -> None:
    assert "A chart needs a column of numbers" in seen(client, 'SELECT ?a { VALUES ?a { "x" } }', "chart")
    assert "A map needs a column of Member States" in seen(client, BARS, "map")
    digits = " ".join(map(str, range(50)))
    many = f"SELECT * {{ VALUES ?a {{ {digits} }} VALUES ?b {{ {digits} }} }}"
    assert "2,000 rows at most" in seen(client, many, "chart")


def test_the_raw_answer_says_when_it_is_only_the_beginning(client: FlaskClient) -> None:
    assert 'tabindex="0" role="region" aria-label="The rows">?name' in seen(client, BARS, "raw")
    text = seen(client, "SELECT * { ?s ?p ?o }", "raw")
    assert "Only the beginning is shown" in text
    assert len(text) < 200_000
