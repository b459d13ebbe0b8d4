"""Rules about the whole dataset: one query a file in `queries/hygiene/`, whose rows are the messages."""

from dataclasses import dataclass

from paraugs.graph.named import NamedQueries
from paraugs.graph.port import Reading
from paraugs.resources import Resources

FOLDER = "queries/hygiene"


@dataclass(frozen=True, slots=True)
class Fault:
    """What one rule says of one thing."""

    rule: str
    subject: str
    message: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.subject}: {self.message}"


def find_faults(graph: Reading, resources: Resources) -> list[Fault]:
    """Every fault that the rules find, by rule; an empty list is a clean house."""
    rules = NamedQueries(resources, FOLDER)
    return [
        Fault(name, str(row.get("subject", "")), str(row.get("message", "")))
        for name in rules.names()
        for row in rules.run(graph, name).named()
    ]
