"""A figure of a page can be framed by another site; nothing else can."""

import html
import re
from urllib.parse import urlsplit

from flask.testing import FlaskClient

from reading_pages import words

PEERS = "/peers?state=fi&benchmark=benchmark/et2020-b-elet&tolerance=4"


def read(client: FlaskClient, address: str) -> str:
    return client.get(address, headers={"Accept": "text/html"}).text


def policy(client: FlaskClient, address: str) -> str:
    return client.get(address, headers={"Accept": "text/html"}).headers["Content-Security-Policy"]


def embedded(client: FlaskClient, address: str) -> str:
    """The address that the page gives for embedding its first figure, without the host."""
    found = re.search(r"&lt;iframe src=&quot;(.+?)&quot;", read(client, address))
    assert found
    place = urlsplit(html.unescape(html.unescape(found[1])))
    return f"{place.path}?{place.query}"


def test_the_address_to_embed_answers_the_figure_alone(client: FlaskClient) -> None:
    text = read(client, embedded(client, PEERS))

    assert text.count("<svg") == 1
    assert "<form" not in text
    assert "<nav" not in text
    assert "Source: Paraugs" in words(text)


def test_it_keeps_what_was_asked_and_leads_back_to_the_read(client: FlaskClient) -> None:
    text = read(client, embedded(client, PEERS))
    back = re.search(r'<link rel="canonical" href="([^"]+)"', text)

    assert back
    assert html.unescape(back[1]) == f"http://localhost/en{PEERS.replace('benchmark/', 'benchmark%2F')}"


def test_only_the_figure_may_be_framed(client: FlaskClient) -> None:
    assert "frame-ancestors *" in policy(client, f"{PEERS}&figure=chart")
    assert "frame-ancestors *" in policy(client, f"{PEERS}&figure=chart")  # from the cache
    assert "frame-ancestors 'none'" in policy(client, PEERS)
    assert "frame-ancestors 'none'" in policy(client, "/query?figure=chart")
    assert "frame-ancestors 'none'" in policy(client, f"{PEERS}&figure=other")


def test_a_figure_that_the_page_has_not_is_told_with_those_it_has(client: FlaskClient) -> None:
    answer = client.get(f"{PEERS}&figure=other", headers={"Accept": "text/html"})

    assert answer.status_code == 404
    assert "a figure other on this page (it has: chart)" in words(answer.text)


def test_it_speaks_the_language_of_the_page_that_gave_it(client: FlaskClient) -> None:
    assert embedded(client, f"/lv{PEERS}").startswith("/lv/peers?")
    assert "Avots: Paraugs" in read(client, embedded(client, f"/lv{PEERS}"))
