"""Clients of a server that is killed: a state that publishes at once, one that is reviewed, and readers.

Each client goes on until told to stop. No answer, or one that says that the server cannot now, is no fault. A
client that does not know whether it was heard looks at where the contribution stands.
"""

import random
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

import requests

from faults.kept_record import Act, KeptRecord, Shown
from life.cast import TURTLE, address, practice, topic
from paraugs.graph.release import VERSION_PREDICATE, VERSION_SUBJECT

BUSY = {HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.REQUEST_TIMEOUT}
SLUGS = 3
_SECONDS = 15
_UNHEARD = (requests.RequestException, socket.error)


@dataclass(frozen=True)
class Tokens:
    """The tokens of those who take part."""

    trusted: str
    contributor: str
    coordinator: str
    reviewer: str


class Load:
    """All clients of one server."""

    def __init__(self, url: str, tokens: Tokens, record: KeptRecord, draw: random.Random) -> None:
        self._url, self._tokens, self._record = url, tokens, record
        self._ends = threading.Event()
        jobs: list[Callable[[random.Random], None]] = [self._publish, self._have_reviewed, self._read] * 2
        self._draws = [random.Random(draw.random()) for _ in jobs]
        self._threads = [
            threading.Thread(target=self._go_on, args=(job, own))
            for job, own in zip(jobs, self._draws, strict=True)
        ]

    def start(self) -> None:
        """Let all begin."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Have all come to an end."""
        self._ends.set()
        for thread in self._threads:
            thread.join()

    def _go_on(self, job: Callable[[random.Random], None], draw: random.Random) -> None:
        while not self._ends.is_set():
            try:
                job(draw)
            except _UNHEARD:
                time.sleep(0.05)

    def _publish(self, draw: random.Random) -> None:
        """Put one of a few practices, new or revised, which are public at once."""
        slug, title = f"killed-{draw.randrange(SLUGS)}", f"Synthetic {draw.getrandbits(48):012x}"
        self._put(address(slug, "fi"), slug, title, self._tokens.trusted, "published")

    def _have_reviewed(self, draw: random.Random) -> None:
        """Hand in a practice and take it through review to its end."""
        slug, title = f"reviewed-{draw.getrandbits(32):08x}", f"Synthetic {draw.getrandbits(48):012x}"
        name, tokens = address(slug, "lv"), self._tokens
        if not self._put(name, slug, title, tokens.contributor, "submitted"):
            return
        steps = (
            ("sign-off", tokens.coordinator, "signed-off"),
            ("review", tokens.reviewer, "reviewed"),
            ("publish", tokens.coordinator, "published"),
            ("withdraw", tokens.contributor, "withdrawn"),
        )
        for step, token, status in steps[: draw.choice((2, 3, 3, 4))]:
            act = Act(name, "" if step == "withdraw" else title, status)
            order = {"step": step, "text": "Synthetic.", "conflictOfInterest": "None."}
            place = f"{self._place(name)}/decisions"
            self._record.begin(act)
            answer = requests.post(place, json=order, headers=_bearer(token), timeout=_SECONDS)
            if not self._note(answer, act):
                return

    def _put(self, name: str, slug: str, title: str, token: str, status: str) -> bool:
        act = Act(name, title, status)
        state = name.split("/")[-2]
        headers = {"Content-Type": TURTLE, **_bearer(token)}
        found = requests.get(self._place(name), headers=_bearer(token), timeout=_SECONDS)
        if found.status_code == HTTPStatus.OK:
            headers["If-Match"] = found.headers["ETag"]
        self._record.begin(act)
        body = practice(slug, title, state).encode()
        return self._note(requests.put(self._place(name), body, headers=headers, timeout=_SECONDS), act)

    def _note(self, answer: requests.Response, act: Act) -> bool:
        if answer.status_code in (HTTPStatus.OK, HTTPStatus.CREATED):
            self._record.acknowledge(int(answer.headers["ETag"].strip('"r')), act)
            return True
        stale = {HTTPStatus.PRECONDITION_FAILED, HTTPStatus.PRECONDITION_REQUIRED, HTTPStatus.CONFLICT}
        if answer.status_code not in BUSY | stale:
            self._record.fault(f"{act}: {answer.status_code} {answer.text[:300]}")
        return False

    def _read(self, draw: random.Random) -> None:
        """Ask by query for a title and its version, then for a page."""
        slug = f"killed-{draw.randrange(SLUGS)}"
        query = f"""SELECT ?title ?version {{ <{topic(slug, "fi")}> <http://purl.org/dc/terms/title> ?title .
          <{VERSION_SUBJECT}> <{VERSION_PREDICATE}> ?version }}"""
        answer = requests.get(
            f"{self._url}/sparql", {"query": query}, headers={"Accept": "text/csv"}, timeout=_SECONDS
        )
        if answer.status_code == HTTPStatus.OK:
            for line in answer.text.split("\r\n")[1:-1]:
                title, version = line.split(",")
                self._record.show(Shown(address(slug, "fi"), title, int(version)))
        elif answer.status_code not in BUSY:
            self._record.fault(f"a query: {answer.status_code} {answer.text[:300]}")
        if draw.random() < 0.75:
            return
        page = requests.get(f"{self._url}/en/practices", timeout=_SECONDS)
        if page.status_code != HTTPStatus.OK and page.status_code not in BUSY:
            self._record.fault(f"a page: {page.status_code} {page.text[:300]}")

    def _place(self, name: str) -> str:
        return f"{self._url}/contributions/{'/'.join(name.split('/')[-2:])}"


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", "Accept": "application/json"}
