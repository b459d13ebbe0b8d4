"""Every departure that is named belongs to a test of the contract."""

from pathlib import Path

import pytest

from graph.conftest import ENGINES
from graph.departures import DEPARTURES

CONTRACT = "".join(
    path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_contract_*.py")
)


@pytest.mark.parametrize(("engine", "case"), DEPARTURES)
def test_a_departure_has_its_test(engine: str, case: str) -> None:
    name, _, parameter = case.rstrip("]").partition("[")
    assert engine in ENGINES
    assert f"def {name}(" in CONTRACT
    assert not parameter or f'"{parameter}":' in CONTRACT
