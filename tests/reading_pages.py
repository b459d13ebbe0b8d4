"""Pages as a reader sees them."""

import html
import re

from flask.testing import FlaskClient

DATA_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def page(client: FlaskClient, path: str) -> str:
    """Give the English page at a path."""
    return client.get(f"/en{path}", headers={"Accept": "text/html"}).get_data(as_text=True)


def words(text: str) -> str:
    """Give what a reader sees, with single spaces."""
    without_data = DATA_BLOCK.sub("", text)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", without_data)).split())


def practices_on(client: FlaskClient, number: int) -> set[str]:
    """Give the paths of the practices on a page of the list."""
    return set(re.findall(r'href="/en(/doc/practice/[^"#]+)"', page(client, f"/practices?page={number}")))
