"""Queries that people keep, with their revisions."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "saved_queries",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("member_state", sa.Text, nullable=False),
        sa.Column("is_archived", sa.Boolean, nullable=False),
    )
    op.create_index("ix_saved_queries_owner", "saved_queries", ["owner"])
    op.create_table(
        "saved_query_revisions",
        sa.Column("query", sa.String(16), sa.ForeignKey("saved_queries.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("recorded", sa.String(32), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("name", "description", "text")),
        sa.Column("is_public", sa.Boolean, nullable=False),
        sa.Column("licence", sa.String(32), nullable=False),
    )
