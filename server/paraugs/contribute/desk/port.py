"""The desk at which every submission is examined, whichever door it came through.

A document is read, divided into contributions, each completed, named and judged. `InProcessDesk` does so in
the process that asks: for commands and tests; a server has confined workers, since it reads untrusted bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from paraugs.contribute.desk.context import Context
from paraugs.contribute.desk.examining import Examiner, Item, LookUp
from paraugs.contribute.desk.frame import Frame
from paraugs.contribute.findings.file_report import Fault, FileReport
from paraugs.contribute.judging.document import Document
from paraugs.terms import IRI, Triple

__all__ = ["Desk", "Document", "Examined", "Frame", "InProcessDesk", "Item"]


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of a document: its items, or why it cannot be read at all.

    `mentions` are the things of ours that it points to and that neither it nor the shipped files describe;
    `statements` are its own, where the frame wanted them back.
    """

    items: tuple[Item, ...]
    fault: Fault | None = None
    mentions: tuple[IRI, ...] = ()
    statements: tuple[Triple, ...] = ()

    def report(self, name: str) -> FileReport:
        """Give the report on the whole document: its fault, or all findings, the gravest first."""
        faults = [self.fault, *(item.report.fault for item in self.items)]
        findings = [finding for item in self.items for finding in item.report.findings]
        ordered = sorted(findings, key=lambda one: (one.severity.weight, one.near.line if one.near else 0))
        return FileReport(name, tuple(ordered), next(filter(None, faults), None))


class Desk(Protocol):
    """Examines documents."""

    def examine(self, document: Document, frame: Frame, known: Sequence[Triple] = ()) -> Examined:
        """Examine a document; `known` is what else is known about things that it mentions.

        Raises RequestTooLarge, UnsupportedMediaType, QueueFull, and what a worker that dies leaves behind.
        """


class InProcessDesk:
    """The desk without confinement."""

    def __init__(self, examiner: Examiner, look_up: LookUp = lambda mentions: ()) -> None:
        self._examiner, self._look_up = examiner, look_up

    def examine(self, document: Document, frame: Frame, known: Sequence[Triple] = ()) -> Examined:
        """Examine a document."""
        reading = self._examiner.read(document, frame)
        if reading.fault:
            return Examined((), reading.fault)
        shared = Context(reading.pieces).of(reading.pieces)
        more = self._look_up(reading.mentions) if reading.mentions else ()
        items = self._examiner.judge(document, reading.pieces, frame, [*known, *more, *shared])
        return Examined(items, None, reading.mentions, reading.statements)
