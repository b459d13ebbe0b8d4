"""Dates as the graph writes them (xsd:date, xsd:gYearMonth), written for people in a language."""

import re
from datetime import date

from babel.dates import format_date, format_skeleton

_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


def written(text: str, locale: str) -> str:
    """A day or a month as people write it; any other text as it is."""
    found = _DATE.fullmatch(text)
    if not found:
        return text
    try:
        when = date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return text
    return format_date(when, "long", locale) if found[3] else format_skeleton("yMMMM", when, locale=locale)
