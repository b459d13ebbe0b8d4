"""A PostgreSQL server that may be crashed: its recovery takes longer the more databases it has."""

from collections.abc import Iterator

import pytest

from databases import POSTGRESQL_MISSING, PROGRAMS, PostgreSQL, postgresql_server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """Give a server for the tests of this folder."""
    if not PROGRAMS:
        pytest.skip(POSTGRESQL_MISSING)
    with postgresql_server() as server:
        yield server
