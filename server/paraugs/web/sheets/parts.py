"""What workbooks are read and written with in this application, made when the first is asked for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import cast

from babel.languages import get_official_languages
from flask import Flask, current_app

from paraugs.errors import QueueFull, wording
from paraugs.resources import Resources
from paraugs.sheets.opening import SheetOffice, open_sheets
from paraugs.web.context import services
from paraugs.web.form_of_revision import forms

_TURNS = "paraugs.workbooks"
_PATIENCE = 20.0
_ISO = {"el": "GR", "uk": "GB"}
_MOST_LANGUAGES = 4


def register(app: Flask) -> None:
    """Let each process of an application open one workbook at a time: each may take much memory."""
    app.extensions[_TURNS] = threading.BoundedSemaphore(1)


@contextmanager
def turn() -> Iterator[None]:
    """Wait for one's turn to have a workbook opened; QueueFull when it does not come."""
    turns = cast(threading.BoundedSemaphore, current_app.extensions[_TURNS])
    if not turns.acquire(timeout=_PATIENCE):
        raise QueueFull(wording("Others' workbooks are being read. Send yours again in a moment."))
    try:
        yield
    finally:
        turns.release()


def sheet_office() -> SheetOffice:
    """The layout of workbooks and the lists in them, as shipped."""
    return _made(services().resources)


@cache
def _made(resources: Resources) -> SheetOffice:
    return open_sheets(forms(), resources)


def languages_of(code: str) -> tuple[str, ...]:
    """Give the languages that texts have columns for: English and the official ones of a state."""
    territory = _ISO.get(code, code).upper()
    official = get_official_languages(territory) if code else ()
    return tuple(dict.fromkeys(("en", *official)))[:_MOST_LANGUAGES]
