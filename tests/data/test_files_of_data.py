"""What holds for every file: a difference shows meaning, and a statement stands in one graph."""

from collections import defaultdict
from pathlib import Path

import pytest

from paraugs.terms import BlankNode, Triple
from paraugs.turtle import write_trig, write_turtle
from shipped import ROOT, read

FILES = sorted(
    path
    for pattern in ("data/*.ttl", "data/*/*.ttl", "data/*/*.trig", "ontology/vocabularies/*.ttl")
    for path in ROOT.glob(pattern)
)


def name(path: Path) -> str:
    """Give the path as a person would write it."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_is_as_the_formatter_writes_it(path: Path) -> None:
    quads = read(path)
    written = (
        write_trig(quads) if path.suffix == ".trig" else write_turtle(Triple(*quad[:3]) for quad in quads)
    )

    assert path.read_bytes() == written.encode()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_has_no_blank_nodes(path: Path) -> None:
    assert [quad for quad in read(path) if BlankNode in (type(quad.subject), type(quad.object))] == []


def test_no_statement_stands_in_two_graphs() -> None:
    graphs: dict[Triple, set[str]] = defaultdict(set)
    for path in FILES:
        for quad in read(path):
            graphs[Triple(*quad[:3])].add(str(quad.graph or path.parent.name))

    assert {triple: found for triple, found in graphs.items() if len(found) > 1} == {}
