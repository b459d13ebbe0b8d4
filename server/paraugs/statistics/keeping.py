"""Imported editions are kept as files in the folder for state, which loading reads beside `data/monitor`.

Files, and not rows of the ledger: an edition is reference data, like those of the release, and so it takes
the same way: it is part of the release's digest, by which the graph, the change stream, ETags, dumps and the
index notice it at the next start. It can be read, compared, copied to another node and taken away by hand;
and its source can be imported again to the same bytes. The ledger keeps what people said, which nothing can
replace.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from paraugs.errors import ResourceError
from paraugs.namespaces import THINGS
from paraugs.resources import Resources
from paraugs.statistics.edition import Draft
from paraugs.turtle import write_turtle

FOLDER = "data/monitor"


@dataclass(frozen=True, slots=True)
class Kept:
    """An imported edition and the number of its observations."""

    name: str
    path: Path
    observations: int


def keep(made: Draft, resources: Resources) -> Path:
    """Write an edition; ResourceError when it is there already, for an edition is never written over."""
    path = _path(made.name, resources)
    if path.exists():
        raise ResourceError(path, f"is there already; first: paraugs monitor remove {made.name}")
    for shipped in resources.files(FOLDER, "editions.ttl"):
        if f"<edition/{made.name}>" in shipped.read_text(encoding="utf-8"):
            raise ResourceError(shipped, f"has an edition {made.name} already")
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    with unfinished.open("w", encoding="utf-8") as file:
        file.write(write_turtle(made.statements))
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    return path


def kept(resources: Resources) -> Iterator[Kept]:
    """All imported editions by name."""
    for path in resources.added_files(FOLDER, "*.ttl"):
        told = path.read_text(encoding="utf-8")
        yield Kept(path.stem, path, told.count(" a qb:Observation "))


def remove(name: str, resources: Resources) -> Path:
    """Take an imported edition away; ResourceError when there is none such."""
    for each in kept(resources):
        if each.name == name.removeprefix(f"{THINGS}edition/"):
            each.path.unlink()
            return each.path
    names = ", ".join(each.name for each in kept(resources)) or "none"
    raise ResourceError(_path(name, resources).parent, f"has no imported edition {name}; there are: {names}")


def _path(name: str, resources: Resources) -> Path:
    if resources.added is None:
        raise ResourceError(resources.root, "has no folder for state beside it; set PARAUGS_DATA_DIR")
    return resources.added / FOLDER / f"{name}.ttl"
