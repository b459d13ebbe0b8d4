"""Where dumps are kept: a folder for each version, with a list of its files; what stands there is whole.

    <folder>/<fingerprint>/contents.json     what there is, with sizes and checksums
    <folder>/<fingerprint>/SHA256SUMS        the same for `sha256sum -c`
    <folder>/<fingerprint>/<part>.<form>.gz  and .zst

The newest two stay, so that a download that has begun can be resumed, and the last of each month.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from paraugs.publish.dumps.forms import GZIP, ZSTD, DumpForm, form_of

CONTENTS, SUMS = "contents.json", "SHA256SUMS"
UNFINISHED = ".unfinished-"
_KEPT = 2


@dataclass(frozen=True, slots=True)
class Copy:
    """A file, or what comes out of one when it is unpacked: its name, size and SHA-256."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Dump:
    """A part in one form: as it is, and as it stands on the disk."""

    part: str
    suffix: str
    plain: Copy
    gzip: Copy
    zstd: Copy

    @property
    def form(self) -> DumpForm:
        """The form of RDF, or of a table."""
        return form_of(self.suffix)

    def copies(self) -> tuple[Copy, Copy, Copy]:
        """Give all ways to take it."""
        return self.plain, self.gzip, self.zstd


@dataclass(frozen=True, slots=True)
class DumpSet:
    """The dumps of a version: its fingerprint and number, the time of its newest revision (ISO 8601)."""

    fingerprint: str
    version: str
    when: str
    dumps: tuple[Dump, ...]

    def of(self, part: str) -> tuple[Dump, ...]:
        """Give the dumps of a part."""
        return tuple(dump for dump in self.dumps if dump.part == part)

    def find(self, name: str) -> tuple[Dump, Copy] | None:
        """Find a file by its name."""
        return next(
            ((dump, copy) for dump in self.dumps for copy in dump.copies() if copy.name == name), None
        )

    def encoded(self) -> str:
        """As text of the file that lists them."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"

    def sums(self) -> str:
        """As `sha256sum` writes it."""
        return "".join(f"{copy.sha256}  {copy.name}\n" for dump in self.dumps for copy in dump.copies())


class Shelf:
    """A folder of dumps, which may not be there yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def sets(self) -> list[DumpSet]:
        """Give what there is, newest first."""
        return sorted(self._found(), key=self._age, reverse=True)

    def newest(self) -> DumpSet | None:
        """Give the newest; None when there is none."""
        return next(iter(self.sets()), None)

    def find(self, fingerprint: str) -> DumpSet | None:
        """Give the dumps of a version."""
        return next((each for each in self._found() if each.fingerprint == fingerprint), None)

    def place(self, which: DumpSet) -> Path:
        """Tell in which folder a set stands."""
        return self.folder / which.fingerprint

    def packed(self, which: DumpSet, dump: Dump, packing: str) -> Path:
        """Tell where a packed file stands."""
        return self.place(which) / {GZIP: dump.gzip, ZSTD: dump.zstd}[packing].name

    def retire(self) -> list[DumpSet]:
        """Take away what need not stay, and give it."""
        sets = self.sets()
        last_of_month = {each.when[:7]: each for each in reversed(sets)}
        kept = {each.fingerprint for each in (*sets[:_KEPT], *last_of_month.values())}
        retired = [each for each in sets if each.fingerprint not in kept]
        for each in retired:
            unfinished = self.folder / f"{UNFINISHED}{each.fingerprint}"
            self.place(each).rename(unfinished)
            shutil.rmtree(unfinished)
        return retired

    def _age(self, which: DumpSet) -> tuple[str, int]:
        """Order by revision; a new release has the same newest revision, and is told by the file's time."""
        file = self.place(which) / CONTENTS
        return which.when, file.stat().st_mtime_ns if file.exists() else 0

    def _found(self) -> Iterator[DumpSet]:
        if self.folder.is_dir():
            for path in sorted(self.folder.glob(f"*/{CONTENTS}")):
                if not path.parent.name.startswith("."):
                    yield from _read(path)


@lru_cache(maxsize=64)
def _read(path: Path) -> tuple[DumpSet, ...]:
    """Read what a folder lists: it never changes; nothing when it has just been taken away."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        return ()
    dumps = tuple(
        Dump(each["part"], each["suffix"], *(Copy(**each[name]) for name in ("plain", "gzip", "zstd")))
        for each in told["dumps"]
    )
    return (DumpSet(told["fingerprint"], told["version"], told["when"], dumps),)
