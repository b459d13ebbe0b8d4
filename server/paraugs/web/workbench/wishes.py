"""How somebody wants to look at an answer: the arguments of the address besides the query."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal as OneOf

View = OneOf["table", "chart", "map", "raw"]
VIEWS: tuple[View, ...] = ("table", "chart", "map", "raw")
MOST_PAGES = 100_000


@dataclass(frozen=True, slots=True)
class Wish:
    """The view; the column that rows are sorted by; the page; the columns that are drawn (empty: as fits).

    With `addresses`, things are shown by their IRIs instead of their labels.
    """

    view: View = "table"
    sort: str = ""
    is_descending: bool = False
    page: int = 1
    across: str = ""
    value: str = ""
    series: str = ""
    addresses: bool = False


def read_wish(arguments: Mapping[str, str]) -> Wish:
    """Read a wish; what makes no sense means what is usual."""
    view, sort, page = (arguments.get(name, "") for name in ("view", "sort", "page"))
    return Wish(
        view if view in VIEWS else "table",
        sort.removeprefix("-"),
        sort.startswith("-"),
        min(max(int(page), 1), MOST_PAGES) if page.isdecimal() and len(page) < 9 else 1,
        arguments.get("across", ""),
        arguments.get("value", ""),
        arguments.get("series", ""),
        bool(arguments.get("addresses")),
    )
