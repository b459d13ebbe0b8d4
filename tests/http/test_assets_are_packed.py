"""A style sheet or script goes packed to a browser that takes it, and plain to any other."""

import gzip

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from paraugs.web.pages.assets import asset_name


def fetch(client: FlaskClient, name: str, taken: str) -> TestResponse:
    """Give an asset as a browser that takes these encodings gets it, and close its file."""
    answer = client.get(f"/assets/{name}", headers={"Accept-Encoding": taken}, buffered=True)
    answer.close()
    return answer


@pytest.mark.parametrize("name", ["paraugs.css", "search.js"])
def test_both_are_the_same_file(client: FlaskClient, name: str) -> None:
    built = asset_name(name)
    if built is None or "-" not in built:
        pytest.skip("the front end is not built: run `make serve` once")
    plain, packed, refused = (fetch(client, built, taken) for taken in ("identity", "br, gzip", "gzip;q=0"))

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data == refused.data
    assert packed.mimetype == plain.mimetype
    assert "Content-Encoding" not in plain.headers
    assert {"Accept-Encoding"} <= {part.strip() for part in plain.headers["Vary"].split(",")}
    assert len(packed.data) * 2 < len(plain.data)
