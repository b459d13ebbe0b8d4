"""Where in a submitted file a statement is: line and column, and whether that is certain.

A file is read once more for its places, when the first finding asks. A place is certain when the statement
stands there and nowhere else; what was not found so is looked for in the text, a bounded number of times.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from paraugs.contribute.places.json_places import read_json_ld
from paraugs.contribute.places.searching import TextSearch
from paraugs.contribute.places.turtle_places import read_turtle
from paraugs.contribute.places.written import Record
from paraugs.contribute.places.xml_places import read_xml
from paraugs.errors import Place
from paraugs.graph.parsing import JSON_LD, RDF_XML
from paraugs.terms import IRI, Term

_MOST_SEARCHED = 10_000_000
"""Characters searched for all findings of a file: each search goes through all of it."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a statement was seen, and whether that is certain."""

    place: Place | None
    exact: bool = False


class SourceText:
    """The text of a file, to be asked for places by any number of submissions that came in it."""

    def __init__(
        self, text: str, media_type: str = "", base: str = "", contexts: Mapping[str, bytes] | None = None
    ) -> None:
        self._text, self._media_type = text, media_type
        self._base, self._contexts = base, contexts or {}
        self._searches_left = max(1, min(100, _MOST_SEARCHED // max(1, len(text))))

    def sighting(self, focus: Term, steps: Sequence[IRI], value: Term | None) -> Sighting:
        """Give the place of a statement, else of what is next to it."""
        if not self._text:
            return Sighting(None)
        subject = str(focus)
        found = self._record.places(subject, steps, value)
        if found:
            return Sighting(self._place(found[0]), len(found) == 1)
        if not self._record.subjects or value is not None:
            searched = self._search(focus, value)
            if searched is not None:
                return Sighting(self._place(searched))
        above = self._record.places(subject, (), None)
        return Sighting(self._place(above[0])) if above else Sighting(None)

    def spelling(self, text: str) -> Sighting:
        """Give the first place where a text stands, whatever it means there."""
        found = self._text.find(text)
        is_only = found >= 0 and self._text.find(text, found + 1) < 0
        return Sighting(self._place(found) if found >= 0 else None, is_only)

    @cached_property
    def _record(self) -> Record:
        if self._media_type == JSON_LD:
            return read_json_ld(self._text, self._base, self._contexts)
        if self._media_type == RDF_XML:
            return read_xml(self._text, self._base, self._lines)
        return read_turtle(self._text, self._base) if self._media_type else Record()

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(at + 1 for at, letter in enumerate(self._text) if letter == "\n")]

    @cached_property
    def _text_search(self) -> TextSearch:
        return TextSearch(self._text)

    def _search(self, focus: Term, value: Term | None) -> int | None:
        self._searches_left -= 1
        return self._text_search.near(focus, value) if self._searches_left >= 0 else None

    def _place(self, offset: int) -> Place:
        line = bisect_right(self._lines, offset)
        return Place(line, offset - self._lines[line - 1] + 1)
