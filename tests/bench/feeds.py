"""How many pages of the change feed a second? A full page from the server's memory, and whole harvests.

    python tests/bench/feeds.py [--seconds N] [--connections N]

One instance with its default settings over the shipped data, clients on the same machine in a process of its
own. The aim is 1,500 requests a second on two cores for the page as a harvester's cache asks for it again
(If-None-Match) and as a newcomer reads it.
"""

import argparse
import http.client
import os
import sys
import tempfile
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from instances import running  # noqa: E402

PAGE = "/ldes/page/3"
FORM = {"Accept": "application/trig"}


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=5.0, metavar="N", help="for each row (default: 5)")
    parser.add_argument("--connections", type=int, default=4, metavar="N", help="at once (default: 4)")
    chosen = parser.parse_args()
    print(f"\n## Change feed, {os.cpu_count()} cores, {chosen.connections} connections\n")
    print("| what | bytes | requests/s | MB/s |\n|---|--:|--:|--:|")
    with (
        tempfile.TemporaryDirectory() as name,
        running(Path(name), None, data_dir=str(Path(name, "state"))) as instance,
    ):
        reply = instance.get(PAGE, FORM["Accept"])
        again = {**FORM, "If-None-Match": reply.headers["etag"]}
        for what, headers in (("a full page of 50 events", FORM), ("the same, not changed", again)):
            rate, size = _rate(instance.url, headers, chosen.seconds, chosen.connections)
            print(f"| {what} | {size:,} | {rate:,.0f} | {rate * size / 1e6:,.0f} |")
        print(f"| the whole stream, one client | {_whole(instance.url):,.2f} s | | |")
    return 0


def _rate(url: str, headers: Mapping[str, str], seconds: float, connections: int) -> tuple[float, int]:
    """Requests a second of all connections together, and the bytes of one answer."""
    with ProcessPoolExecutor(1) as pool:
        count, size, took = pool.submit(_load, url, dict(headers), seconds, connections).result()
    return count / took, size


def _load(url: str, headers: Mapping[str, str], seconds: float, connections: int) -> tuple[int, int, float]:
    """Ask on several connections in turn: one request is under way on each, as by so many clients."""
    place = urlsplit(url)
    lines = [http.client.HTTPConnection(place.hostname or "", place.port) for _ in range(connections)]
    for line in lines:
        line.request("GET", PAGE, headers=dict(headers))
    count, size, start = 0, 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        for line in lines:
            answer = line.getresponse()
            size = len(answer.read())
            if answer.status not in (200, 304):
                raise SystemExit(f"the feed answers {answer.status}")
            line.request("GET", PAGE, headers=dict(headers))
            count += 1
    return count, size, time.perf_counter() - start


def _whole(url: str) -> float:
    """Seconds to read all pages from the first to the last."""
    start, path, place = time.perf_counter(), "/ldes/page/1", urlsplit(url)
    line = http.client.HTTPConnection(place.hostname or "", place.port)
    while path:
        line.request("GET", path, headers=FORM)
        answer = line.getresponse()
        answer.read()
        after = [link for link in (answer.headers.get_all("Link") or []) if 'rel="next"' in link]
        path = urlsplit(after[0].partition(">")[0].lstrip("<")).path if after else ""
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
