"""The reference data of a release become changes: each named graph that is new, changed or gone.

So a mirror that follows the stream gets the ontology, the vocabularies and the monitor too, and hears when
they change. The same release again changes nothing.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from paraugs.graph.loading import digest_of_release, reference_graphs
from paraugs.ledger.changes import ChangeWriter, Kind
from paraugs.ledger.revision import digest
from paraugs.ledger.sql import SqlLedger
from paraugs.ledger.tables import CHANGES, REFERENCE_RELEASES
from paraugs.resources import Resources
from paraugs.terms import IRI

_COLUMNS = CHANGES.c
_NEWEST = select(REFERENCE_RELEASES.c.digest).order_by(REFERENCE_RELEASES.c.position.desc()).limit(1)


def import_references(resources: Resources, ledger: SqlLedger) -> int:
    """Take in the reference data of a release; the number of changes. ResourceError for a broken file."""
    release = digest_of_release(resources)
    with ledger.database.reading() as connection:
        if connection.scalar(_NEWEST) == release:
            return 0
    graphs = reference_graphs(resources)
    with ledger.database.writing() as connection:
        # Another process, started at the same moment, may have been faster.
        return 0 if connection.scalar(_NEWEST) == release else _take_in(connection, release, graphs)


def _take_in(connection: Connection, release: str, graphs: Mapping[IRI, str]) -> int:
    writer, known = ChangeWriter(connection), _standing(connection)
    before = writer.position
    for name, nquads in sorted(graphs.items()):
        sha256 = digest(nquads.encode())
        if known.get(name.value) != sha256:
            kind: Kind = "update" if name.value in known else "create"
            writer.note(kind, name.value, sha256, nquads)
    for gone in sorted(known.keys() - {name.value for name in graphs}):
        writer.note("delete", gone, digest(b""), "")
    writer.flush()
    place = (connection.scalar(select(func.max(REFERENCE_RELEASES.c.position))) or 0) + 1
    row = {"position": place, "digest": release, "change": writer.position}
    connection.execute(REFERENCE_RELEASES.insert(), row)
    return writer.position - before


def _standing(connection: Connection) -> dict[str, str]:
    """The hash of each graph of reference data that the stream says is there."""
    newest = select(func.max(_COLUMNS.position)).where(_COLUMNS.revision.is_(None)).group_by(_COLUMNS.member)
    wanted = select(_COLUMNS.member, _COLUMNS.sha256).where(
        _COLUMNS.position.in_(newest), _COLUMNS.kind != "delete"
    )
    return {row.member: row.sha256 for row in connection.execute(wanted)}
