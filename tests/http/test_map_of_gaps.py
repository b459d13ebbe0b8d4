"""The map of gaps as a page and as a table: every cell leads to the list that it counts."""

import csv
import html
import io
import re

import pytest
from flask.testing import FlaskClient

from reading_pages import page, words

CELL = re.compile(r'<td[^>]*><a href="/en(/practices\?[^"]*)">(\d+)<')


def table(client: FlaskClient, query: str = "") -> list[dict[str, str]]:
    """Give the lines of the table."""
    return list(csv.DictReader(io.StringIO(client.get(f"/gaps.csv{query}").text)))


def test_every_cell_is_there_and_linked(client: FlaskClient) -> None:
    cells = CELL.findall(page(client, "/gaps"))

    assert len(cells) == len(table(client)) == 32 * 4
    assert [count for _, count in cells] == [line["practices"] for line in table(client)]


def test_a_cell_leads_to_the_practices_that_it_counts(client: FlaskClient) -> None:
    cells = CELL.findall(page(client, "/gaps?rows=stage&columns=mode&state=lv"))
    some = [cell for cell in cells if cell[1] != "0"][:3] + [cell for cell in cells if cell[1] == "0"][:1]

    for path, count in some:
        assert f"{count} practice" in words(page(client, html.unescape(path)))


def test_the_table_says_what_the_page_says(client: FlaskClient) -> None:
    lines = table(client, "?rows=objective&columns=evidence")

    assert len(lines) == 4 * 5
    compared = [line for line in lines if line["column_name"] == "comparison group"]
    assert sum(int(line["practices"]) for line in compared) > 0
    assert all(line["with_study"] == line["practices"] for line in compared)


def test_it_speaks_the_readers_language(client: FlaskClient) -> None:
    answer = client.get("/lv/gaps?rows=stage&columns=mode", headers={"Accept": "text/html"}).text

    assert "Kur neviens neskatās?" in answer
    assert "formālā mācīšanās" in answer


@pytest.mark.parametrize(
    ("query", "status"),
    [("rows=state&columns=state", 400), ("rows=weather", 400), ("state=zz&rows=stage&columns=mode", 404)],
)
def test_sides_and_values_that_are_not_there_are_told(client: FlaskClient, query: str, status: int) -> None:
    answer = client.get(f"/gaps?{query}", headers={"Accept": "text/html"})

    assert answer.status_code == status
    assert client.get(f"/gaps.csv?{query}").status_code == status
