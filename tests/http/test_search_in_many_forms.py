"""One address answers as a page, JSON, CSV, XLSX, Turtle and JSON-LD; tables hold everything found."""

import csv
import io
import json
import re

import pyarrow.parquet as parquet
import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from paraugs.explore.result_table import COLUMNS, Table
from paraugs.web.search.as_table import as_csv, as_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HYDRA, TREE = "http://www.w3.org/ns/hydra/core#", "https://w3id.org/tree#"
FORMS = {
    "html": "text/html", "json": "application/json", "csv": "text/csv", "xlsx": XLSX, "ttl": "text/turtle",
    "jsonld": "application/ld+json", "csvm": "application/csvm+json",
    "parquet": "application/vnd.apache.parquet",
}  # fmt: skip
DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "plain")


def rows_of(text: str) -> list[dict[str, str]]:
    """Give the rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(("suffix", "media_type"), FORMS.items())
def test_accept_suffix_and_format_ask_for_the_same(client: FlaskClient, suffix: str, media_type: str) -> None:
    by_suffix = client.get(f"/en/practices.{suffix}?state=lv")
    by_format = client.get(f"/en/practices?state=lv&format={suffix}")
    by_accept = client.get("/en/practices?state=lv", headers={"Accept": media_type})

    assert by_suffix.mimetype == by_format.mimetype == by_accept.mimetype == media_type
    assert "Accept" in by_accept.headers["Vary"]
    if suffix not in ("html", "xlsx"):
        assert by_suffix.data == by_accept.data


def test_a_form_that_is_not_offered_is_refused_with_those_that_are(client: FlaskClient) -> None:
    answer = client.get("/practices", headers={"Accept": "image/png"})

    assert answer.status_code == 406
    assert XLSX in answer.json["offers"]


def test_a_table_holds_all_and_not_a_page(client: FlaskClient) -> None:
    found = rows_of(client.get("/en/practices.csv?page=2&size=5").text)

    assert len(found) == len({row["iri"] for row in found}) == 255
    assert list(found[0]) == ["iri", "title", "title_language", *COLUMNS["practice"]]


def test_parquet_holds_what_csv_does(client: FlaskClient) -> None:
    read = parquet.read_table(io.BytesIO(client.get("/en/practices.parquet?state=lv").data)).to_pylist()
    rows = rows_of(client.get("/en/practices.csv?state=lv").text)

    assert [{name: text or "" for name, text in row.items()} for row in read] == rows


def test_a_row_says_what_the_page_says(client: FlaskClient) -> None:
    (row,) = rows_of(client.get("/en/practices.csv?q=kiva&state=fi&topic=bullying").text)

    assert row["iri"] == "https://w3id.org/paraugs/id/practice/fi/kiva"
    assert (row["title_language"], row["countries"]) == ("en", "Finland")
    assert (row["start_year"], row["evidence"]) == ("2007", "comparison group")
    assert "bullying" in row["topics"].split("; ")
    assert row["source"].startswith("http")
    assert row["licence"] == "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"


def test_names_in_a_table_are_in_the_readers_language(client: FlaskClient) -> None:
    answer = client.get("/practices.csv?state=lv", headers={"Accept-Language": "lv"})

    assert answer.headers["Content-Language"] == "lv"
    assert "Accept-Language" in answer.headers["Vary"]
    assert {row["countries"] for row in rows_of(answer.text)} == {"Latvija"}
    assert {row["countries"] for row in rows_of(client.get("/practices.csv?state=lv").text)} == {"Latvia"}


def test_csv_is_only_rows_and_excel_gets_its_mark_when_asked(client: FlaskClient) -> None:
    plain, marked = (client.get(f"/practices.csv?state=lv{more}").data for more in ("", "&excel=1"))

    assert plain.startswith(b"iri,title,")
    assert marked == b"\xef\xbb\xbf" + plain


def test_a_file_is_named_after_the_dataset_version(client: FlaskClient) -> None:
    for path in ("practices.csv", "tools.xlsx"):
        answer = client.get(f"/{path}")
        name, _, suffix = path.partition(".")
        version = client.get(f"/{name}.json?size=1").json["datasetVersion"]
        named = answer.headers["Content-Disposition"]
        assert named == f'attachment; filename="paraugs-{name}-{version}.{suffix}"'


def test_the_metadata_of_a_csv_file_say_question_and_version(client: FlaskClient) -> None:
    answer = client.get("/practices.csv?state=lv&q=reading")
    (link,) = [one for one in answer.headers.getlist("Link") if "describedby" in one]
    described = client.get(link.partition(">")[0].removeprefix("<"))
    told = described.json

    assert 'type="application/csvm+json"' in link
    assert told["@context"] == "http://www.w3.org/ns/csvw"
    assert told["url"] == "http://localhost/practices.csv?q=reading&state=lv"
    assert told["dc:source"] == "http://localhost/practices?q=reading&state=lv"
    assert told["dcat:version"].isdigit()
    columns = answer.text.splitlines()[0].split(",")
    assert [column["name"] for column in told["tableSchema"]["columns"]] == columns


def test_a_workbook_says_on_its_second_sheet_what_it_answers(client: FlaskClient) -> None:
    book = load_workbook(io.BytesIO(client.get("/lv/practices.xlsx?q=kiva&state=fi").data))
    rows, notes = book.worksheets
    told = {row[0]: row[1] for row in notes.iter_rows(values_only=True)}

    assert (rows.title, notes.title) == ("Atrasts", "Par šo tabulu")
    assert told["Adrese"] == "http://localhost/practices?q=kiva&state=fi"
    assert told["Datu kopas versija"].isdigit()
    assert (told["Vārdi"], told["Valsts"], told["Rindas"]) == ("kiva", "Somija", str(rows.max_row - 1))


def test_no_text_is_run_as_a_formula() -> None:
    table = Table(("iri", "title"), tuple(("x", text) for text in DANGEROUS), 1)
    written = [row["title"] for row in rows_of(as_csv(table, False))]
    sheet = load_workbook(io.BytesIO(as_workbook(table, ("a", "b"), [("=x", "=y")]))).worksheets[0]
    cells = [row[1] for row in sheet.iter_rows(min_row=2)]

    assert written == [*(f"'{text}" for text in DANGEROUS[:-1]), "plain"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.quotePrefix for cell in cells][:4] == [True] * 4


@pytest.mark.parametrize(
    ("suffix", "media_type"), [("ttl", "text/turtle"), ("jsonld", "application/ld+json")]
)
def test_linked_data_come_in_pages_that_can_be_followed(
    client: FlaskClient, suffix: str, media_type: str
) -> None:
    address, members, totals = f"/practices.{suffix}?state=lv&size=6", set(), set()
    pages = 0
    while address:
        read = ox.parse(client.get(address).data, ox.RdfFormat.from_media_type(media_type))
        said = [(str(t.subject.value), t.predicate.value, t.object.value) for t in read]
        members |= {thing for _, predicate, thing in said if predicate == HYDRA + "member"}
        totals |= {value for _, predicate, value in said if predicate == HYDRA + "totalItems"}
        following = [value for _, predicate, value in said if predicate == HYDRA + "next"]
        assert following == [value for _, predicate, value in said if predicate == TREE + "node"]
        address = following[0].removeprefix("http://localhost") if following else ""
        pages += 1

    assert (pages, len(members), totals) == (3, 14, {"14"})
    titled = {subject for subject, predicate, _ in said if predicate.endswith("/title")}
    assert titled & members


def test_json_says_how_the_words_were_read(client: FlaskClient) -> None:
    found = client.get(
        "/en/practices.json?q=priek%C5%A1laic%C4%ABga+m%C4%81c%C4%ABbu+p%C4%81rtrauk%C5%A1ana"
    ).json
    (concept,) = found["understood"]["concepts"]

    assert concept["concept"] == "https://w3id.org/paraugs/id/concept/topic/early-school-leaving"
    assert concept["name"]["language"] == "en"
    assert concept["practices"] == found["total"] > 20
    assert concept["languages"] >= 1


def test_json_leads_through_all_pages(client: FlaskClient) -> None:
    address, titles = "/practices.json?state=lv&size=4", []
    while address:
        found = client.get(address).json
        titles += [item["title"]["value"] for item in found["items"]]
        address = found["links"].get("next", "").removeprefix("http://localhost")

    assert len(titles) == len(set(titles)) == found["total"] == 14


def test_pages_are_named_in_the_header_too(client: FlaskClient) -> None:
    links = client.get("/practices.json?size=50&page=2").headers.getlist("Link")
    found = {re.search(r'rel="(\w+)"', link)[1]: link.partition(">")[0][1:] for link in links}  # type: ignore[index]

    assert found["prev"] == "/practices.json?size=50"
    assert found["next"] == "/practices.json?page=3&size=50"
    assert found["last"] == "/practices.json?page=6&size=50"
    assert found["collection"] == "https://w3id.org/paraugs/id/dataset/paraugs"


def test_an_answer_is_not_sent_twice(client: FlaskClient) -> None:
    first = client.get("/practices.csv?state=lv")
    again = client.get("/practices.csv?state=lv", headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.data) == (304, b"")


def test_the_query_behind_finds_the_same(client: FlaskClient) -> None:
    text = client.get("/en/practices?state=lv&state=ee&stage=vet", headers={"Accept": "text/html"}).text
    query = re.search(r'href="/en/query(\?query=[^"]+)"', text)
    assert query
    there = client.get(f"/sparql{query[1]}", headers={"Accept": "application/sparql-results+json"})
    found = [row["practice"]["value"] for row in json.loads(there.text)["results"]["bindings"]]

    asked = client.get("/practices.json?state=lv&state=ee&stage=vet&size=100").json
    assert sorted(found) == sorted(item["iri"] for item in asked["items"])
