"""The practices that a release ships become revisions of the ledger: all of them in a new one, changes later.

A contribution that the release brings with other content becomes a new revision when nobody has revised it
since it came with a release; one that its state has revised is left as it is, and so is one that the release
no longer has. Both are told. The same release again changes nothing.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import cast, get_args

from paraugs.errors import ResourceError, SyntaxFault
from paraugs.graph.canonical import canonical_graphs
from paraugs.graph.parsing import media_type_of
from paraugs.graph.release import ID
from paraugs.ledger.port import Ledger, Standing
from paraugs.ledger.revision import NQUADS, Entry, Status, Submission, digest
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.refusals import StaleRevision
from paraugs.resources import Resources

_STATUS = f"{THINGS}concept/contribution-status/"


@dataclass(frozen=True, slots=True)
class Imported:
    """What a release brought: new contributions, changed ones, and those left alone, by IRI."""

    added: int
    changed: int
    kept: tuple[str, ...]
    dropped: tuple[str, ...]


def import_shipped(resources: Resources, ledger: Ledger) -> Imported:
    """Take in the practices of a release; ResourceError for a file that cannot be used."""
    try:
        return _import(resources, ledger)
    except StaleRevision:
        # Another process, started at the same moment, was faster: look again at what there is left to do.
        return _import(resources, ledger)


def shapes_edition(resources: Resources) -> str:
    """Name the edition of the shipped shapes: 12 hexadecimal digits that any change changes."""
    return _digest((path, _read(path)) for path in resources.files("shapes", "*.ttl"))[:12]


def _import(resources: Resources, ledger: Ledger) -> Imported:
    files = [(path, _read(path)) for path in resources.files("data/practices", "*.trig")]
    release = _digest(files)
    if ledger.newest_release() == release:
        return Imported(0, 0, (), ())
    shipped = {name: (path, nquads) for path, data in files for name, nquads in _graphs(path, data)}
    standings = ledger.standings()
    known = {name: standings[name] for name in shipped if name in standings}
    shapes = shapes_edition(resources)
    fresh = [
        (_entry(path, name, nquads, shapes), known[name].number if name in known else None)
        for name, (path, nquads) in sorted(shipped.items())
        if name not in known or _is_to_change(known[name], nquads)
    ]
    ledger.take_in(release, fresh)
    return Imported(
        len(shipped) - len(known),
        len(fresh) - len(shipped) + len(known),
        tuple(sorted(name for name in known if _is_kept(ledger, known[name], name, shipped[name][1]))),
        tuple(
            sorted(name for name in standings if standings[name].action == "import" and name not in shipped)
        ),
    )


def _is_to_change(standing: Standing, nquads: str) -> bool:
    return standing.action == "import" and standing.sha256 != digest(nquads.encode())


def _is_kept(ledger: Ledger, standing: Standing, name: str, nquads: str) -> bool:
    """Tell whether a release brings something that its state, having revised it, does not get."""
    content = digest(nquads.encode())
    return standing.action != "import" and all(
        content != revision.sha256 for revision in ledger.history(name)
    )


def _graphs(path: Path, data: bytes) -> Iterable[tuple[str, str]]:
    try:
        graphs = canonical_graphs(data, media_type_of(path.name), ID)
    except SyntaxFault as fault:
        raise ResourceError(path, fault.reason, fault.place.line if fault.place else None) from fault
    return ((name.value, nquads) for name, nquads in graphs.items())


def _entry(path: Path, name: str, nquads: str, shapes: str) -> Entry:
    record = _Record(path, name, nquads)
    status = record.iri(PREFIXES["par"] + "status").removeprefix(_STATUS)
    if status not in get_args(Status):
        raise ResourceError(path, f"{name} has the unknown status {status}")
    return Entry(
        contribution=name,
        member_state=record.iri(PREFIXES["par"] + "memberState"),
        agent=record.iri(PREFIXES["par"] + "contributor"),
        when=record.day(),
        action="import",
        status=cast(Status, status),
        nquads=nquads,
        submission=Submission(NQUADS, nquads.encode()),
        shapes=shapes,
    )


class _Record:
    """What a contribution says of itself, read from the lines of its N-Quads (fast: no term is made)."""

    def __init__(self, path: Path, name: str, nquads: str) -> None:
        self._path, self._name = path, name
        start, end = f"<{name}> <", f" <{name}> ."
        lines = [line for line in nquads.splitlines() if line.startswith(start)]
        parts = [line.removeprefix(start).removesuffix(end).partition("> ") for line in lines]
        self._values = {predicate: value for predicate, _, value in parts}

    def iri(self, predicate: str) -> str:
        """Give the IRI that a property has; ResourceError when it has none."""
        value = self._values.get(predicate, "")
        if not value.startswith("<"):
            raise ResourceError(self._path, f"{self._name} has no {predicate}")
        return value[1:-1]

    def day(self) -> datetime:
        """Give the start of the day when the record was last changed, or else issued."""
        dct = PREFIXES["dct"]
        value = self._values.get(dct + "modified") or self._values.get(dct + "issued", "")
        try:
            return datetime.combine(date.fromisoformat(value.split('"')[1][:10]), time(), UTC)
        except (IndexError, ValueError) as error:
            raise ResourceError(self._path, f"{self._name} has no {dct}issued with a date") from error


def _digest(files: Iterable[tuple[Path, bytes]]) -> str:
    whole = hashlib.sha256()
    for path, data in files:
        whole.update(f"{path.name}\0{len(data)}\0".encode() + data)
    return whole.hexdigest()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ResourceError(path, f"cannot be read: {error.strerror}") from error
