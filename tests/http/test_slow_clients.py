"""Clients that are slow, silent or broken take nothing from the others."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from urllib.parse import urlsplit

import pytest

from instances import Running, running

POST = b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n"
MANY = 60


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("slow"), processes=1) as server:
        yield server


@contextmanager
def connections(instance: Running, number: int, begun: bytes) -> Iterator[list[socket.socket]]:
    """Connections that have each sent so much."""
    place = urlsplit(instance.url)
    with ExitStack() as stack:
        made = [
            stack.enter_context(socket.create_connection((place.hostname, place.port), timeout=20))
            for _ in range(number)
        ]
        for each in made:
            each.sendall(begun)
        time.sleep(0.3)
        yield made


def answer(connection: socket.socket, rest: bytes) -> bytes:
    """What comes back, to its end, after the rest is sent."""
    come = b""
    with suppress(ConnectionError):
        connection.sendall(rest)
        while piece := connection.recv(1 << 16):
            come += piece
    return come


@pytest.mark.parametrize(
    "begun",
    [b"", b"G", b"GET / HTTP/1.1\r\nHost: a\r\n", POST + b"Content-Length: 9\r\n\r\nASK"],
    ids=["silent", "a letter", "half a head", "half a body"],
)
def test_many_unfinished_requests_keep_nobody_waiting(instance: Running, begun: bytes) -> None:
    with connections(instance, MANY, begun):
        reply = instance.get("/limits")

    assert reply.status == 200
    assert reply.seconds < 4


def test_a_request_may_come_in_pieces(instance: Running) -> None:
    with connections(instance, 1, b"GET /limits HTT") as (connection,):
        connection.sendall(b"P/1.1\r\nHost: a\r\n")
        time.sleep(0.1)

        assert answer(connection, b"Connection: close\r\n\r\n").startswith(b"HTTP/1.1 200")


def test_a_request_that_is_never_finished_is_ended(instance: Running) -> None:
    with connections(instance, 1, b"GET / HTTP/1.1\r\nHost") as (connection,):
        start = time.monotonic()

        assert answer(connection, b":") == b""
        assert time.monotonic() - start < 18


def test_a_connection_is_kept_for_the_next_request(instance: Running) -> None:
    request = b"GET /limits HTTP/1.1\r\nHost: a\r\n"
    with connections(instance, 1, request + b"\r\n") as (connection,):
        assert answer(connection, request + b"Connection: close\r\n\r\n").count(b"HTTP/1.1 200") == 2


@pytest.mark.parametrize("chunks", [b"ZZ\r\nASK{}\r\n", b"3\r\nASK{}\r\n0\r\n\r\n", b"-5\r\nASK{}\r\n"])
def test_broken_chunks_are_the_fault_of_the_client(instance: Running, chunks: bytes) -> None:
    with connections(instance, 1, POST + b"Transfer-Encoding: chunked\r\n\r\n") as (connection,):
        assert answer(connection, chunks).startswith(b"HTTP/1.1 400")


def test_half_a_query_is_not_answered(instance: Running) -> None:
    with connections(instance, 1, POST + b"Content-Length: 9\r\n\r\nASK{}") as (connection,):
        connection.shutdown(socket.SHUT_WR)

        assert answer(connection, b"") == b""
