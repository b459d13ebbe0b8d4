"""Dates as the graph writes them (xsd:date, xsd:gYearMonth, xsd:gYear), read for people."""

import re
from datetime import date

_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
MONTH = "LLLL y"


def day_or_month(text: str) -> tuple[date, str | None] | None:
    """The day that a text names and the pattern to write it in (None: a whole date); else None."""
    found = _DATE.fullmatch(text)
    if not found:
        return None
    try:
        when = date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return None
    return when, None if found[3] else MONTH
