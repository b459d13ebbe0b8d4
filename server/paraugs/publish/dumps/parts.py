"""Which parts of the dataset can be taken by themselves: the datasets of the catalogue.

A part is called like its dataset (`dct:identifier`). A practice stands in a graph named after its state, so
the part of a state is known by the names of graphs alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from paraugs.graph.release import CONTRIBUTIONS, ID
from paraugs.terms import IRI

WHOLE, PRACTICES = "paraugs", "practices"
_GRAPHS = {"tools": ("tools",), "vocabularies": ("ontology", "vocabularies"), "monitor": ("monitor",)}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the dataset: its name, its graphs in order, and the query that makes its table, if any."""

    name: str
    graphs: tuple[IRI, ...]
    table: str = ""
    state: str = ""


def parts_of(names: Iterable[IRI]) -> list[Part]:
    """Divide a dataset that has these graphs: the whole, all practices, those of each state, the rest."""
    graphs = sorted(names)
    practices = tuple(name for name in graphs if name.value.startswith(CONTRIBUTIONS))
    by_state = dict[str, list[IRI]]()
    for name in practices:
        by_state.setdefault(_state_of(name), []).append(name)
    return [
        Part(WHOLE, tuple(graphs)),
        Part(PRACTICES, practices, "table-practices"),
        *(Part(name, _named(folders, graphs), f"table-{name}") for name, folders in _GRAPHS.items()),
        *(
            Part(f"{PRACTICES}-{state}", tuple(found), "table-practices", state)
            for state, found in sorted(by_state.items())
        ),
    ]


def _state_of(graph: IRI) -> str:
    return graph.value.removeprefix(CONTRIBUTIONS).partition("/")[0]


def _named(folders: Iterable[str], graphs: Iterable[IRI]) -> tuple[IRI, ...]:
    wanted = {f"{ID}graph/{folder}" for folder in folders}
    return tuple(name for name in graphs if name.value in wanted)
