"""What saved queries answered with each release, so that their owners hear what changed."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "saved_query_answers",
        sa.Column("query", sa.String(16), sa.ForeignKey("saved_queries.id"), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("release", sa.String(128), nullable=False),
        sa.Column("recorded", sa.String(32), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("columns", "sha256", "fault", "before")),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("is_told", sa.Boolean, nullable=False),
    )
    op.create_table(
        "saved_query_lease",
        sa.Column("ends", sa.String(32), primary_key=True),
    )
