"""Sources that are harvested, in the database of the ledger: when each is due, what it gave, how runs went.

Due times stand in the database, so a restart forgets nothing; whoever takes a source has it for an hour, so
that no other node reads it meanwhile, and a process that dies holds nobody up for longer.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, delete, false, func, insert, select, update

from paraugs.ledger.database import Database
from paraugs.ledger.harvest_tables import HARVEST_ITEMS, HARVEST_RUNS, HARVEST_SOURCES
from paraugs.ledger.harvested import Ending, HarvestItem, KeptSource, Run, merged
from paraugs.ledger.revision import read_time, written_time

MOST_RUNS = 200
_LEASE = timedelta(hours=1)
_SOURCES, _ITEMS, _RUNS = HARVEST_SOURCES.c, HARVEST_ITEMS.c, HARVEST_RUNS.c


class Harvests:
    """Sources, items and runs in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> Sequence[KeptSource]:
        """Give all sources, by path."""
        with self._database.reading() as connection:
            rows = connection.execute(select(HARVEST_SOURCES).order_by(_SOURCES.path)).mappings()
            return [_source(row) for row in rows]

    def get(self, path: str) -> KeptSource | None:
        """Give a source."""
        with self._database.reading() as connection:
            return _get(connection, path)

    def put(self, source: KeptSource) -> None:
        """Keep a source as it is said; what it gave stays, and whoever reads it goes on."""
        with self._database.writing() as connection:
            lease = connection.scalar(select(_SOURCES.lease).where(_SOURCES.path == source.path)) or ""
            connection.execute(delete(HARVEST_SOURCES).where(_SOURCES.path == source.path))
            connection.execute(insert(HARVEST_SOURCES), _row(source) | {"lease": lease})

    def remove(self, path: str) -> None:
        """Follow a source no longer: what it gave stays where it is, and its runs are forgotten."""
        with self._database.writing() as connection:
            connection.execute(delete(HARVEST_SOURCES).where(_SOURCES.path == path))
            connection.execute(delete(HARVEST_ITEMS).where(_ITEMS.source == path))
            connection.execute(delete(HARVEST_RUNS).where(_RUNS.source == path))

    def change(self, path: str, **values: object) -> None:
        """Change what is said of a source: `is_paused`, `accepts_drop`, `failures`; `due` is a time."""
        if "due" in values:
            due = values["due"]
            values["due"] = written_time(due) if isinstance(due, datetime) else None
        with self._database.writing() as connection:
            connection.execute(update(HARVEST_SOURCES).where(_SOURCES.path == path).values(**values))

    def take(self, now: datetime, path: str = "") -> KeptSource | None:
        """Give a source to read: the one named, or the one that has been due for longest; None for none."""
        when = written_time(now)
        free = select(_SOURCES.path).where(_SOURCES.lease < when)
        if path:
            wanted = free.where(_SOURCES.path == path)
        else:
            wanted = free.where(_SOURCES.due <= when, _SOURCES.is_paused == false()).order_by(_SOURCES.due)
        with self._database.reading() as connection:
            if connection.scalar(wanted.limit(1)) is None:
                return None
        with self._database.writing() as connection:
            found = connection.scalar(wanted.limit(1))
            if found is None:
                return None
            change = update(HARVEST_SOURCES).where(_SOURCES.path == found)
            connection.execute(change.values(lease=written_time(now + _LEASE)))
            return _get(connection, found)

    def is_due(self, now: datetime) -> bool:
        """Tell whether a source waits to be read."""
        when = written_time(now)
        due = (_SOURCES.lease < when, _SOURCES.due <= when, _SOURCES.is_paused == false())
        with self._database.reading() as connection:
            return connection.scalar(select(_SOURCES.path).where(*due).limit(1)) is not None

    def items(self, path: str) -> Mapping[str, HarvestItem]:
        """Give what a source gave, by contribution."""
        wanted = select(HARVEST_ITEMS).where(_ITEMS.source == path).order_by(_ITEMS.contribution)
        with self._database.reading() as connection:
            rows = connection.execute(wanted).mappings()
            return {row["contribution"]: _item(row) for row in rows}

    def finish(self, ending: Ending) -> None:
        """Keep what came of a run in one transaction, and let its source go.

        What somebody said of the source meanwhile stands: it may be paused, called, changed, or removed.
        """
        path = ending.taken.path
        with self._database.writing() as connection:
            now = _get(connection, path)
            if now is None:
                return
            connection.execute(delete(HARVEST_SOURCES).where(_SOURCES.path == path))
            connection.execute(insert(HARVEST_SOURCES), _row(merged(now, ending)))
            here = set(connection.scalars(select(_ITEMS.contribution).where(_ITEMS.source == path)))
            forgotten = ending.before - here
            connection.execute(delete(HARVEST_ITEMS).where(_ITEMS.source == path))
            rows = [_item_row(path, each) for each in ending.items if each.contribution not in forgotten]
            if rows:
                connection.execute(insert(HARVEST_ITEMS), rows)
            _note(connection, path, ending.run)

    def forget(self, path: str, contribution: str) -> None:
        """Follow a contribution no longer for a source."""
        with self._database.writing() as connection:
            which = (_ITEMS.source == path, _ITEMS.contribution == contribution)
            connection.execute(delete(HARVEST_ITEMS).where(*which))

    def runs(self, path: str, most: int = MOST_RUNS) -> Sequence[Run]:
        """Give the newest runs of a source, the newest first."""
        wanted = select(HARVEST_RUNS).where(_RUNS.source == path).order_by(_RUNS.number.desc()).limit(most)
        with self._database.reading() as connection:
            return [_run(row) for row in connection.execute(wanted).mappings()]


def _note(connection: Connection, path: str, run: Run) -> None:
    """Keep a run, and the newest of those before it."""
    number = (connection.scalar(select(func.max(_RUNS.number))) or 0) + 1
    connection.execute(insert(HARVEST_RUNS), _run_row(path, number, run))
    kept = select(_RUNS.number).where(_RUNS.source == path).order_by(_RUNS.number.desc())
    oldest = connection.scalar(kept.offset(MOST_RUNS - 1).limit(1)) or 0
    connection.execute(delete(HARVEST_RUNS).where(_RUNS.source == path, _RUNS.number < oldest))


def _get(connection: Connection, path: str) -> KeptSource | None:
    row = connection.execute(select(HARVEST_SOURCES).where(_SOURCES.path == path)).mappings().first()
    return _source(row) if row else None


def _source(row: RowMapping) -> KeptSource:
    told = {name: row[name] for name in KeptSource.__slots__}
    return KeptSource(**{**told, "due": read_time(row["due"]) if row["due"] else None})


def _row(source: KeptSource) -> dict[str, object]:
    told = {name: getattr(source, name) for name in KeptSource.__slots__}
    return told | {"due": written_time(source.due) if source.due else None, "lease": ""}


def _item(row: RowMapping) -> HarvestItem:
    return HarvestItem(row["contribution"], row["origin"], read_time(row["gone"]) if row["gone"] else None)


def _item_row(path: str, item: HarvestItem) -> dict[str, object]:
    gone = written_time(item.gone) if item.gone else None
    return {"source": path, "contribution": item.contribution, "origin": item.origin, "gone": gone}


def _run(row: RowMapping) -> Run:
    lines = tuple((one[0], one[1], one[2]) for one in json.loads(row["lines"]))
    times = read_time(row["started"]), read_time(row["ended"])
    reason, template, values = json.loads(row["reason"])
    return Run(*times, row["outcome"], reason, json.loads(row["counts"]), lines, template, values)


def _run_row(path: str, number: int, run: Run) -> dict[str, object]:
    return {
        "number": number,
        "source": path,
        "started": written_time(run.started),
        "ended": written_time(run.ended),
        "outcome": run.outcome,
        "reason": json.dumps([run.reason, run.template, run.values], ensure_ascii=False),
        "counts": json.dumps(run.counts),
        "lines": json.dumps(run.lines, ensure_ascii=False),
    }
