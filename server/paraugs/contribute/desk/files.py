"""Files of one's own machine on the desk: the findings that a server gives, before anything is sent.

Files may point to one another. One that cannot be read is reported, not raised.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from paraugs.contribute.desk.completing import Piece
from paraugs.contribute.desk.context import Context
from paraugs.contribute.desk.examining import Examiner
from paraugs.contribute.desk.frame import Frame
from paraugs.contribute.desk.port import Examined
from paraugs.contribute.findings.report import Fault, FileReport, Report
from paraugs.contribute.judging.document import Document
from paraugs.errors import RequestTooLarge, UnsupportedMediaType
from paraugs.graph.parsing import media_type_of


def examine_files(
    examiner: Examiner, paths: Sequence[Path], frame: Frame, media_type: str | None = None
) -> Report:
    """Give the report on files; the media type is that of their names unless given."""
    opened = [open_document(path, examiner.bounds.most_bytes, media_type) for path in paths]
    read = [_read(examiner, one, frame) if isinstance(one, Document) else one for one in opened]
    pieces = [piece for one in read if isinstance(one, _Read) for piece in one.pieces]
    reports = [one.report(examiner, frame, pieces) if isinstance(one, _Read) else one for one in read]
    return Report(tuple(reports), frame.language)


def open_document(path: Path, most: int, media_type: str | None = None) -> Document | FileReport:
    """Give the bytes of a file, `most` and one at most, or the report of why there are none."""
    try:
        with path.open("rb") as file:
            return Document(file.read(most + 1), media_type or media_type_of(path.name), str(path))
    except OSError as error:
        return FileReport(str(path), fault=Fault(error.strerror or str(error)))
    except UnsupportedMediaType as error:
        return FileReport(str(path), fault=Fault(str(error)))


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that could be read."""

    document: Document
    pieces: tuple[Piece, ...]

    def report(self, examiner: Examiner, frame: Frame, all_pieces: Sequence[Piece]) -> FileReport:
        """Judge it, knowing what stands in the other files."""
        known = Context(all_pieces).of(self.pieces)
        items = examiner.judge(self.document, self.pieces, frame, known)
        return Examined(items).report(self.document.name)


def _read(examiner: Examiner, document: Document, frame: Frame) -> _Read | FileReport:
    try:
        reading = examiner.read(document, frame)
    except (RequestTooLarge, UnsupportedMediaType) as error:
        return FileReport(document.name, fault=Fault(str(error)))
    if reading.fault:
        return FileReport(document.name, fault=reading.fault)
    return _Read(document, reading.pieces)
