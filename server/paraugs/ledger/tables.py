"""The tables of the ledger as SQLAlchemy knows them; `migrations/` makes them, and their guards.

Nothing in `revisions` is ever changed or deleted: both databases refuse it, and refuse a number, a previous
revision or a chain hash that does not follow. The one exception is what the law
makes us erase (`erasing.py`).
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

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

ERASURES = Table(
    "erasures",
    METADATA,
    Column("number", Integer, ForeignKey("revisions.number"), primary_key=True, autoincrement=False),
    Column("agent", Text, nullable=False),
    Column("recorded", String(32), nullable=False),
    Column("reason", Text, nullable=False),
    Column("notice", Text, nullable=False),
    # What the chain hash was made of, for the fields that are gone.
    Column("submitted_sha256", String(64), nullable=False),
    Column("findings_sha256", String(64), nullable=False),
    Column("reason_sha256", String(64), nullable=False),
)
"""What was erased from revisions by whom, when and why; never changed or deleted either."""

RELEASES = Table(
    "releases",
    METADATA,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False),
    Column("number", Integer, nullable=False),
)
"""Which releases' shipped practices were taken in, in order: a note that saves time, no truth."""

ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("email", String(254), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", String(32), nullable=False),
    Column("member_state", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("language", String(16), nullable=False),
    Column("password", Text, nullable=False),
    Column("session", Integer, nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("created", String(32), nullable=False),
    Column("invitation", String(64), nullable=False, index=True),
    Column("invitation_ends", String(32), nullable=False),
)

IDENTITIES = Table(
    "identities",
    METADATA,
    Column("issuer", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("account", String(32), ForeignKey("accounts.id"), nullable=False),
)

TOKENS = Table(
    "tokens",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("sha256", String(64), nullable=False),
    # NULL for a token that belongs to a system of a state and to no person.
    Column("account", String(32), ForeignKey("accounts.id")),
    Column("role", String(32), nullable=False),
    Column("member_state", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("acts", Text, nullable=False),
    Column("created", String(32), nullable=False),
    Column("expires", String(32), nullable=False),
    Column("used", String(32), nullable=False),
    Column("revoked", String(32), nullable=False),
)

DECISIONS = Table(
    "decisions",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("recorded", String(32), nullable=False),
    Column("actor", Text, nullable=False),
    Column("role", String(32), nullable=False),
    Column("action", String(64), nullable=False),
    Column("thing", Text, nullable=False),
    Column("member_state", Text, nullable=False),
    Column("revision", Integer),
    Column("detail", Text, nullable=False),
)
"""The audit log; as with `revisions`, both databases refuse to change or delete a row."""

ATTEMPTS = Table(
    "attempts",
    METADATA,
    Column("key", String(80), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last", String(32), nullable=False),
    Column("rests_until", String(32), nullable=False),
)

DRAFTS = Table(
    "drafts",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("account", Text, nullable=False, index=True),
    Column("member_state", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("contribution", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("created", String(32), nullable=False),
    Column("updated", String(32), nullable=False),
)

LETTERS = Table(
    "letters",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("receiver", Text, nullable=False),
    Column("language", String(16), nullable=False),
    Column("subject", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    # When it may be tried; empty: at once, NULL: it was given up.
    Column("due", String(32), index=True),
    Column("tries", Integer, nullable=False),
    Column("reason", Text, nullable=False),
)

LETTERS_REACHED = Table(
    "letters_reached", METADATA, Column("number", Integer, primary_key=True, autoincrement=False)
)
"""The revision that letters were last written about: one row, or none before the first."""

CHANGES = Table(
    "changes",
    METADATA,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("recorded", String(32), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("member", Text, nullable=False),
    Column("member_state", Text, nullable=False),
    # NULL for a graph of reference data, whose content stands in this row.
    Column("revision", Integer, unique=True),
    Column("sha256", String(64), nullable=False),
    Column("nquads", Text),
)
"""What changed for everybody; as with `revisions`, both databases refuse to change or delete a row."""
Index("changes_by_member", CHANGES.c.member, CHANGES.c.position)
Index("changes_by_state", CHANGES.c.member_state, CHANGES.c.position)

REFERENCE_RELEASES = Table(
    "reference_releases",
    METADATA,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False),
    Column("change", Integer, nullable=False),
)
"""Which releases' reference data were taken in, in order, up to which change: a note that saves time."""

CITATIONS = Table(
    "citations",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("recorded", String(32), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("fingerprint", String(128), nullable=False),
    Column("release", String(128), nullable=False),
    Column("query", Text, nullable=False),
    Column("form", String(16), nullable=False),
    Column("is_volatile", Boolean, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    # Compressed by zlib; empty when it was erased.
    Column("body", LargeBinary, nullable=False),
    Column("erased", String(32)),
    Column("reason", Text),
)
"""Answers that are cited; as with `revisions`, both databases refuse to change a row, but to erase it."""

SAVED_QUERIES = Table(
    "saved_queries",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("owner", Text, nullable=False, index=True),
    Column("member_state", Text, nullable=False),
    Column("is_archived", Boolean, nullable=False),
)

SAVED_QUERY_REVISIONS = Table(
    "saved_query_revisions",
    METADATA,
    Column("query", String(16), ForeignKey("saved_queries.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("recorded", String(32), nullable=False),
    Column("name", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("is_public", Boolean, nullable=False),
    Column("licence", String(32), nullable=False),
)

SAVED_QUERY_ANSWERS = Table(
    "saved_query_answers",
    METADATA,
    Column("query", String(16), ForeignKey("saved_queries.id"), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("release", String(128), nullable=False),
    Column("recorded", String(32), nullable=False),
    # Names of columns with blanks in between; why it cannot be answered; what it said before, if otherwise.
    Column("columns", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("fault", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("is_told", Boolean, nullable=False),
)
"""What each saved query answered when it was last looked at."""

SAVED_QUERY_LEASE = Table("saved_query_lease", METADATA, Column("ends", String(32), primary_key=True))
"""Until when somebody looks at them: one row, or none."""
