"""A process of its own that opens one workbook and ends: `python -m paraugs.sheets.worker read en`.

Whatever a workbook does to the reader, it does it here, where time, memory and files are limited and nothing
else lives. Standard input has the length of the marks (8 bytes), the marks as JSON, and the workbook;
standard output gets the cells as JSON, or the marked workbook. Ends with 3 for a workbook that is damaged, 4
for one that is too much, 5 for a fault of ours, and by a signal when its time is over.
"""

import json
import resource
import struct
import sys
import traceback
from dataclasses import astuple
from pathlib import Path
from typing import BinaryIO

import openpyxl  # type: ignore[import-untyped]

from paraugs.sheets.cells import Book, Cell, CellKind, Grid, Mark, Position, Stamp, Value
from paraugs.sheets.marking import mark_book
from paraugs.sheets.reading import TooManyCells, read_book

DAMAGED, TOO_MUCH, OURS = 3, 4, 5
OUR_FOLDER = str(Path(__file__).parent)
LENGTH = struct.Struct("!Q")
SECONDS = 20
MEMORY = 768 << 20
LARGEST_FILE = 128 << 20
"""openpyxl writes sheets into temporary files."""


def main(task: str, language: str, source: BinaryIO, target: BinaryIO) -> int:
    """Do one task with a workbook; the exit status."""
    limit_this_process()
    try:
        data, marks, stamps = unpack_request(source.read())
        marking = task == "mark"
        answer = mark_book(data, marks, stamps, language) if marking else pack(read_book(data, language))
    except (MemoryError, TooManyCells):
        return TOO_MUCH
    except Exception as error:  # Whatever the reader of the library stumbles over, the workbook is wrong.
        if is_ours(error):
            traceback.print_exception(error)
            return OURS
        print(reason_of(error), file=sys.stderr)
        return DAMAGED
    target.write(answer)
    target.flush()
    return 0


def is_ours(error: BaseException) -> bool:
    """Tell whether a failure began in our own code and not in that of the library."""
    frames = traceback.extract_tb(_first_cause(error).__traceback__)
    return bool(frames) and frames[-1].filename.startswith(OUR_FOLDER)


def _first_cause(error: BaseException) -> BaseException:
    while (inner := error.__cause__ or error.__context__) is not None:
        error = inner
    return error


def reason_of(error: BaseException) -> str:
    """Give the first cause of a failure in one line: readers wrap what they stumbled over."""
    error = _first_cause(error)
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def limit_this_process() -> None:
    """Take from this process what it does not need, before it sees a byte of the workbook."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def pack_request(data: bytes, marks: tuple[Mark, ...] = (), stamps: tuple[Stamp, ...] = ()) -> bytes:
    """Write what the worker reads."""
    head = json.dumps([[astuple(mark) for mark in marks], [astuple(stamp) for stamp in stamps]]).encode()
    return LENGTH.pack(len(head)) + head + data


def unpack_request(request: bytes) -> tuple[bytes, tuple[Mark, ...], tuple[Stamp, ...]]:
    """Read what `pack_request` wrote."""
    (length,) = LENGTH.unpack_from(request)
    end = LENGTH.size + length
    marks, stamps = json.loads(request[LENGTH.size : end])
    return (
        request[end:],
        tuple(Mark(Position(*place), severity, text) for place, severity, text in marks),
        tuple(Stamp(Position(*place), revision) for place, revision in stamps),
    )


def pack(book: Book) -> bytes:
    """Write a book for the parent."""
    return json.dumps(astuple(book), ensure_ascii=False).encode("utf-8", "surrogatepass")


def unpack(answer: bytes) -> Book:
    """Read what `pack` wrote; every value is checked to be of its kind."""
    grids, notes = json.loads(answer)
    return Book(
        tuple(
            Grid(str(name), tuple(Cell(int(r), int(c), Value(CellKind(k), str(t))) for r, c, (k, t) in cells))
            for name, cells in grids
        ),
        tuple(map(str, notes)),
    )


if __name__ == "__main__":
    openpyxl.Workbook()  # Everything that it imports is imported now.
    sys.exit(main(sys.argv[1], sys.argv[2], sys.stdin.buffer, sys.stdout.buffer))
