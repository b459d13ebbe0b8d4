"""Several clients at the same moment: one wins, the others are told, and nobody's work is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import requests

from http_server import Server
from life.cast import TURTLE, address, practice


def put(place: str, slug: str, title: str, headers: dict[str, str]) -> requests.Response:
    """Put a practice on a connection of its own."""
    body = practice(slug, title).encode()
    return requests.put(
        f"{place}/contributions/lv/{slug}", body, headers={"Content-Type": TURTLE, **headers}, timeout=60
    )


def test_of_two_who_revise_the_same_one_wins(server: Server) -> None:
    token = server.token("contributor")
    first = put(server.address, "raced", "Start", token)
    assert first.status_code == 201
    start = Barrier(4)

    def revise(name: int) -> requests.Response:
        start.wait(30)
        return put(server.address, "raced", f"Writer {name}", {"If-Match": first.headers["ETag"], **token})

    with ThreadPoolExecutor(4) as writers:
        answers = list(writers.map(revise, range(4)))
    assert sorted(answer.status_code for answer in answers) == [200, 412, 412, 412]
    (won,) = [answer for answer in answers if answer.status_code == 200]
    lost = [answer for answer in answers if answer.status_code == 412]
    assert {answer.json()["etag"] for answer in lost} == {won.headers["ETag"]}
    assert len(server.history(address("raced"))) == 2
    again = put(server.address, "raced", "Writer again", {"If-Match": lost[0].json()["etag"], **token})
    assert again.status_code == 200


def test_of_two_who_create_the_same_one_wins(server: Server) -> None:
    token, start = server.token("contributor"), Barrier(4)

    def create(name: int) -> requests.Response:
        start.wait(30)
        return put(server.address, "created-once", f"Writer {name}", {"If-None-Match": "*", **token})

    with ThreadPoolExecutor(4) as writers:
        statuses = sorted(answer.status_code for answer in writers.map(create, range(4)))
    assert statuses == [201, 412, 412, 412]


def test_the_same_sent_twice_at_once_is_there_once(server: Server) -> None:
    token, start = server.token("contributor"), Barrier(4)

    def create(_: int) -> requests.Response:
        start.wait(30)
        return put(server.address, "sent-twice", "The same", token)

    with ThreadPoolExecutor(4) as writers:
        answers = list(writers.map(create, range(4)))
    assert len(server.history(address("sent-twice"))) == 1
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
