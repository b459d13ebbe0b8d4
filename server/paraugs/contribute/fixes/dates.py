"""Dates as people write them: 31.05.2024, 5/2024, 31 May 2024, 2024. gada 31. maijs.

Source of the names of months: CLDR, through Babel, in the 24 languages of the EU.
"""

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from babel.dates import get_month_names

from paraugs.contribute.fixes.patching import Meant
from paraugs.short_names import term
from paraugs.terms import IRI, Literal

LANGUAGES = (
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt",
    "nl", "pl", "pt", "ro", "sk", "sl", "sv",
)  # fmt: skip
_DATE, _MONTH, _YEAR = (term(f"xsd:{name}").value for name in ("date", "gYearMonth", "gYear"))
_LONGEST = 40
_BIG_ENDIAN = re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})\.?(?:[t ]\d\d:\d\d.*|z|[+-]\d\d:\d\d)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})(\s?[-./]\s?| )(\d{1,2})(?:\s?[-./]\s?| )(\d{4})\.?(?: ?[a-zа-я]\.?)?")
_MONTH_FIRST = re.compile(r"(\d{1,2})\s?[-./]\s?(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})\s?[-./]\s?(\d{1,2})")
_YEAR_ALONE = re.compile(r"(\d{4})(?:\.|\. ?g\.|\. gads|\. gadā)?")
_YEARS = re.compile(r"(\d{4})\s?[-–/]\s?(?:\d{4}|\d{2})")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a month or a year where the rest is 0; not certain when it could be read otherwise."""

    year: int
    month: int = 0
    day: int = 0
    certain: bool = True

    @property
    def is_real(self) -> bool:
        """Tell whether the calendar has it."""
        if not 1000 <= self.year <= 2999 or self.month > 12:
            return False
        return not self.day or (self.month > 0 and self.day <= calendar.monthrange(self.year, self.month)[1])


def dates_meant(text: str, datatypes: Sequence[IRI]) -> Iterator[Meant]:
    """Give what a text says as a date of one of the wanted datatypes, the likeliest first."""
    wanted = [datatype.value for datatype in datatypes]
    seen = set()
    for day in _readings(text):
        for meant in _as_datatype(day, wanted):
            if meant.term not in seen:
                seen.add(meant.term)
                yield meant


def _readings(text: str) -> Iterator[Day]:
    stripped = " ".join(text.split())
    if len(stripped) <= _LONGEST:
        yield from (day for day in _by_form(stripped.casefold()) if day.is_real)


def _by_form(text: str) -> Iterable[Day]:
    if found := _BIG_ENDIAN.fullmatch(text) or _COMPACT.fullmatch(text):
        return [Day(int(found[1]), int(found[2]), int(found[3]))]
    if found := _DAY_FIRST.fullmatch(text):
        return _day_first(int(found[1]), int(found[3]), int(found[4]), "." in found[2])
    if found := _YEAR_ALONE.fullmatch(text):
        return [Day(int(found[1]))]
    if found := _MONTH_FIRST.fullmatch(text):
        return [Day(int(found[2]), int(found[1]))]
    if (found := _YEAR_FIRST.fullmatch(text)) and 1 <= int(found[2]) <= 12:
        return [Day(int(found[1]), int(found[2]))]
    if found := _YEARS.fullmatch(text):
        return [Day(int(found[1]), certain=False)]
    return _in_words(text)


def _day_first(first: int, second: int, year: int, by_full_stops: bool) -> list[Day]:
    """Read 31.05.2024 as all of Europe does; 3/5/2024 could be either, and the European way comes first."""
    if second > 12:
        return [Day(year, first, second)]
    ambiguous = first <= 12 and first != second and not by_full_stops
    european = Day(year, second, first, not ambiguous)
    return [european, Day(year, first, second, False)] if ambiguous else [european]


def _in_words(text: str) -> Iterator[Day]:
    months = {month for word in _WORD.findall(text) for month in _months().get(word, ())}
    numbers = [int(number) for number in _NUMBER.findall(text) if len(number) <= 4]
    years = [number for number in numbers if number > 31]
    days = [number for number in numbers if 0 < number <= 31]
    if len(years) == 1 and len(days) <= 1:
        for month in sorted(months):
            yield Day(years[0], month, days[0] if days else 0, len(months) == 1)


@cache
def _months() -> dict[str, frozenset[int]]:
    """Give the months that a word can mean: “listopad” is November in Czech and October in Croatian."""
    found: dict[str, set[int]] = {}
    for language in LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, name in get_month_names(width, context, language).items():
                    for word in _WORD.findall(name.casefold()):
                        found.setdefault(word, set()).add(month)
    return {word: frozenset(months) for word, months in found.items()}


def _as_datatype(day: Day, wanted: list[str]) -> Iterator[Meant]:
    own = _DATE if day.day else _MONTH if day.month else _YEAR
    if own in wanted:
        yield Meant(_literal(day, own), day.certain)
    elif own != _YEAR and _YEAR in wanted:
        yield Meant(_literal(day, _YEAR), day.certain)
    elif _DATE in wanted:
        first = Day(day.year, day.month or 1, 1)
        yield Meant(_literal(first, _DATE), False)


def _literal(day: Day, datatype: str) -> Literal:
    parts = {_DATE: f"-{day.month:02}-{day.day:02}", _MONTH: f"-{day.month:02}", _YEAR: ""}
    return Literal(f"{day.year:04}{parts[datatype]}", None, datatype)
