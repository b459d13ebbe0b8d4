"""A mirror of the tests: reads the event stream page by page and applies it, as a harvester would."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from flask.testing import FlaskClient

from contributing import House
from paraugs.graph.canonical import canonical_nquads
from paraugs.graph.port import Graph
from paraugs.graph.release import VERSION_GRAPH

_AS = "https://www.w3.org/ns/activitystreams#"
_CHANGE = "<https://w3id.org/paraugs/id/change/"


@dataclass
class Event:
    """An event of the stream, with the lines of its graph."""

    position: int
    kind: str = ""
    member: str = ""
    sha256: str = ""
    lines: list[str] = field(default_factory=list)

    def canonical(self) -> str:
        """Give the canonical N-Quads of the member."""
        mine, theirs = f"{_CHANGE}{self.position}> .", f"<{self.member}> ."
        lines = (line.removesuffix(mine) + theirs for line in self.lines)
        return "".join(sorted(f"{line}\n" for line in lines))


@dataclass
class Mirror:
    """The graphs that somebody holds, by name, each with its statements."""

    graphs: dict[str, frozenset[str]] = field(default_factory=dict)

    def apply(self, event: Event) -> None:
        """Take an event in; what was deleted leaves its tombstone, if it has one."""
        self.graphs.pop(event.member, None)
        if event.lines:
            self.graphs[event.member] = statements("\n".join(event.lines))


def statements(nquads: str) -> frozenset[str]:
    """Give statements without the names of graphs and blank nodes, for comparing."""
    return frozenset(
        " ".join("_:" if part.startswith("_:") else part for part in line.rsplit(" <", 1)[0].split(" ", 2))
        for line in nquads.split("\n")
        if line
    )


def dataset_of(house: House) -> dict[str, frozenset[str]]:
    """Give the graphs that an application serves, but for what follows from them."""
    return dataset_in(house.services.graph)


def dataset_in(graph: Graph) -> dict[str, frozenset[str]]:
    """Give the graphs of a store, but for what follows from them."""
    return {
        name.value: statements(canonical_nquads(graph.read_graph(name), name))
        for name in graph.graph_names()
        if name != VERSION_GRAPH
    }


def read_all(client: FlaskClient, first: int = 1) -> Iterator[Event]:
    """Go through the pages from one on, in order, by their links."""
    path = f"/ldes/page/{first}"
    while path:
        answer = client.get(path, headers={"Accept": "application/n-quads"})
        assert answer.status_code == 200
        yield from events_of(answer.text)
        after = [link for link in answer.headers.getlist("Link") if 'rel="next"' in link]
        path = after[0].partition(">")[0].removeprefix("<http://localhost") if after else ""


def events_of(page: str) -> Iterator[Event]:
    """Give the events of a page of N-Quads."""
    found = dict[int, Event]()
    for line in page.split("\n"):
        if line.startswith(_CHANGE) and line.count(f" {_CHANGE}") == 0:
            subject, predicate, value = line.removesuffix(" .").split(" ", 2)
            position = int(subject.removeprefix(_CHANGE).removesuffix(">"))
            event = found.setdefault(position, Event(position))
            match predicate.strip("<>").rpartition("#")[2].rpartition("/")[2]:
                case "type":
                    event.kind = value.strip("<>").removeprefix(_AS)
                case "object":
                    event.member = value.strip("<>")
                case "sha256":
                    event.sha256 = value.strip('"')
        elif line.endswith("> .") and f" {_CHANGE}" in line and "/tree#member> " not in line:
            position = int(line.rsplit(_CHANGE, 1)[1].removesuffix("> ."))
            found.setdefault(position, Event(position)).lines.append(line)
    yield from (found[position] for position in sorted(found))
