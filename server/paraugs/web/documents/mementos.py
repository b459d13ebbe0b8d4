"""Memento: a page as it was at a time, for clients that send `Accept-Datetime`, and the list of its versions.

The page of a thing (the original) is its own TimeGate: it sends on to the document of the revision that was
public then. Source: RFC 7089, pattern 1.1 (section 4.1.1), sections 2, 5 and 3.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import quote

from flask import Blueprint, Response, request

from paraugs.errors import NotFound, RequestError
from paraugs.life.versions import Version, public_at, versions_of
from paraugs.terms import IRI
from paraugs.web import links, reader
from paraugs.web.context import services
from paraugs.web.http.language import root
from paraugs.web.links import SAFE

LINK_FORMAT = "application/link-format"

blueprint = Blueprint("mementos", __name__)


@blueprint.get("/timemap/<path:path>")
def show_time_map(path: str) -> Response:
    """The TimeMap of a thing: every version that was public, with its time."""
    thing = IRI(links.things() + path)
    versions = public_versions(reader.answers().describe(thing, None).subjects("foaf:primaryTopic", thing))
    if not versions:
        raise NotFound(thing.value)
    document = f"/doc/{path}"
    span = f'; from="{_http(versions[0].when)}"; until="{_http(versions[-1].when)}"'
    lines = [
        f'<{_absolute(document)}>; rel="original timegate"',
        f'<{_absolute(f"/timemap/{path}")}>; rel="self"; type="{LINK_FORMAT}"{span}',
        *(memento_link(version, versions) for version in versions),
    ]
    response = Response(",\n".join(lines) + "\n", content_type=LINK_FORMAT)
    response.headers["Cache-Control"] = "no-cache"
    return response


def public_versions(records: Iterable[IRI]) -> tuple[Version, ...]:
    """The versions of the first of these records that the ledger knows, as far as they were ever public."""
    ledger = services().ledger
    found = (versions_of(ledger, record.value, None) for record in records) if ledger else ()
    return next((versions for versions in found if versions), ())


def original_links(path: str) -> list[str]:
    """The links from any version, or from the original itself, to the original and its list of versions."""
    return [
        f'<{_absolute(path)}>; rel="original timegate"',
        f'<{_absolute(_time_map(path))}>; rel="timemap"; type="{LINK_FORMAT}"',
    ]


def neighbour_links(version: Version | None, versions: Sequence[Version]) -> list[str]:
    """The links to the first and the last version, and to those beside one."""
    place = versions.index(version) if version in versions else None
    near = () if place is None else versions[max(place - 1, 0) : place + 2]
    shown = sorted({versions[0], versions[-1], *near}, key=lambda each: each.number)
    return [memento_link(each, versions, place) for each in shown]


def wants_the_past() -> bool:
    """Whether the client asks for a page as it was."""
    return "Accept-Datetime" in request.headers


def send_to_the_past(path: str, suffix: str, versions: Sequence[Version]) -> Response:
    """Send on to the version that was public at the time asked for; RequestError when that is no time."""
    version = public_at(versions, _moment(request.headers["Accept-Datetime"]))
    if version is None:
        raise NotFound(path)
    response = Response(status=302)
    query = request.query_string.decode("latin-1")
    target = f"{request.script_root}/doc/revision/{version.number}{suffix}"
    response.headers["Location"] = f"{target}?{query}" if query else target
    for link in original_links(path) + neighbour_links(version, versions):
        response.headers.add("Link", link)
    response.vary.add("Accept-Datetime")
    return response


def memento_datetime(version: Version) -> str:
    """The time of a version as `Memento-Datetime` gives it."""
    return _http(version.when)


def memento_link(version: Version, versions: Sequence[Version], beside: int | None = None) -> str:
    """The link to a version, with its part among all: first, last, or before or after the one at a place."""
    place = versions.index(version)
    parts = {"first": 0, "prev": -2 if beside is None else beside - 1}
    parts |= {"next": -2 if beside is None else beside + 1, "last": len(versions) - 1}
    relation = " ".join([*(name for name, at in parts.items() if at == place), "memento"])
    address = _absolute(f"/doc/revision/{version.number}")
    return f'<{address}>; rel="{relation}"; datetime="{_http(version.when)}"'


def _time_map(path: str) -> str:
    return f"/timemap/{path.removeprefix('/doc/')}"


def _absolute(path: str) -> str:
    return f"{request.host_url.rstrip('/')}{root()}{quote(path, safe=SAFE)}"


def _http(when: datetime) -> str:
    return format_datetime(when.astimezone(UTC).replace(microsecond=0), usegmt=True)


def _moment(text: str) -> datetime:
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        found = None
    if found is None or not text.rstrip().endswith("GMT"):
        raise RequestError(
            f"Accept-Datetime: {text!r} is no time. Write it as in: Wed, 25 Nov 2026 09:30:00 GMT"
        )
    return found.replace(tzinfo=UTC)
