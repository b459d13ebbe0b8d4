"""The page of a state: its lines, its practices by objective and evidence, whom it met, and when."""

import csv
import html
import io
import re

from flask.testing import FlaskClient

from reading_pages import page, words

CELL = re.compile(r'<td[^>]*><a href="/en(/practices\?[^"]*evidence[^"]*)">(\d+)<')


def test_each_benchmark_has_its_line_and_leads_to_peers(client: FlaskClient) -> None:
    text = page(client, "/state/lv")

    assert text.count('<svg class="small"') == 14
    assert "Latvia: a thick line with dots, 7.2 % in 2020. The Union: a thin line, 10.0 % in 2020." in words(
        text
    )
    assert "/en/peers?state=lv&amp;benchmark=benchmark%2Fet2020-b-elet" in text


def test_what_the_lines_show_is_a_table_on_the_page(client: FlaskClient) -> None:
    text = page(client, "/state/lv")

    assert text.count('class="data observations"') == 10
    assert "European Union, 27 countries (from 2020)" in text


def test_a_cell_leads_to_the_practices_that_it_counts(client: FlaskClient) -> None:
    cells = CELL.findall(page(client, "/state/lv"))
    some = [next(cell for cell in cells if cell[1] != "0"), next(cell for cell in cells if cell[1] == "0")]

    assert len(cells) == 4 * 5
    for path, count in some:
        assert f"{count} practice" in words(page(client, html.unescape(path)))


def test_what_it_hosted_stands_apart_from_what_it_joined(client: FlaskClient) -> None:
    text = words(page(client, "/state/lv"))
    hosted, joined = text.partition("What it hosted")[2].split("Where it met the others")

    assert "17th ELGPN Plenary Meeting" in hosted
    assert "Third EQAVET Peer Review peer review · 21 September 2022" in hosted
    assert "Third EQAVET Peer Review peer review · Reviewed state" in joined


def test_years_are_drawn_counted_and_a_table(client: FlaskClient) -> None:
    text = words(page(client, "/state/lv"))
    rows = list(csv.DictReader(io.StringIO(client.get("/state-years.csv?state=lv").text)))
    began = [row for row in rows if row["event"] == "began"]

    assert "Latvia: practices by the year they began" in text
    assert "Of 1 nobody says when it began." in text
    assert "14 contributions recorded" in text
    assert [row["date"] for row in began].count("") == 1
    assert len(began) == 14


def test_nothing_is_said_plainly(client: FlaskClient) -> None:
    text = words(page(client, "/state/no"))

    assert "The monitor holds no values for this country." in text
    assert "What it learned from others Nothing is recorded." in words(page(client, "/state/lv"))


def test_it_leads_to_the_map_of_learning(client: FlaskClient) -> None:
    assert 'href="/en/learning?state=lv"' in page(client, "/state/lv")


def test_it_speaks_latvian(client: FlaskClient) -> None:
    text = words(client.get("/lv/state/lv", headers={"Accept": "text/html"}).text)

    assert "Prakses pēc mērķa un pierādījumiem" in text
    assert "Par 1 praksi neviens nesaka, kad tā sākusies." in text
