"""What the law makes us erase: the one change that a revision may undergo, and the note of it that stays."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NO_CHANGE = "revisions are never changed or deleted"
NO_UNDOING = "erasures are never changed or deleted"
KEPT = (
    "number", "previous", "contribution", "member_state", "agent", "recorded", "action", "status", "sha256",
    "media_type", "shapes", "chain_before", "chain",
)  # fmt: skip
# What a changed row must be: the notice of its erasure in place of the content, nothing in place of the rest.
ERASED = (
    ("NEW.nquads", "(SELECT notice FROM erasures WHERE number = OLD.number)"),
    ("NEW.submitted", "NULL"),
    ("NEW.findings", "'[]'"),
    ("NEW.reason", "''"),
    *((f"NEW.{name}", f"OLD.{name}") for name in KEPT),
)


def upgrade() -> None:
    """Make the table, and let its rows alone open the guard of revisions."""
    op.create_table(
        "erasures",
        sa.Column(
            "number", sa.Integer, sa.ForeignKey("revisions.number"), primary_key=True, autoincrement=False
        ),
        sa.Column("agent", sa.Text, nullable=False),
        sa.Column("recorded", sa.String(32), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("reason", "notice")),
        *(
            sa.Column(f"{name}_sha256", sa.String(64), nullable=False)
            for name in ("submitted", "findings", "reason")
        ),
    )
    if op.get_bind().dialect.name == "sqlite":
        _guard_in_sqlite()
    else:
        _guard_in_postgresql()


def _guard_in_sqlite() -> None:
    right = " AND ".join(f"{given} IS {wanted}" for given, wanted in ERASED)
    op.execute("DROP TRIGGER revisions_no_update")
    op.execute(
        f"CREATE TRIGGER revisions_no_update BEFORE UPDATE ON revisions WHEN NOT ({right}) "
        f"BEGIN SELECT RAISE(ABORT, '{NO_CHANGE}'); END"
    )
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER erasures_no_{act.lower()} BEFORE {act} ON erasures "
            f"BEGIN SELECT RAISE(ABORT, '{NO_UNDOING}'); END"
        )
    # Without it, INSERT OR REPLACE could overwrite a row.
    op.execute(
        "CREATE TRIGGER erasures_once BEFORE INSERT ON erasures BEGIN "
        f"SELECT RAISE(ABORT, '{NO_UNDOING}') WHERE NEW.number IN (SELECT number FROM erasures); END"
    )


def _guard_in_postgresql() -> None:
    right = " AND ".join(f"{given} IS NOT DISTINCT FROM {wanted}" for given, wanted in ERASED)
    op.execute("DROP TRIGGER revisions_no_change ON revisions")
    op.execute(
        "CREATE TRIGGER revisions_no_change BEFORE DELETE OR TRUNCATE ON revisions "
        "FOR EACH STATEMENT EXECUTE FUNCTION revisions_no_change()"
    )
    op.execute(
        "CREATE FUNCTION revisions_only_erased() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF NOT ({right}) THEN RAISE EXCEPTION '{NO_CHANGE}'; END IF; RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER revisions_only_erased BEFORE UPDATE ON revisions "
        "FOR EACH ROW EXECUTE FUNCTION revisions_only_erased()"
    )
    op.execute(
        "CREATE FUNCTION erasures_no_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{NO_UNDOING}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER erasures_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON erasures "
        "FOR EACH STATEMENT EXECUTE FUNCTION erasures_no_change()"
    )
