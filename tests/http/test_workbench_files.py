"""An answer to take along: for Excel, as a workbook with numbers, as a result set in RDF."""

import io
from decimal import Decimal

import pyarrow.parquet as parquet
from flask.testing import FlaskClient
from openpyxl import load_workbook
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
QUERY = 'SELECT ?a ?b ?c { VALUES (?a ?b ?c) { (<http://x/y> "=1+1"@lv -4.5) (UNDEF "ā\\n\\"b\\"" 12) } }'


def taken(client: FlaskClient, suffix: str, query: str = QUERY) -> bytes:
    answer = client.get(f"/query/answer.{suffix}", query_string={"query": query})
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="answer.')
    return answer.data


def test_csv_for_excel_says_that_it_is_utf8_and_runs_nothing(client: FlaskClient) -> None:
    text = taken(client, "excel.csv").decode()
    assert text == '\ufeffa,b,c\r\nhttp://x/y,\'=1+1,-4.5\r\n,"ā\n""b""",12\r\n'


def test_a_workbook_has_numbers_as_numbers_and_says_what_it_answers(client: FlaskClient) -> None:
    book = load_workbook(io.BytesIO(taken(client, "xlsx")))
    rows = [[cell.value for cell in row] for row in book["Answer"].rows]
    assert rows == [["a", "b", "c"], ["http://x/y", "=1+1", -4.5], [None, 'ā\n"b"', 12]]
    assert book["Answer"]["B2"].data_type == "s"
    assert book["Query"]["B1"].value == "255"
    assert "SELECT ?a ?b ?c" in book["Query"]["B2"].value


def test_turtle_of_a_table_is_the_result_set_of_the_w3c(client: FlaskClient) -> None:
    found = Graph().parse(data=taken(client, "ttl"), format="turtle")
    expected = Graph().parse(
        format="turtle",
        data="""@prefix rs: <http://www.w3.org/2001/sw/DataAccess/tests/result-set#> .
        [] a rs:ResultSet ; rs:resultVariable "a", "b", "c" ;
          rs:solution [ rs:binding [ rs:variable "a" ; rs:value <http://x/y> ],
            [ rs:variable "b" ; rs:value "=1+1"@lv ], [ rs:variable "c" ; rs:value -4.5 ] ],
            [ rs:binding [ rs:variable "b" ; rs:value "ā\\n\\"b\\"" ],
              [ rs:variable "c" ; rs:value 12 ] ] .""",
    )
    assert isomorphic(found, expected)
    assert set(found.objects(None, RS.value)) >= {URIRef("http://x/y"), Literal("=1+1", lang="lv")}


def test_parquet_has_columns_of_types(client: FlaskClient) -> None:
    table = parquet.read_table(io.BytesIO(taken(client, "parquet")))
    assert table.column("c").to_pylist() == [Decimal("-4.5"), Decimal("12.0")]
    assert table.column("b_language").to_pylist() == ["lv", None]
    page = client.get("/query", query_string={"query": QUERY}, headers={"Accept": "text/html"}).text
    assert "/query/answer.parquet" in page


def test_statements_are_taken_along_as_rows(client: FlaskClient) -> None:
    text = taken(client, "excel.csv", 'CONSTRUCT { <http://a> <http://b> "ā" } {}').decode()
    assert text.splitlines()[1:] == ["http://a,http://b,ā"]


def test_other_forms_and_wrong_queries_are_told(client: FlaskClient) -> None:
    assert client.get("/query/answer.pdf", query_string={"query": QUERY}).status_code == 406
    assert client.get("/query/answer.xlsx", query_string={"query": "SELECT"}).status_code == 400
    assert client.get("/query/code.cobol", query_string={"query": QUERY}).status_code == 406
