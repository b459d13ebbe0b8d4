"""Timing over HTTP as a client sees it: whole answers, keep-alive connections, every question asked anew."""

import http.client
import itertools
import socket
import statistics
import threading
import time
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import urlencode, urlsplit

ACCEPT = {"SELECT": "application/sparql-results+json", "CONSTRUCT": "text/turtle"}
TIMEOUT_SECONDS = 60
QUICK_MS = 1000
MOST_RUNS = 40
_nonce = itertools.count()


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of one query on one server: median and slowest; the bytes of an answer; why it failed."""

    median: float
    slowest: float
    size: int
    failure: str = ""


def time_query(url: str, query: str, runs: int, fresh: bool = True) -> Timing:
    """Ask a query `runs` times, and a quick one more often, so that the first touches do not decide.

    `fresh` makes each text differ by a comment, so that no cache answers.
    """
    form = "CONSTRUCT" if "CONSTRUCT" in query else "SELECT"
    connection = _connect(url)
    times, size = [], 0
    try:
        while len(times) <= runs or (len(times) < MOST_RUNS and sum(times) < QUICK_MS):
            text = f"{query}\n# {next(_nonce)}" if fresh else query
            start = time.perf_counter()
            size = len(_ask(connection, url, text, ACCEPT[form]))
            times.append((time.perf_counter() - start) * 1000)
            if sum(times) > TIMEOUT_SECONDS * 1000:
                break
    except (OSError, http.client.HTTPException, RuntimeError) as error:
        return Timing(
            TIMEOUT_SECONDS * 1000, TIMEOUT_SECONDS * 1000, 0, f"{type(error).__name__}: {error}"[:80]
        )
    finally:
        connection.close()
    kept = times[1:] or times
    return Timing(statistics.median(kept), max(kept), size)


def requests_per_second(url: str, query: str, fresh: bool, clients: int = 8, seconds: float = 4.0) -> float:
    """How many small answers a second the server gives to several clients that wait for each answer.

    The clients speak HTTP over bare sockets, so that their own work takes little of the shared machine.
    """
    counts = [0] * clients
    end = time.perf_counter() + seconds

    def client(index: int) -> None:
        with _socket(url) as connection, connection.makefile("rb") as answers:
            while time.perf_counter() < end:
                connection.sendall(_small_request(url, f"{query} # {next(_nonce)}" if fresh else query))
                _read_answer(answers)
                counts[index] += 1

    threads = [threading.Thread(target=client, args=(index,)) for index in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def _socket(url: str) -> socket.socket:
    parts = urlsplit(url)
    return socket.create_connection((parts.hostname, parts.port or 80), TIMEOUT_SECONDS)


def _small_request(url: str, query: str) -> bytes:
    parts, body = urlsplit(url), urlencode({"query": query})
    return (
        f"POST {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept: {ACCEPT['SELECT']}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


def _read_answer(answers: BinaryIO) -> None:
    status = answers.readline()
    length, chunked = 0, False
    while (line := answers.readline().strip().lower()) != b"":
        if line.startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
        chunked = chunked or line == b"transfer-encoding: chunked"
    while chunked and (size := int(answers.readline(), 16) + 2) > 2:
        answers.read(size)
    answers.read(2 if chunked else length)
    if b" 200 " not in status:
        raise RuntimeError(status.decode())


def _connect(url: str) -> http.client.HTTPConnection:
    parts = urlsplit(url)
    return http.client.HTTPConnection(parts.hostname or "127.0.0.1", parts.port, timeout=TIMEOUT_SECONDS)


def _ask(connection: http.client.HTTPConnection, url: str, query: str, accept: str) -> bytes:
    body = urlencode({"query": query})
    headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", urlsplit(url).path, body, headers)
    response = connection.getresponse()
    answer = response.read()
    if response.status != 200:
        raise RuntimeError(f"HTTP {response.status}: {answer[:60]!r}")
    return answer
