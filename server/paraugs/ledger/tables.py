"""The tables of the ledger as SQLAlchemy knows them; `migrations/` makes them, and their guards.

Nothing in `revisions` is ever changed or deleted: both databases refuse it, and refuse a number, a previous
revision or a chain hash that does not follow.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

METADATA = MetaData()

REVISIONS = Table(
    "revisions",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("previous", Integer, ForeignKey("revisions.number"), unique=True),
    Column("contribution", Text, nullable=False),
    Column("member_state", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Column("recorded", String(32), nullable=False),
    Column("action", String(32), nullable=False),
    Column("status", String(32), nullable=False),
    Column("nquads", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("media_type", String(255), nullable=False),
    # Empty when the bytes as submitted are the canonical N-Quads themselves.
    Column("submitted", LargeBinary),
    Column("shapes", String(64), nullable=False),
    Column("findings", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("chain_before", String(64), nullable=False, unique=True),
    Column("chain", String(64), nullable=False, unique=True),
)
Index("revisions_by_contribution", REVISIONS.c.contribution, REVISIONS.c.number, REVISIONS.c.status)

RELEASES = Table(
    "releases",
    METADATA,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False),
    Column("number", Integer, nullable=False),
)
"""Which releases' shipped practices were taken in, in order: a note that saves time, no truth."""
