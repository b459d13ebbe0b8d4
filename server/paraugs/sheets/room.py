"""The room where workbooks are opened: a process for each, which ends with it.

Not the desk's worker (`contribute`), because that room lies below this one and knows no sheets; starting a
process takes a third of a second, and a workbook is sent a few times a day.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import paraugs
from paraugs.errors import Limit, RequestTooLarge, SyntaxFault
from paraugs.sheets import worker as sheet_worker
from paraugs.sheets.cells import Book, Mark, Stamp
from paraugs.sheets.guard import look_over

_ENVIRONMENT = {
    "PYTHONPATH": str(Path(paraugs.__file__).parent.parent),
    "PATH": os.defpath,
    "LANG": "C.UTF-8",
    "OPENPYXL_LXML": "False",  # lxml, where something else brought it, would read past defusedxml
}
_FAULTS = {
    "en": {
        "damaged": "The workbook is damaged and cannot be read ({reason}). Save it again, or start from the "
        "template.",
        "heavy": "The workbook has more in it than can be read in {seconds} seconds. Remove empty formatted "
        "rows and sheets that are not of the template, or divide it.",
    },
    "lv": {
        "damaged": "Darbgrāmata ir bojāta, un to nevar nolasīt ({reason}). Saglabājiet to vēlreiz vai sāciet "
        "ar veidni.",
        "heavy": "Darbgrāmatā ir vairāk, nekā var nolasīt {seconds} sekundēs. Izņemiet tukšas formatētas "
        "rindas un lapas, kas nav no veidnes, vai sadaliet to.",
    },
}


NOT_STARTED = 1
"""How Python ends that cannot even begin, for a module that is missing, say."""


class SheetRoomFailed(RuntimeError):
    """A fault of ours, with what the process said of it; nobody is told but the log."""


@dataclass(frozen=True, slots=True)
class SheetRoom:
    """Opens workbooks of strangers, for so long at most."""

    seconds: float = 40

    def read(self, data: bytes, language: str = "en") -> Book:
        """Read a workbook.

        UnsupportedMediaType for another kind of file, SyntaxFault for a damaged one, RequestTooLarge for one
        that needs too much, SheetRoomFailed when our own code fails.
        """
        notes = look_over(data, language)
        book = sheet_worker.unpack(self._run("read", sheet_worker.pack_request(data), language))
        return Book(book.grids, notes + book.notes)

    def mark(
        self, data: bytes, marks: tuple[Mark, ...], stamps: tuple[Stamp, ...] = (), language: str = "en"
    ) -> bytes:
        """Give the workbook with remarks on its cells, a sheet that lists them, and the stamps.

        Fails as `read` does.
        """
        look_over(data, language)
        return self._run("mark", sheet_worker.pack_request(data, marks, stamps), language)

    def _run(self, task: str, request: bytes, language: str) -> bytes:
        words = _FAULTS.get(language, _FAULTS["en"])
        heavy = words["heavy"].format(seconds=int(self.seconds))
        limit = Limit("time to read a workbook", self.seconds, "s")
        try:
            ended = subprocess.run(
                [sys.executable, "-m", sheet_worker.__name__, task, language],
                input=request,
                capture_output=True,
                timeout=self.seconds,
                env=_ENVIRONMENT,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise RequestTooLarge(heavy, limit) from error
        if ended.returncode == sheet_worker.DAMAGED:
            reason = ended.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["?"]
            raise SyntaxFault(words["damaged"].format(reason=reason[0][:200]))
        if ended.returncode in (sheet_worker.OURS, NOT_STARTED):
            raise SheetRoomFailed(ended.stderr.decode("utf-8", "replace"))
        if ended.returncode:
            raise RequestTooLarge(heavy, limit)
        return ended.stdout
