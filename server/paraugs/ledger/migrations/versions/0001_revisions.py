"""Revisions that nobody can change, and the releases that were taken in."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

START = "0" * 64
NO_CHANGE = "revisions are never changed or deleted"
# What must hold of a new row; the same words in both dialects but for the comparison that knows NULL.
FOLLOWS = (
    (
        "revisions are numbered without a gap",
        "NEW.number",
        "(SELECT coalesce(max(number), 0) + 1 FROM revisions)",
    ),
    (
        "the revision before is the newest of its contribution",
        "NEW.previous",
        "(SELECT max(number) FROM revisions WHERE contribution = NEW.contribution)",
    ),
    (
        "the chain hash before is the one of the revision before",
        "NEW.chain_before",
        f"coalesce((SELECT chain FROM revisions WHERE number = NEW.number - 1), '{START}')",
    ),
)


def upgrade() -> None:
    """Make the tables and what guards them."""
    _make_tables()
    if op.get_bind().dialect.name == "sqlite":
        _guard_in_sqlite()
    else:
        _guard_in_postgresql()


def _make_tables() -> None:
    op.create_table(
        "revisions",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("previous", sa.Integer, sa.ForeignKey("revisions.number"), unique=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("contribution", "member_state", "agent")),
        *(sa.Column(name, sa.String(32), nullable=False) for name in ("recorded", "action", "status")),
        sa.Column("nquads", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("media_type", sa.String(255), nullable=False),
        sa.Column("submitted", sa.LargeBinary),
        sa.Column("shapes", sa.String(64), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("findings", "reason")),
        *(sa.Column(name, sa.String(64), nullable=False, unique=True) for name in ("chain_before", "chain")),
    )
    op.create_index("revisions_by_contribution", "revisions", ["contribution", "number", "status"])
    op.create_table(
        "releases",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
    )


def _guard_in_sqlite() -> None:
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER revisions_no_{act.lower()} BEFORE {act} ON revisions "
            f"BEGIN SELECT RAISE(ABORT, '{NO_CHANGE}'); END"
        )
    checks = " ".join(
        f"SELECT RAISE(ABORT, '{words}') WHERE {given} IS NOT {right};" for words, given, right in FOLLOWS
    )
    op.execute(f"CREATE TRIGGER revisions_follow BEFORE INSERT ON revisions BEGIN {checks} END")


def _guard_in_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION revisions_no_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{NO_CHANGE}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER revisions_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON revisions "
        "FOR EACH STATEMENT EXECUTE FUNCTION revisions_no_change()"
    )
    checks = " ".join(
        f"IF {given} IS DISTINCT FROM {right} THEN RAISE EXCEPTION '{words}'; END IF;"
        for words, given, right in FOLLOWS
    )
    op.execute(
        "CREATE FUNCTION revisions_follow() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {checks} RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER revisions_follow BEFORE INSERT ON revisions "
        "FOR EACH ROW EXECUTE FUNCTION revisions_follow()"
    )
