"""Whether the files of an index are as they were written: a digest of each lies beside them.

Tantivy does not look at what it opens: a flipped bit in a stored card is a wrong answer, one among the words
a panic. Files of segments never change, so at a commit only new ones are read, and at opening only those that
this process has not read yet. While somebody writes there is a mark: what a killed writer committed but did
not seal is taken as it is, beside files that were sealed before.
"""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

META = "meta.json"
_SEALS, _MARK = "seals.json", "unsealed"
_ENDINGS = ("fast", "fieldnorm", "idx", "pos", "store", "term")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the folder says of itself at one moment; `seals` are digests by name."""

    meta: bytes
    seals: dict[str, str]
    is_marked: bool


class Seals:
    """The digests in the folder of an index."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sound = set[tuple[str, int, int, int]]()

    def begin(self) -> None:
        """Say that somebody writes."""
        (self._folder / _MARK).touch()

    def seal(self) -> None:
        """Write down what was committed; old files keep the digest they had."""
        reading = self._read()
        known, names = reading.seals, _files_of(reading.meta)
        seals = {name: known.get(name) or self._digest(name) for name in names}
        self._write(seals | {META: _digest_of(reading.meta)})
        (self._folder / _MARK).unlink(missing_ok=True)

    def forget(self) -> None:
        """Read every file again when next asked."""
        self._sound.clear()

    def fault(self) -> str:
        """What is not as it was written; "" for nothing. It is read again where somebody writes meanwhile."""
        reading, before = self._read(), None
        while True:
            fault = self._fault(reading)
            reading, before = self._read(), reading
            if not fault or reading == before:
                return fault

    def _fault(self, reading: _Reading) -> str:
        is_sealed = reading.seals.get(META) == _digest_of(reading.meta)
        if not is_sealed and not reading.is_marked:
            return f"{META} is not what was sealed"
        for name in _files_of(reading.meta):
            seal = reading.seals.get(name)
            if (seal or is_sealed) and not self._is_sound(name, seal):
                return f"{name} is not what was sealed"
        return ""

    def _is_sound(self, name: str, seal: str | None) -> bool:
        try:
            found = os.stat(self._folder / name)
            seen = (name, found.st_ino, found.st_mtime_ns, found.st_size)
            if seen not in self._sound and self._digest(name) == seal:
                self._sound.add(seen)
        except FileNotFoundError:
            return False
        return seen in self._sound

    def _read(self) -> _Reading:
        """The mark is read last, after whatever it excuses."""
        meta = (self._folder / META).read_bytes()
        return _Reading(meta, self._seals(), (self._folder / _MARK).exists())

    def _seals(self) -> dict[str, str]:
        """The digests; none where their own file is damaged, which then fits nothing."""
        try:
            found = json.loads((self._folder / _SEALS).read_bytes())
        except (FileNotFoundError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, seals: dict[str, str]) -> None:
        new = self._folder / f"{_SEALS}.new"
        with new.open("w", encoding="utf-8") as file:
            json.dump(seals, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._folder / _SEALS)

    def _digest(self, name: str) -> str:
        with (self._folder / name).open("rb") as file:
            return hashlib.file_digest(file, "blake2b").hexdigest()


def _files_of(meta: bytes) -> list[str]:
    """The files that a commit is made of."""
    found = list[str]()
    for segment in json.loads(meta)["segments"]:
        name = segment["segment_id"].replace("-", "")
        found.extend(f"{name}.{ending}" for ending in _ENDINGS)
        if segment["deletes"]:
            found.append(f"{name}.{segment['deletes']['opstamp']}.del")
    return found


def _digest_of(content: bytes) -> str:
    return hashlib.blake2b(content).hexdigest()
