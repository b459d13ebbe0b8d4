"""People, their tokens and drafts, and a log of decisions that nobody can change."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NO_CHANGE = "decisions are never changed or deleted"


def upgrade() -> None:
    """Make the tables and what guards the log."""
    _make_accounts()
    _make_tokens()
    _make_decisions()
    _make_attempts()
    _make_drafts()
    if op.get_bind().dialect.name == "sqlite":
        _guard_in_sqlite()
    else:
        _guard_in_postgresql()


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _short(size: int, *names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(size), nullable=False) for name in names]


def _make_accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("email", sa.String(254), nullable=False, unique=True),
        *_text("name"),
        *_short(32, "role"),
        *_text("member_state", "organisation"),
        *_short(16, "language"),
        *_text("password"),
        sa.Column("session", sa.Integer, nullable=False),
        sa.Column("disabled", sa.Boolean, nullable=False),
        *_short(32, "created"),
        *_short(64, "invitation"),
        *_short(32, "invitation_ends"),
    )
    op.create_index("ix_accounts_invitation", "accounts", ["invitation"])
    op.create_table(
        "identities",
        sa.Column("issuer", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, primary_key=True),
        sa.Column("account", sa.String(32), sa.ForeignKey("accounts.id"), nullable=False),
    )


def _make_tokens() -> None:
    op.create_table(
        "tokens",
        sa.Column("id", sa.String(32), primary_key=True),
        *_short(64, "sha256"),
        sa.Column("account", sa.String(32), sa.ForeignKey("accounts.id")),
        *_short(32, "role"),
        *_text("member_state", "organisation", "label", "acts"),
        *_short(32, "created", "expires", "used", "revoked"),
    )


def _make_decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *_short(32, "recorded"),
        *_text("actor"),
        *_short(32, "role"),
        *_short(64, "action"),
        *_text("thing", "member_state"),
        sa.Column("revision", sa.Integer),
        *_text("detail"),
    )


def _make_attempts() -> None:
    op.create_table(
        "attempts",
        sa.Column("key", sa.String(80), primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        *_short(32, "last", "rests_until"),
    )


def _make_drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(32), primary_key=True),
        *_text("account", "member_state", "kind", "contribution", "fields"),
        *_short(32, "created", "updated"),
    )
    op.create_index("ix_drafts_account", "drafts", ["account"])


def _guard_in_sqlite() -> None:
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER decisions_no_{act.lower()} BEFORE {act} ON decisions "
            f"BEGIN SELECT RAISE(ABORT, '{NO_CHANGE}'); END"
        )
    # Without it, INSERT OR REPLACE could overwrite a row.
    op.execute(
        "CREATE TRIGGER decisions_follow BEFORE INSERT ON decisions BEGIN "
        f"SELECT RAISE(ABORT, '{NO_CHANGE}') "
        "WHERE NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM decisions); END"
    )


def _guard_in_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION decisions_no_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{NO_CHANGE}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER decisions_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions "
        "FOR EACH STATEMENT EXECUTE FUNCTION decisions_no_change()"
    )
