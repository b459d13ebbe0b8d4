"""The monitor meets the 21 constraints of the RDF Data Cube Recommendation, and each catches a breach.

Constraints, normalisation and broken cubes are files in `cube/`; a row of a constraint is a breach. A
constraint finds nothing in the sound cube, and something once an update of the same number has broken it.

Source: The RDF Data Cube Vocabulary, W3C Recommendation of 16 January 2014, sections 10 and 11.1.
"""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, QuerySolutions, Store

from shipped import ROOT

CUBE = Path(__file__).parent / "cube"
CONSTRAINTS = sorted(path.stem for path in (CUBE / "constraints").glob("*.rq"))
BREACHES = sorted(path.stem for path in (CUBE / "broken").glob("*.ru"))
STAND_IN = "<https://example.org/property>"
DIRECTIONS = {"20": "qb:parentChildProperty", "21": "qb:parentChildProperty/owl:inverseOf"}
MONITOR = (
    "data/monitor/*.ttl",
    "data/framework/indicators.ttl",
    "ontology/monitoring.ttl",
    "ontology/vocabularies/*.ttl",
)


def cube(*files: Path) -> Store:
    """Load files together, as one graph."""
    store = Store()
    for path in files:
        store.load(path=path)
    return store


def normalise(store: Store) -> None:
    """State what the Recommendation lets a publisher leave out, before its constraints are asked."""
    for path in sorted((CUBE / "normalise").glob("*.ru")):
        store.update(path.read_text(encoding="utf-8"))


def breaches(store: Store, constraint: str) -> list[str]:
    """Give the breaches of a constraint; one about hierarchies is asked for each property they go by."""
    query = (CUBE / "constraints" / f"{constraint}.rq").read_text(encoding="utf-8")
    direction = DIRECTIONS.get(constraint[:2])
    queries = [query.replace(STAND_IN, str(way)) for way in ways(store, direction)] if direction else [query]
    return [row for each in queries for row in rows(store, each)]


def ways(store: Store, direction: str) -> list[NamedNode]:
    """Give the properties that hierarchies go down by, or the other way up."""
    query = f"""
        PREFIX owl: <http://www.w3.org/2002/07/owl#>
        PREFIX qb: <http://purl.org/linked-data/cube#>
        SELECT DISTINCT ?way
        WHERE {{ ?hierarchy a qb:HierarchicalCodeList ; {direction} ?way . FILTER(isIRI(?way)) }}
    """
    solutions = store.query(query)
    assert isinstance(solutions, QuerySolutions)
    return [way for (way,) in solutions if isinstance(way, NamedNode)]


def rows(store: Store, query: str) -> list[str]:
    """Give each solution as a line of text."""
    solutions = store.query(query)
    assert isinstance(solutions, QuerySolutions)
    return [" ".join(str(term) for term in solution) for solution in solutions]


@pytest.fixture(scope="module")
def monitor() -> Store:
    store = cube(*(path for pattern in MONITOR for path in sorted(ROOT.glob(pattern))))
    normalise(store)
    return store


def test_there_are_twenty_one_constraints_and_a_way_to_break_each() -> None:
    assert [int(name[:2]) for name in CONSTRAINTS] == list(range(1, 22))
    assert {name[:2] for name in BREACHES} == {name[:2] for name in CONSTRAINTS}


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_the_monitor_meets_the_constraint(monitor: Store, constraint: str) -> None:
    assert breaches(monitor, constraint) == []


@pytest.mark.parametrize("breach", BREACHES)
def test_a_broken_cube_is_caught_by_its_constraint_and_by_no_other(breach: str) -> None:
    store = cube(CUBE / "sound.ttl")
    store.update((CUBE / "broken" / f"{breach}.ru").read_text(encoding="utf-8"))
    normalise(store)

    assert [name[:2] for name in CONSTRAINTS if breaches(store, name)] == [breach[:2]]


def test_a_sound_cube_has_no_breach() -> None:
    store = cube(CUBE / "sound.ttl")
    normalise(store)

    assert {name: breaches(store, name) for name in CONSTRAINTS if breaches(store, name)} == {}
