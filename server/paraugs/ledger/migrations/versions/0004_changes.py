"""A stream of what changed for everybody, which mirrors follow; filled from the revisions that are there.

How a change follows from revisions is written here once more than in `changes.py`, on purpose: a step that
was taken must not depend on what that module becomes.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NO_CHANGE = "changes are never changed or deleted"
PUBLIC = ("published", "due-for-renewal", "withdrawn")
STEP = timedelta(milliseconds=1)
BATCH = 500


def upgrade() -> None:
    """Make the tables, fill them, and guard them."""
    _make_tables()
    _fill(op.get_bind())
    if op.get_bind().dialect.name == "sqlite":
        _guard_in_sqlite()
    else:
        _guard_in_postgresql()


def _make_tables() -> None:
    op.create_table(
        "changes",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("recorded", sa.String(32), nullable=False, unique=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("member_state", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, unique=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("nquads", sa.Text),
    )
    op.create_index("changes_by_member", "changes", ["member", "position"])
    op.create_index("changes_by_state", "changes", ["member_state", "position"])
    op.create_table(
        "reference_releases",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("change", sa.Integer, nullable=False),
    )


def _fill(connection: sa.Connection) -> None:
    changes = sa.table(
        "changes",
        *map(sa.column, ("position", "recorded", "kind", "member", "member_state", "revision", "sha256")),
    )
    rows = list(_rows(connection))
    for start in range(0, len(rows), BATCH):
        connection.execute(changes.insert(), rows[start : start + BATCH])


def _rows(connection: sa.Connection) -> Iterator[dict[str, object]]:
    """Give what each public revision changed, at its own time unless that would go back or lies ahead."""
    names = ("number", "contribution", "member_state", "recorded", "status", "sha256")
    table = sa.table("revisions", *map(sa.column, names))
    wanted = sa.select(*table.c).where(table.c.status.in_(PUBLIC)).order_by(table.c.number)
    newest = dict[str, tuple[bool, str]]()
    position, stamp, now = 0, datetime.min.replace(tzinfo=UTC), datetime.now(UTC)
    for number, member, state, recorded, status, sha256 in connection.execute(wanted).all():
        before, after = newest.get(member), (status == "withdrawn", sha256)
        if before == after:
            continue
        newest[member] = after
        position += 1
        stamp = max(stamp + STEP, min(datetime.fromisoformat(recorded), now))
        yield {
            "position": position,
            "recorded": stamp.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "kind": "delete" if after[0] else "create" if before is None or before[0] else "update",
            "member": member,
            "member_state": state,
            "revision": number,
            "sha256": sha256,
        }


def _guard_in_sqlite() -> None:
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER changes_no_{act.lower()} BEFORE {act} ON changes "
            f"BEGIN SELECT RAISE(ABORT, '{NO_CHANGE}'); END"
        )
    # Without it, INSERT OR REPLACE could overwrite a row.
    op.execute(
        "CREATE TRIGGER changes_follow BEFORE INSERT ON changes BEGIN "
        "SELECT RAISE(ABORT, 'changes are numbered without a gap') "
        "WHERE NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM changes); END"
    )


def _guard_in_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION changes_no_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{NO_CHANGE}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER changes_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON changes "
        "FOR EACH STATEMENT EXECUTE FUNCTION changes_no_change()"
    )
    op.execute(
        "CREATE FUNCTION changes_follow() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN IF NEW.position IS DISTINCT FROM (SELECT coalesce(max(position), 0) + 1 FROM changes) "
        "THEN RAISE EXCEPTION 'changes are numbered without a gap'; END IF; RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER changes_follow BEFORE INSERT ON changes "
        "FOR EACH ROW EXECUTE FUNCTION changes_follow()"
    )
