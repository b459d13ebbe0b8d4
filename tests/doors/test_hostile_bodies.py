"""Each hostile body ends with an honest answer in bounded time and memory, and neighbours are served."""

import socket
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from doors.hostile import COSTLY, HOSTILE, MB, MEMORY_MB, PRACTICE, TURTLE
from instances import Reply, Running, running
from validating import GOOD_PRACTICE

DEADLINE = 30
GOOD = GOOD_PRACTICE.read_bytes()


def validate(instance: Running, body: bytes, media_type: str = TURTLE, **headers: str) -> Reply:
    kind = {"Content-Type": media_type} if media_type else {}
    return instance.send("POST", "/validate", {**kind, **headers}, body)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_body_is_refused_for_what_it_is(instance: Running, name: str) -> None:
    hostile = HOSTILE[name]
    body = hostile.make()
    with neighbours(instance) as replies, memory_of(instance) as sizes:
        reply = validate(instance, body, hostile.media_type, **hostile.headers)
    assert (reply.status, reply.problem()) == (hostile.status, hostile.problem)
    assert hostile.words in reply.json()["detail"]
    assert reply.seconds < DEADLINE
    _assert_nobody_else_noticed(replies, sizes)


@pytest.mark.parametrize("name", COSTLY)
def test_a_costly_body_is_answered_in_time(instance: Running, name: str) -> None:
    body = COSTLY[name]()
    with neighbours(instance) as replies, memory_of(instance) as sizes:
        reply = validate(instance, body)
    assert reply.status in (200, 400, 413)
    assert reply.seconds < 2 * DEADLINE
    _assert_nobody_else_noticed(replies, sizes)
    assert validate(instance, GOOD).status == 200


def test_what_is_too_much_is_told_with_its_limit(tmp_path: Path) -> None:
    body = "".join(f"<urn:{each}> <urn:b> <urn:c> .\n" for each in range(150_000)).encode()
    with running(tmp_path, "", memory_mb=32, processes=1) as cramped:
        replies = [validate(cramped, body) for _ in range(5)]
        assert validate(cramped, GOOD).status == 200
    assert {(reply.status, reply.problem()) for reply in replies} == {(413, "too-much")}
    for problem in (reply.json() for reply in replies):
        assert (problem["limit"], problem["value"], problem["unit"]) == ("memory", 32, "MiB")
        assert "Divide it into smaller parts" in problem["detail"]


def test_a_mark_of_byte_order_does_not_matter(instance: Running) -> None:
    assert validate(instance, b"\xef\xbb\xbf" + GOOD).json() == validate(instance, GOOD).json()


@pytest.mark.parametrize("sign", ["\\u202E", "\\u2066", "\\u0007", "\\u200F"])
def test_signs_that_hide_what_a_text_says_block(instance: Running, sign: str) -> None:
    body = f'{PRACTICE}; <http://purl.org/dc/terms/title> "a{sign}b"@en .'
    findings = validate(instance, body.encode()).json()["files"][0]["findings"]
    blocking = [finding["rule"] for finding in findings if finding["severity"] == "violation"]
    assert "https://w3id.org/paraugs/shapes#text-controls" in blocking


def test_imports_are_not_followed_and_that_is_said(instance: Running) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.5)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/more.ttl"
        body = f"{PRACTICE}. <> <http://www.w3.org/2002/07/owl#imports> <{address}> ."
        findings = validate(instance, body.encode()).json()["files"][0]["findings"]
        with pytest.raises(TimeoutError):
            server.accept()
    told = [finding for finding in findings if finding["rule"].endswith("#imports-ignored")]
    assert [finding["value"] for finding in told] == [address]


def test_a_killed_worker_is_replaced(instance: Running) -> None:
    assert validate(instance, GOOD).status == 200
    killed = instance.checkers()
    for worker in killed:
        worker.kill()
    psutil.wait_procs(killed, timeout=30)
    assert [validate(instance, GOOD).status for _ in range(3)] == [200, 200, 200]


def _assert_nobody_else_noticed(replies: list[Reply], sizes: dict[str, int]) -> None:
    assert {neighbour.status for neighbour in replies} <= {200}
    assert statistics.median(neighbour.seconds for neighbour in replies) < 3
    assert sizes["worker"] <= MEMORY_MB * MB
    assert sizes["web"] <= 128 * MB


@contextmanager
def neighbours(instance: Running) -> Iterator[list[Reply]]:
    """Somebody else, who reads a page again and again meanwhile."""
    replies = [instance.get("/limits", "text/html")]
    is_over = threading.Event()

    def read() -> None:
        while not is_over.is_set():
            replies.append(instance.get("/limits", "text/html"))
            time.sleep(0.05)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield replies
    finally:
        is_over.set()
        reader.join()


@contextmanager
def memory_of(instance: Running) -> Iterator[dict[str, int]]:
    """How far workers grow beyond their zygote, and the web process beyond itself, in bytes, sampled."""
    most = {"worker": 0, "web": 0}
    is_over = threading.Event()
    web = instance.web_processes()[0]
    zygote = instance.checkers_keeper.children()[0]
    floor, before = zygote.memory_info().vms, web.memory_info().rss

    def look() -> None:
        while not is_over.wait(0.02):
            most["web"] = max(most["web"], web.memory_info().rss - before)
            for worker in instance.checkers():
                try:
                    most["worker"] = max(most["worker"], worker.memory_info().vms - floor)
                except psutil.NoSuchProcess:
                    continue

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield most
    finally:
        is_over.set()
        watcher.join()
