"""The queries that pages run by name, each as it stands over a small cast, and their answers as text.

`python tests/queries/named.py` writes the expected answers anew; read the difference before you keep it.
"""

import sys
from pathlib import Path

from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.graph.notation import write_triple
from paraugs.graph.port import Reading
from paraugs.resources import find_resources

sys.path.insert(0, str(Path(__file__).parents[1]))

from queries.competency import as_table

CASES = Path(__file__).parent / "api"
CAST = CASES / "cast.trig"


def cast() -> EmbeddedGraph:
    """Give three practices, one transfer, two tools and what they mention."""
    graph = EmbeddedGraph()
    graph.load(CAST.read_bytes(), "application/trig", None)
    return graph


def answer(graph: Reading, text: str) -> str:
    """Give the whole answer to a query: a table, or sorted statements."""
    if "CONSTRUCT" in text:
        return "".join(f"{line}\n" for line in sorted(map(write_triple, graph.construct(text))))
    return as_table(graph.select(text))


def expected_file(text: str, name: str) -> Path:
    """Give the file that holds the expected answer to a query."""
    return CASES / f"{name}.{'nt' if 'CONSTRUCT' in text else 'tsv'}"


def main() -> None:
    """Write the expected answers."""
    queries, graph = NamedQueries(find_resources()), cast()
    for name in queries.names():
        text = queries[name].text
        expected_file(text, name).write_text(answer(graph, text), encoding="utf-8")


if __name__ == "__main__":
    main()
