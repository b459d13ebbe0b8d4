"""The pages that a search engine should know, divided into lists of 50,000, each with its last change.

Source: https://www.sitemaps.org/protocol.html. A page has a date only where the ledger knows it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

MOST = 50_000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@dataclass(frozen=True, slots=True)
class Location:
    """The address of a page, and when it last changed (ISO 8601; empty where nobody knows)."""

    address: str
    changed: str = ""


def lists_of(pages: Sequence[Location]) -> list[Sequence[Location]]:
    """Divide pages into lists that are short enough."""
    return [pages[start : start + MOST] for start in range(0, len(pages), MOST)]


def write_index(lists: Mapping[str, Sequence[Location]]) -> str:
    """Write the list of lists; the newest page dates its list."""
    named = [Location(address, max((page.changed for page in pages), default="")) for address, pages in
             lists.items()]  # fmt: skip
    return f"{_HEAD}<sitemapindex {_SPACE}>\n{_entries('sitemap', named)}</sitemapindex>\n"


def write_list(pages: Iterable[Location]) -> str:
    """Write a list of pages."""
    return f"{_HEAD}<urlset {_SPACE}>\n{_entries('url', pages)}</urlset>\n"


def _entries(name: str, places: Iterable[Location]) -> str:
    return "".join(
        f"<{name}><loc>{escape(place.address)}</loc>"
        + (f"<lastmod>{escape(place.changed)}</lastmod>" if place.changed else "")
        + f"</{name}>\n"
        for place in places
    )
