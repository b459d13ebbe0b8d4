"""Mirrors of the tests that follow a server by one feed each, over connections that are cut at random."""

import http.client
import json
import random
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlencode, urlsplit
from xml.etree.ElementTree import Element, tostring

from defusedxml.ElementTree import fromstring

from mirroring import Event, Mirror, events_of, statements
from oai_rules import OAI, checked

ATOM = "{http://www.w3.org/2005/Atom}"
_CUT = 0.25
"""How likely a connection is cut."""


class Cut(Exception):
    """The connection was cut."""


@dataclass
class Line:
    """A line to a server that is cut at random after some bytes of the answer, if wanted at the first."""

    address: str
    chance: random.Random
    cuts: int = 0
    is_cut_first: bool = False

    def get(self, path: str, accept: str = "*/*") -> tuple[http.client.HTTPMessage, bytes]:
        """Give headers and body of an answer; Cut when it did not come whole."""
        return self._ask("GET", path, None, {"Accept": accept})

    def post(self, path: str, body: object) -> object:
        """Give what JSON answers to JSON."""
        data = json.dumps(body).encode()
        return json.loads(self._ask("POST", path, data, {"Content-Type": "application/json"})[1])

    def _ask(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[http.client.HTTPMessage, bytes]:
        place = urlsplit(self.address)
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            if self.chance.random() < _CUT or (self.is_cut_first and not self.cuts):
                answer.read(self.chance.randrange(3000))
                self.cuts += 1
                raise Cut
            found = answer.read()
            assert answer.status == 200, (path, answer.status, found[:300])
            return answer.headers, found
        finally:
            connection.close()


class Follower(Protocol):
    """A mirror with its way of keeping in step."""

    line: Line

    def sync(self) -> None:
        """Be in step with what was there at the call; what was reached before a Cut is kept."""


@dataclass
class ByEventStream:
    """Follows the event stream page by page, from the first one."""

    line: Line
    mirror: Mirror = field(default_factory=Mirror)
    page: int = 1
    position: int = 0
    hashes: dict[str, str] = field(default_factory=dict)

    def sync(self) -> None:
        """Read on from the page that was open."""
        while True:
            headers, body = self.line.get(f"/ldes/page/{self.page}", "application/n-quads")
            for event in events_of(body.decode()):
                if event.position > self.position:
                    assert event.position == self.position + 1, "an event is missing"
                    self._apply(event)
            if "immutable" not in headers["Cache-Control"]:
                return
            self.page += 1

    def _apply(self, event: Event) -> None:
        self.mirror.apply(event)
        self.position = event.position
        self.hashes[event.member] = event.sha256
        if event.kind == "Delete":
            del self.hashes[event.member]


@dataclass
class ByAtom:
    """Follows the Atom feed from the newest entry back to what it knows, and reads each revision."""

    line: Line
    mirror: Mirror
    known: int
    revisions: dict[int, str] = field(default_factory=dict)

    def sync(self) -> None:
        """Take in the entries that are new, oldest first."""
        for number, member in reversed(self._fresh()):
            self.mirror.graphs[member] = statements(self._revision(number))
            self.known = number

    def _fresh(self) -> list[tuple[int, str]]:
        """Give revision and member of each new entry, newest first."""
        found, path = list[tuple[int, str]](), "/contributions/feed.atom"
        while path:
            feed = fromstring(self.line.get(path)[1])
            for entry in feed.iter(f"{ATOM}entry"):
                number = int(str(entry.findtext(f"{ATOM}id")).rpartition("/")[2])
                if number <= self.known:
                    return found
                found.append((number, self._member(number)))
            links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
            place = urlsplit(links.get("next") or "")
            path = f"{place.path}?{place.query}" if place.path else ""
        return found

    def _revision(self, number: int) -> str:
        """Give the content of a revision, which never changes: it is read once."""
        if number not in self.revisions:
            self.revisions[number] = self.line.get(f"/doc/revision/{number}.nq")[1].decode()
        return self.revisions[number]

    def _member(self, number: int) -> str:
        text = self._revision(number)
        return text.partition("\n")[0].rsplit("<", 1)[1].removesuffix("> .")


@dataclass
class ByOai:
    """Harvests everything by OAI-PMH, and from then on what is new since the last answer."""

    line: Line
    records: dict[str, str] = field(default_factory=dict)
    since: str = ""

    def sync(self) -> None:
        """Harvest one list; after a Cut it goes on with the token that it has."""
        since = {"from": self.since} if self.since else {}
        root = self._ask({"metadataPrefix": "oai_dc", **since})
        began = str(root.findtext(f"{OAI}responseDate"))
        while root[2].tag != f"{OAI}error":
            for record in root[2].iter(f"{OAI}record"):
                self.records[str(record.findtext(f".//{OAI}identifier"))] = standing(record)
            token = root[2].findtext(f"{OAI}resumptionToken")
            if not token:
                break
            root = self._insist({"resumptionToken": token})
        self.since = began

    def _insist(self, arguments: dict[str, str]) -> Element:
        while True:
            try:
                return self._ask(arguments)
            except Cut:
                continue

    def _ask(self, arguments: dict[str, str]) -> Element:
        query = urlencode({"verb": "ListRecords", **arguments})
        return checked(self.line.get(f"/oai?{query}")[1])


def standing(record: Element) -> str:
    """What a record says: that it was deleted, or its metadata as text."""
    metadata = record.find(f"{OAI}metadata")
    return "deleted" if metadata is None else tostring(metadata, encoding="unicode").strip()
