"""The page of a practice leads on: to others like it, to better evidence, along transfers, to benchmarks."""

import csv
import io
import re

import pytest
from flask.testing import FlaskClient

from reading_pages import page, words

CARAVAN = "/doc/practice/dk/retention-caravan"
KIVA = "/doc/practice/fi/kiva"


def lines(client: FlaskClient, address: str) -> list[dict[str, str]]:
    """Give the lines of a table."""
    return list(csv.DictReader(io.StringIO(client.get(address).text)))


def test_practices_like_it_say_what_both_have(client: FlaskClient) -> None:
    text = words(page(client, KIVA))

    assert "Practices like this one KiVa in" in text
    assert "Both: bullying · school climate" in text


def test_better_evidence_on_its_objectives_is_named(client: FlaskClient) -> None:
    text = words(page(client, CARAVAN))
    stronger = text.partition("The same objective, with better evidence")[2]

    assert "Tested against a comparison group" in stronger.partition("All on its objectives")[0]
    assert "There is no stronger kind of evidence" in words(page(client, KIVA))


def test_the_chain_is_drawn_and_listed(client: FlaskClient) -> None:
    drawn = re.search(r'<figure class="chart chain-drawing".*?</svg>', page(client, KIVA), re.DOTALL)

    assert drawn
    assert drawn[0].count('<path class="arrow adopted"') == 2
    assert drawn[0].count('<path class="arrow adapted"') == 1
    assert "Netherlands" in drawn[0]
    assert len(lines(client, "/transfers.csv?practice=practice/fi/kiva")) == 3


def test_the_line_of_its_country_stands_beside_the_union_and_the_target(client: FlaskClient) -> None:
    text = page(client, CARAVAN)

    assert 'class="ran"' in text
    assert "Denmark: a thick line with dots, 9.3 % in 2020." in words(text)
    assert "The target: a dashed line at 10 %." in words(text)


def test_the_values_are_a_table_of_state_and_union(client: FlaskClient) -> None:
    found = lines(client, "/standings.csv?state=dk")
    leavers = [
        line for line in found if line["benchmark"].endswith("et2020-b-elet") and line["year"] == "2020"
    ]

    assert {line["area_name"]: line["value"] for line in leavers} == {
        "Denmark": "9.3",
        "European Union, 27 countries (from 2020)": "10",
    }


@pytest.mark.parametrize(
    ("address", "status"),
    [("/standings.csv", 400), ("/transfers.csv", 400), ("/standings.csv?state=zz", 404)],
)
def test_what_a_table_cannot_be_about_is_told(client: FlaskClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_it_speaks_latvian(client: FlaskClient) -> None:
    text = client.get(f"/lv{CARAVAN}", headers={"Accept": "text/html"}).text

    assert "Tas pats mērķis, labāki pierādījumi" in text
    assert "Prakses ir līdzīgas tiktāl" in text
