"""`make bench`: how long a submission takes to be checked through HTTP, and how many a second in bulk.

    python tests/bench/checking.py [--submissions K] [--bulk N]

One submission is the complete practice of the tests with two faults in it, checked by `/validate` on a
running server, each time with another title, so that nothing is remembered. In bulk, N shipped practices are
one document, which the desk divides among its workers. Both are told beside what is wanted of two processors,
and with the processor time that all processes of the server took, which other work changes less.
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from instances import ROOT, Running, running  # noqa: E402

WANTED_MS, WANTED_RATE = 40, 150
SETTINGS = {"processes": 2, "checkers": 2, "validations_per_minute": 1_000_000}


def main() -> int:
    """Time both and report; 0 when every answer came."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--submissions", type=int, default=60, help="submissions timed (default: 60)")
    parser.add_argument("--bulk", type=int, default=300, help="practices of one document (default: 300)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, running(Path(folder), "", **SETTINGS) as server:
        times, each = _times_of_one(server, arguments.submissions)
        rate, each_in_bulk = _rate_in_bulk(server, arguments.bulk)
    slow = times[int(len(times) * 0.95)]
    print("## Checking submissions\n")
    print("| what | measured | wanted |\n|---|---:|---:|")
    print(f"| one submission through HTTP, median | {statistics.median(times):.0f} ms | {WANTED_MS} ms |")
    print(f"| one submission through HTTP, 95 of 100 within | {slow:.0f} ms | |")
    print(f"| processor time of one submission | {each:.1f} ms | |")
    print(f"| in bulk, practices a second | {rate:.0f} | {WANTED_RATE} |")
    print(f"| processor time of one practice in bulk | {each_in_bulk:.1f} ms | {2000 / WANTED_RATE:.1f} ms |")
    return 0


def _times_of_one(server: Running, number: int) -> tuple[list[float], float]:
    """Give the times of single submissions, the shortest first, and the processor time of each."""
    text = (ROOT / "tests" / "shapes" / "complete-practice.ttl").read_text(encoding="utf-8")
    broken = text.replace("country:EST", '"Igaunija"@lv', 1).replace('"Reading buddies"@en', '"TITLE"')
    for warming in range(10):
        _check(server, broken.replace("TITLE", f"warm {warming}").encode(), "text/turtle")
    before = _processor_ms(server)
    times = [
        1000 * _check(server, broken.replace("TITLE", f"practice {each}").encode(), "text/turtle")
        for each in range(number)
    ]
    return sorted(times), (_processor_ms(server) - before) / number


def _rate_in_bulk(server: Running, number: int) -> tuple[float, float]:
    """Give how many practices a second, the best of three times, and the processor time of each."""
    body, count = _bulk(number)
    before = _processor_ms(server)
    rate = count / min(_check(server, body, "application/trig") for _ in range(3))
    return rate, (_processor_ms(server) - before) / (3 * count)


def _processor_ms(server: Running) -> float:
    """Give the processor time that all processes of a server have taken."""
    processes = [server.process, *server.process.children(recursive=True)]
    taken = [process.cpu_times() for process in processes]
    return 1000 * sum(times.user + times.system for times in taken)


def _bulk(number: int) -> tuple[bytes, int]:
    """Give shipped practices as one document, and how many they are."""
    parts: list[str] = []
    count = 0
    for path in sorted((ROOT / "data" / "practices").glob("*.trig")):
        text = path.read_text(encoding="utf-8")
        if count < number:
            parts.append(text)
            count += text.count(" a par:Practice ;")
    return "\n".join(parts).encode(), count


def _check(server: Running, body: bytes, media_type: str) -> float:
    start = time.perf_counter()
    reply = server.send("POST", "/validate", {"Content-Type": media_type, "Accept": "application/json"}, body)
    if reply.status != 200:
        raise SystemExit(f"/validate answered {reply.status}: {reply.body[:300]!r}")
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
