"""A page goes packed to whoever takes that, with a tag of its own, and plain to everybody else."""

import gzip

from flask.testing import FlaskClient

PAGE = "/en/doc/benchmark/et2020-b-elet"
HTML = {"Accept": "text/html"}
PACKED = HTML | {"Accept-Encoding": "gzip, br"}


def test_a_page_is_packed_for_a_browser(client: FlaskClient) -> None:
    plain, packed = client.get(PAGE, headers=HTML), client.get(PAGE, headers=PACKED)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < 100_000
    assert "Accept-Encoding" in plain.vary
    assert "Accept-Encoding" in packed.vary


def test_each_has_a_tag_of_its_own(client: FlaskClient) -> None:
    plain, packed = client.get(PAGE, headers=HTML), client.get(PAGE, headers=PACKED)
    assert plain.headers["ETag"] != packed.headers["ETag"]
    known = client.get(PAGE, headers=PACKED | {"If-None-Match": packed.headers["ETag"]})
    assert known.status_code == 304
    assert "Content-Encoding" not in known.headers
    other = client.get(PAGE, headers=HTML | {"If-None-Match": packed.headers["ETag"]})
    assert other.status_code == 200


def test_data_stay_as_they_are(client: FlaskClient) -> None:
    answer = client.get(PAGE, headers={"Accept": "text/turtle", "Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers
