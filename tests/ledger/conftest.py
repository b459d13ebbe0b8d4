"""Every ledger of the contract: an empty one in a SQLite file, and an empty one in PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from databases import PostgreSQL
from paraugs.ledger.opening import open_ledger
from paraugs.ledger.sql import SqlLedger


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a ledger that is not there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "state" / "ledger.sqlite")
    server: PostgreSQL = request.getfixturevalue("postgresql")
    return server.new_database()


@pytest.fixture
def ledger(address: str) -> Iterator[SqlLedger]:
    """Give an empty ledger."""
    ledger = open_ledger(address, patience_seconds=30)
    yield ledger
    ledger.close()
