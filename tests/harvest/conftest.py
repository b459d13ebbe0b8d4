"""Sources on loopback that do what they are told, and a harvester over a ledger of its own."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from entries import MORNING
from paraugs.contribute.desk.opening import open_examiner
from paraugs.contribute.desk.port import InProcessDesk
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.harvest.house import Harvester
from paraugs.harvest.policy import Policy
from paraugs.ledger.harvests import Harvests
from paraugs.ledger.opening import open_ledger
from paraugs.life.office import Office
from paraugs.people.people import over
from paraugs.resources import Resources
from paraugs.settings import BASE_IRI, Settings

Handler = BaseHTTPRequestHandler


@dataclass
class Source:
    """A web server; `pages` are answers by path: bytes, with headers, or what writes the answer itself."""

    port: int
    pages: dict[str, Callable[[Handler], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    def serve(self, path: str, body: str | bytes, kind: str = "text/turtle", **headers: str) -> str:
        """Answer a path with a body; its address."""
        data = body.encode() if isinstance(body, str) else body

        def answer(handler: Handler) -> None:
            handler.send_response(200)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(data)

        self.pages[path] = answer
        return f"{self.url}{path}"

    def do(self, path: str, answer: Callable[[Handler], None]) -> str:
        """Answer a path in whatever way; its address."""
        self.pages[path] = answer
        return f"{self.url}{path}"


@pytest.fixture
def source() -> Iterator[Source]:
    """Give a source on loopback."""
    made: Source

    class Answering(Handler):
        def do_GET(self) -> None:  # noqa: N802, its name is that of the method
            made.asked.append((self.path, dict(self.headers.items())))
            known = made.pages.get(self.path) or made.pages.get(self.path.partition("?")[0])
            try:
                if known:
                    known(self)
                else:
                    self.send_error(404)
            except OSError:
                return  # The reader had enough.

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    made = Source(server.server_port)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def policy(source: Source) -> Policy:
    """Give a policy that lets the source be asked, and one MiB be read."""
    return Policy(private=frozenset({source.place}), most_bytes=1 << 20, seconds=60, patience=30, pause=0)


@dataclass
class House:
    """A harvester whose clock is moved by hand."""

    harvester: Harvester
    now: datetime = MORNING

    @property
    def kept(self) -> Harvests:
        return self.harvester.kept

    def later(self, **time: int) -> None:
        self.now += timedelta(**time)


@pytest.fixture(scope="session")
def desk(resources: Resources) -> InProcessDesk:
    """Give the desk with the shipped shapes."""
    return InProcessDesk(open_examiner(Settings(), resources))


@pytest.fixture
def house(tmp_path: Path, resources: Resources, desk: InProcessDesk, policy: Policy) -> Iterator[House]:
    """Give a harvester over an empty ledger; Latvia publishes directly."""
    ledger, graph = open_ledger(str(tmp_path / "ledger.sqlite")), EmbeddedGraph()
    people = over(ledger.database, BASE_IRI, "synthetic secret")
    made: House

    def clock() -> datetime:
        return made.now

    settings = Settings(trusted_states="LV")
    office = Office(ledger, desk, people, graph, NamedQueries(resources), settings, lambda: None, clock)
    facts = desk._examiner.checker.vocabulary.facts
    made = House(Harvester(office, facts, Harvests(ledger.database), policy, clock))
    yield made
    ledger.close()


def quick(policy: Policy, **limits: float) -> Policy:
    """The same policy with other limits."""
    return replace(policy, **limits)  # type: ignore[arg-type]
