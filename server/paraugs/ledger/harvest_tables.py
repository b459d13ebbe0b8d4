"""The tables of harvesting."""

from sqlalchemy import Boolean, Column, Integer, String, Table, Text

from paraugs.ledger.tables import METADATA

HARVEST_SOURCES = Table(
    "harvest_sources",
    METADATA,
    # State and name: "lv/ministry".
    Column("path", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("url", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("mapping", Text, nullable=False),
    Column("memory", Text, nullable=False),
    Column("every_hours", Integer, nullable=False),
    Column("is_paused", Boolean, nullable=False),
    Column("accepts_drop", Boolean, nullable=False),
    Column("failures", Integer, nullable=False),
    # When it is to be read; NULL: when somebody calls.
    Column("due", String(32), index=True),
    # Until when somebody reads it; empty: nobody does.
    Column("lease", String(32), nullable=False),
)

HARVEST_ITEMS = Table(
    "harvest_items",
    METADATA,
    Column("source", String(64), primary_key=True),
    Column("contribution", String(255), primary_key=True),
    Column("origin", Text, nullable=False),
    # Since when it is not at its source any more.
    Column("gone", String(32)),
)
"""What each source gave, and is followed for."""

HARVEST_RUNS = Table(
    "harvest_runs",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("source", String(64), nullable=False, index=True),
    Column("started", String(32), nullable=False),
    Column("ended", String(32), nullable=False),
    Column("outcome", String(32), nullable=False),
    # JSON: why, in English, with its template and values; how many of what; a line for what was not plain.
    Column("reason", Text, nullable=False),
    Column("counts", Text, nullable=False),
    Column("lines", Text, nullable=False),
)
"""What came of each reading; the newest are kept."""
