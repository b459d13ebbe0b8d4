"""Sources that are harvested, what each gave, and what came of each run."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "harvest_sources",
        sa.Column("path", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("url", "query", "mapping", "memory")),
        sa.Column("every_hours", sa.Integer, nullable=False),
        sa.Column("is_paused", sa.Boolean, nullable=False),
        sa.Column("accepts_drop", sa.Boolean, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("due", sa.String(32), index=True),
        sa.Column("lease", sa.String(32), nullable=False),
    )
    op.create_table(
        "harvest_items",
        sa.Column("source", sa.String(64), primary_key=True),
        sa.Column("contribution", sa.String(255), primary_key=True),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("gone", sa.String(32)),
    )
    op.create_table(
        "harvest_runs",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("source", sa.String(64), nullable=False, index=True),
        *(sa.Column(name, sa.String(32), nullable=False) for name in ("started", "ended", "outcome")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("reason", "counts", "lines")),
    )
