"""The shipped data as tests read them, and the facts behind them where these stand beside the checkout."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest

from paraugs.graph.conversion import from_quad
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.terms import IRI, Literal, Quad, Term

ROOT = Path(__file__).parent.parent
FACTS = ROOT.parent / "shared" / "facts"


@dataclass(frozen=True, slots=True)
class Statements:
    """Statements to look things up in; things of ours are named without the base, terms by prefix."""

    values: dict[tuple[str, str], frozenset[str]]

    def of(self, thing: str, term: str) -> frozenset[str]:
        """Give what is said of a thing: an IRI or plain value as text, a text as `words@language`."""
        return self.values.get((thing, term), frozenset())

    def having(self, term: str, value: str) -> list[str]:
        """Give the things that have this value."""
        return sorted(
            thing for (thing, name), values in self.values.items() if name == term and value in values
        )


@cache
def read(path: Path) -> tuple[Quad, ...]:
    """Read a Turtle or TriG file whole."""
    return tuple(from_quad(quad) for quad in pyoxigraph.parse(path=path))


def read_all(*patterns: str) -> list[Quad]:
    """Read the files that match patterns relative to the checkout."""
    return [quad for pattern in patterns for path in sorted(ROOT.glob(pattern)) for quad in read(path)]


def statements(quads: Iterable[Quad]) -> Statements:
    """Index quads for look-up, whatever graph they stand in."""
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    for quad in quads:
        values[short(quad.subject), short(quad.predicate)].add(short(quad.object))
    return Statements({key: frozenset(found) for key, found in values.items()})


def short(term: Term) -> str:
    """Give a term as a person would write it."""
    if isinstance(term, Literal):
        return f"{term.value}@{term.language}" if term.language else term.value
    if isinstance(term, IRI) and term.value.startswith(THINGS):
        return term.value.removeprefix(THINGS)
    for prefix, namespace in PREFIXES.items():
        if term.value.startswith(namespace):
            return f"{prefix}:{term.value.removeprefix(namespace)}"
    return term.value


def facts(name: str) -> list[dict[str, str]]:
    """Give the rows of a table of facts; the test is skipped where the facts are not at hand."""
    path = FACTS / f"{name}.csv"
    if not path.is_file():
        pytest.skip("the facts are not beside this checkout")
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def cells(cell: str) -> set[str]:
    """Give the values of a cell that may hold several."""
    return {value.strip() for value in cell.split(";") if value.strip()}


def words(text: str, language: str = "en") -> set[str]:
    """Expect a text in a language, or nothing where the facts have none."""
    return {f"{text}@{language}"} if text else set()


def value(text: str) -> set[str]:
    """Expect a plain value, or nothing where the facts have none."""
    return {text} if text else set()
