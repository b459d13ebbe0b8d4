"""The audit log as a file: CSV for people's spreadsheets, JSON for programs."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from paraugs.errors import RequestError
from paraugs.ledger.decisions import Decision
from paraugs.ledger.revision import written_time
from paraugs.people.people import People
from paraugs.people.roles import Actor, require

COLUMNS = ("number", "when", "actor", "name", "role", "action", "thing", "state", "revision", "detail")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def state_to_audit(by: Actor | None) -> str | None:
    """Give the state whose decisions somebody may read, None for all; Forbidden for who may read none."""
    actor = require(by, "read-audit", by.member_state if by else "")
    return None if actor.role == "administrator" else actor.member_state


def since(text: str) -> datetime | None:
    """Give a day or time (ISO 8601, UTC unless it says another zone), None for an empty text.

    RequestError when it is neither.
    """
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise RequestError(f"since must be a date such as 2026-11-25, not {text!r}.") from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def as_csv(people: People, start: datetime | None = None, member_state: str | None = None) -> Iterator[str]:
    """Give the lines of a CSV file (RFC 4180), its header first; no cell can be taken for a formula."""
    yield _line(COLUMNS)
    for row in _rows(people, start, member_state):
        yield _line(map(_harmless, row))


def as_json(people: People, start: datetime | None = None, member_state: str | None = None) -> Iterator[str]:
    """Give the lines of a JSON array, an object for each decision."""
    before = "[\n"
    for row in _rows(people, start, member_state):
        fields = {name: value for name, value in zip(COLUMNS, row, strict=True) if value != ""}
        yield before + json.dumps(fields, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def names_of(people: People) -> dict[str, str]:
    """Give the names of all who may stand in the log, by IRI."""
    named = {people.iri_of(account): account.name for account in people.accounts.list()}
    tokens = {f"{people.base}id/token/{token.id}": token.label for token in people.tokens.list()}
    return named | tokens


def _rows(
    people: People, start: datetime | None, member_state: str | None
) -> Iterator[tuple[int | str, ...]]:
    names = names_of(people)
    for decision in people.decisions.since(start, member_state):
        yield _row(decision, names.get(decision.actor, ""))


def _row(decision: Decision, name: str) -> tuple[int | str, ...]:
    return (
        decision.number,
        written_time(decision.recorded),
        decision.actor,
        name,
        decision.role,
        decision.action,
        decision.thing,
        decision.member_state,
        "" if decision.revision is None else decision.revision,
        decision.detail,
    )


def _line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def _harmless(cell: int | str) -> int | str:
    """A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection")."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
