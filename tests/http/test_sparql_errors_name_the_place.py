"""An error in a query says where it is and shows it."""

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("query", "line", "column", "excerpt"),
    [
        ("SELECT *\n{ ?s skos:prefLabel ?o }", 2, 6, "{ ?s skos:prefLabel ?o }"),
        ("SELECT * { ?s ?p 'endless }", 1, 18, "SELECT * { ?s ?p 'endless }"),
        ("ASK {\n\n  SERVICE <http://example.org/> {}\n}", 3, 3, "  SERVICE <http://example.org/> {}"),
        ("DROP ALL", 1, 1, "DROP ALL"),
    ],
)
def test_line_column_offset_and_excerpt(
    client: FlaskClient, query: str, line: int, column: int, excerpt: str
) -> None:
    problem = client.get("/sparql", query_string={"query": query}).get_json(force=True)
    assert (problem["line"], problem["column"]) == (line, column)
    assert problem["excerpt"] == excerpt
    assert query[problem["offset"] :].startswith(excerpt[column - 1 :])
    assert problem["detail"].startswith(f"line {line}, column {column}: ")


def test_what_the_engine_cannot_read_has_a_place_too(client: FlaskClient) -> None:
    problem = client.get("/sparql", query_string={"query": "SELECT *\n{ ?s ?p ?o ."}).get_json(force=True)
    assert (problem["status"], problem["line"]) == (400, 2)
