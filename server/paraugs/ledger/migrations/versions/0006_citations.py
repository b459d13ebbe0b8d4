"""Answers that somebody cites: kept as they were, for good, but for what the law makes us erase."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NO_CHANGE = "citations are never changed or deleted"
KEPT = ("id", "recorded", "version", "fingerprint", "release", "form", "is_volatile", "rows", "sha256")
# What a changed row must be: an erased one, which says when and why in place of the query and the rows.
ERASED = (("NEW.query", "''"), *((f"NEW.{name}", f"OLD.{name}") for name in KEPT))


def upgrade() -> None:
    """Make the table and its guards."""
    op.create_table(
        "citations",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("recorded", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        *(sa.Column(name, sa.String(128), nullable=False) for name in ("fingerprint", "release")),
        sa.Column("query", sa.Text, nullable=False),
        sa.Column("form", sa.String(16), nullable=False),
        sa.Column("is_volatile", sa.Boolean, nullable=False),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("erased", sa.String(32)),
        sa.Column("reason", sa.Text),
    )
    op.create_index("ix_citations_recorded", "citations", ["recorded"])
    if op.get_bind().dialect.name == "sqlite":
        _guard_in_sqlite()
    else:
        _guard_in_postgresql()


def _guard_in_sqlite() -> None:
    right = " AND ".join(f"{given} IS {wanted}" for given, wanted in ERASED)
    op.execute(
        "CREATE TRIGGER citations_no_update BEFORE UPDATE ON citations "
        f"WHEN NOT ({right} AND length(NEW.body) = 0 AND NEW.erased IS NOT NULL) "
        f"BEGIN SELECT RAISE(ABORT, '{NO_CHANGE}'); END"
    )
    op.execute(
        "CREATE TRIGGER citations_no_delete BEFORE DELETE ON citations "
        f"BEGIN SELECT RAISE(ABORT, '{NO_CHANGE}'); END"
    )
    # Without it, INSERT OR REPLACE could overwrite a row.
    op.execute(
        "CREATE TRIGGER citations_once BEFORE INSERT ON citations BEGIN "
        f"SELECT RAISE(ABORT, '{NO_CHANGE}') WHERE NEW.id IN (SELECT id FROM citations); END"
    )


def _guard_in_postgresql() -> None:
    right = " AND ".join(f"{given} IS NOT DISTINCT FROM {wanted}" for given, wanted in ERASED)
    wrong = f"NOT ({right} AND length(NEW.body) = 0 AND NEW.erased IS NOT NULL)"
    op.execute(
        "CREATE FUNCTION citations_no_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{NO_CHANGE}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER citations_no_change BEFORE DELETE OR TRUNCATE ON citations "
        "FOR EACH STATEMENT EXECUTE FUNCTION citations_no_change()"
    )
    op.execute(
        "CREATE FUNCTION citations_only_erased() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {wrong} THEN RAISE EXCEPTION '{NO_CHANGE}'; END IF; RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER citations_only_erased BEFORE UPDATE ON citations "
        "FOR EACH ROW EXECUTE FUNCTION citations_only_erased()"
    )
