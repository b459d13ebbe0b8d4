"""Dumps are downloaded whole, packed or by ranges, and a download that broke off goes on where it was."""

import gzip
import hashlib

import pytest
from flask.testing import FlaskClient

from paraugs.publish.dumps.shelf import Shelf

PLAIN, PACKED = "/dumps/latest/tools.nq", "/dumps/latest/tools.nq.gz"
BOTH = pytest.mark.parametrize("path", [PLAIN, PACKED])


@BOTH
def test_head_says_what_get_gives(path: str, client: FlaskClient) -> None:
    head, whole = client.head(path), client.get(path)

    assert (head.status_code, head.data) == (200, b"")
    assert head.content_length == len(whole.data)
    assert head.headers["ETag"] == whole.headers["ETag"] == f'"{hashlib.sha256(whole.data).hexdigest()}"'
    assert head.headers["Accept-Ranges"] == "bytes"


@BOTH
def test_a_broken_download_goes_on(path: str, client: FlaskClient) -> None:
    whole = client.get(path)
    condition = {"Range": "bytes=1000-", "If-Range": whole.headers["ETag"]}
    rest = client.get(path, headers=condition)

    assert (rest.status_code, rest.data) == (206, whole.data[1000:])
    assert rest.headers["Content-Range"] == f"bytes 1000-{len(whole.data) - 1}/{len(whole.data)}"


@BOTH
def test_what_changed_meanwhile_is_sent_whole(path: str, client: FlaskClient) -> None:
    answer = client.get(path, headers={"Range": "bytes=1000-", "If-Range": '"another"'})

    assert (answer.status_code, answer.data) == (200, client.get(path).data)


@BOTH
def test_a_range_that_cannot_be_is_refused(path: str, client: FlaskClient) -> None:
    assert client.get(path, headers={"Range": "bytes=999999999-"}).status_code == 416


@BOTH
def test_what_a_client_has_is_not_sent_again(path: str, client: FlaskClient) -> None:
    tag = client.head(path).headers["ETag"]

    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_who_takes_gzip_gets_the_packed_bytes(client: FlaskClient) -> None:
    answer = client.get(PLAIN, headers={"Accept-Encoding": "gzip, br"})

    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert gzip.decompress(answer.data) == client.get(PLAIN).data
    assert client.head(PLAIN).headers["ETag"] != answer.headers["ETag"]


def test_a_version_is_kept_for_ever_and_the_newest_asked_for_again(client: FlaskClient, shelf: Shelf) -> None:
    newest = client.head(PLAIN)
    newest_set = shelf.newest()
    assert newest_set
    versioned = client.head(f"/dumps/{newest_set.fingerprint}/tools.nq")

    assert newest.headers["Cache-Control"] == "no-cache"
    assert newest.headers["Content-Location"] == f"/dumps/{newest_set.fingerprint}/tools.nq"
    assert "immutable" in versioned.headers["Cache-Control"]


def test_the_checksums_name_every_file(client: FlaskClient, shelf: Shelf) -> None:
    newest = shelf.newest()
    assert newest
    lines = client.get("/dumps/latest/SHA256SUMS").text.splitlines()

    assert len(lines) == 3 * len(newest.dumps)
    assert f"{hashlib.sha256(client.get(PACKED).data).hexdigest()}  tools.nq.gz" in lines


@pytest.mark.parametrize(
    "path", ["latest/none.nq", "1-none/tools.nq", "latest/..%2Fcontents.json", "../latest/x"]
)
def test_what_is_not_there_is_not_found(path: str, client: FlaskClient) -> None:
    assert client.get(f"/dumps/{path}").status_code == 404


@pytest.mark.parametrize(("language", "title"), [("en", "Dumps"), ("lv", "Datu izguves")])
def test_people_get_a_list(language: str, title: str, client: FlaskClient) -> None:
    text = client.get(f"/{language}/dumps", headers={"Accept": "text/html"}).text

    assert f"<h1>{title}</h1>" in text
    assert "practices-lv.ttl.zst" in text


def test_before_the_first_there_is_a_word_about_it(application, client: FlaskClient) -> None:  # type: ignore[no-untyped-def]
    bare = application.test_client()

    assert "being made" in bare.get("/en/dumps", headers={"Accept": "text/html"}).text
    assert bare.get(PLAIN).status_code == 404
    assert b"downloadURL" not in bare.get("/catalog", headers={"Accept": "text/turtle"}).data
