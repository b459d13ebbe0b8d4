"""A file that packs what is written into it in two ways at once, and counts and digests all three."""

import gzip
import hashlib
import io
from pathlib import Path
from typing import BinaryIO, cast

import zstandard

from paraugs.publish.dumps.forms import GZIP, ZSTD
from paraugs.publish.dumps.shelf import Copy

_GZIP_LEVEL, _ZSTD_LEVEL = 6, 7
_PIECE = 1 << 18


class Packer(io.RawIOBase):
    """Write into it what `<path>` would hold; `<path>.gz` and `<path>.zst` are what there is afterwards.

    Neither holds a time or a name, so that the same content is the same bytes.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._plain = _Counted(None)
        self._files = [_Counted(open(f"{path}.{packing}", "wb")) for packing in (GZIP, ZSTD)]  # noqa: SIM115
        to_gzip, to_zstd = (cast(BinaryIO, file) for file in self._files)
        self._gzip = gzip.GzipFile("", "wb", _GZIP_LEVEL, to_gzip, mtime=0)
        self._zstd = zstandard.ZstdCompressor(level=_ZSTD_LEVEL).stream_writer(to_zstd, closefd=False)
        self._waiting, self._size = list[bytes](), 0

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        """Take in a piece; small ones are gathered."""
        self._waiting.append(bytes(data))
        self._size += len(data)
        if self._size >= _PIECE:
            self._pack()
        return len(data)

    def finish(self) -> tuple[Copy, Copy, Copy]:
        """Write what is left, close the files, and tell what there is: plain, gzip, zstd."""
        self._pack()
        self._gzip.close()
        self._zstd.close()  # type: ignore[no-untyped-call]
        for file in self._files:
            file.close()
        name = self._path.name
        return (
            self._plain.told(name),
            self._files[0].told(f"{name}.{GZIP}"),
            self._files[1].told(f"{name}.{ZSTD}"),
        )

    def _pack(self) -> None:
        piece = b"".join(self._waiting)
        self._waiting, self._size = [], 0
        for target in (self._plain, self._gzip, self._zstd):
            target.write(piece)


class _Counted(io.RawIOBase):
    """A file, or none, that remembers how much was written into it, and its digest."""

    def __init__(self, file: BinaryIO | None) -> None:
        super().__init__()
        self._file, self._count, self._digest = file, 0, hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        self._digest.update(data)
        self._count += len(data)
        if self._file:
            self._file.write(data)
        return len(data)

    def told(self, name: str) -> Copy:
        return Copy(name, self._count, self._digest.hexdigest())

    def close(self) -> None:
        if self._file:
            self._file.close()
        super().close()
