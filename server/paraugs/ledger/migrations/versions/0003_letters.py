"""Letters that wait to be sent, and the revision that letters were last written about."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; a letter may be changed and deleted."""
    op.create_table(
        "letters",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("receiver", sa.Text, nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("due", sa.String(32)),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_index("ix_letters_due", "letters", ["due"])
    op.create_table("letters_reached", sa.Column("number", sa.Integer, primary_key=True, autoincrement=False))
