"""Lists of things that are not searched come in pages and say how many there are."""

import pytest
from flask.testing import FlaskClient

from reading_pages import page, words


def test_a_list_says_how_many_there_are(client: FlaskClient) -> None:
    assert "30 entries" in words(page(client, "/working-groups"))


def test_a_list_leads_to_its_neighbours(client: FlaskClient) -> None:
    text = page(client, "/working-groups?page=2")

    assert 'rel="prev" href="/en/working-groups?page=1"' in text
    assert 'rel="next"' not in text


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "٣", "9" * 30])
def test_a_page_that_is_no_number_is_refused(client: FlaskClient, number: str) -> None:
    assert client.get("/working-groups", query_string={"page": number}).status_code == 400


@pytest.mark.parametrize("path", ["/working-groups?page=99", "/state/xx", "/nothing"])
def test_what_is_past_the_end_or_unknown_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404
