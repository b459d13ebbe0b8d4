"""The interface speaks the reader's language; what is not in it says which language it is in."""

import pytest
from flask.testing import FlaskClient

KIVA = "/doc/practice/fi/kiva"


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("/", None, "en"),
        ("/", "lv", "lv"),
        ("/", "lv-LV,lv;q=0.9,en;q=0.8", "lv"),
        ("/", "et, lv;q=0.5", "lv"),
        ("/", "*", "en"),
        ("/", "et, *;q=0.5", "en"),
        ("/", "lv;q=0", "en"),
        ("/", "tlh", "en"),
        ("/lv/", "en", "lv"),
        ("/en/", "lv", "en"),
        ("/lv", None, "lv"),
    ],
)
def test_the_prefix_wins_over_the_browser_and_a_star_means_english(
    client: FlaskClient, path: str, accepted: str | None, language: str
) -> None:
    headers = {"Accept-Language": accepted} if accepted else {}
    answer = client.get(path, headers=headers)

    assert answer.headers["Content-Language"] == language
    assert f'<html lang="{language}">' in answer.get_data(as_text=True)


@pytest.mark.parametrize("path", ["/", KIVA, "/graphs", "/query", "/query?query=ASK{}", "/problems/busy"])
def test_no_cache_gives_a_reader_the_page_of_another_language(client: FlaskClient, path: str) -> None:
    tags = set()
    for language in ("en", "lv"):
        answer = client.get(path, headers={"Accept": "text/html", "Accept-Language": language})
        tags.add(answer.headers["ETag"])

        assert answer.headers["Content-Language"] == language
        assert "Accept-Language" in answer.headers["Vary"]
    assert len(tags) == 2


def test_a_language_that_nobody_translated_is_a_path_like_any_other(client: FlaskClient) -> None:
    assert client.get("/et/").status_code == 404


def test_links_keep_the_language_of_the_address(client: FlaskClient) -> None:
    text = client.get(f"/lv{KIVA}").get_data(as_text=True)

    assert 'href="/lv/state/fi"' in text
    assert f'href="/en{KIVA}"' in text
    assert 'href="/doc/' not in text


def test_the_way_on_from_a_thing_keeps_the_language(client: FlaskClient) -> None:
    assert client.get("/lv/id/practice/fi/kiva").headers["Location"] == f"/lv{KIVA}"


def test_names_come_in_the_readers_language(client: FlaskClient) -> None:
    text = client.get(f"/lv{KIVA}").get_data(as_text=True)

    assert ">Somija</a>" in text
    assert ">ņirgāšanās</a>" in text


def test_a_text_that_falls_back_carries_its_own_language(client: FlaskClient) -> None:
    text = client.get(f"/lv{KIVA}").get_data(as_text=True)

    assert '<h1><span lang="en">KiVa anti-bullying programme</span></h1>' in text
    assert '<span lang="fi">KiVa Koulu</span>' in text


def test_a_text_in_the_language_of_the_page_needs_no_mark(client: FlaskClient) -> None:
    assert "<h1>KiVa anti-bullying programme</h1>" in client.get(f"/en{KIVA}").get_data(as_text=True)


def test_dates_and_numbers_are_written_as_in_the_language(client: FlaskClient) -> None:
    path = "/doc/benchmark/et2020-b-elet"

    assert ">8,8<" in client.get(f"/lv{path}").get_data(as_text=True)
    assert "2016. g. aprīlis" in client.get("/lv/doc/event/ev-001").get_data(as_text=True)
