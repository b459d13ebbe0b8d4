"""Atom feeds: public changes to contributions, newest first, of all states or of one.

They tell the same as the event stream (`/ldes`), but for what came with a release; older changes are on
further pages. Sources: RFC 4287; RFC 5005, section 3 (paged feeds).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode
from xml.etree import ElementTree

from flask import Blueprint, Response, request

from paraugs.errors import NotFound, RequestError
from paraugs.explore.wording import Text
from paraugs.ledger.changes import Change
from paraugs.ledger.revision import PUBLIC, Revision, written_time
from paraugs.ledger.stream import ChangeStream
from paraugs.life.naming import link_of
from paraugs.life.reading import Life
from paraugs.life.versions import version_of
from paraugs.people.states import state_of
from paraugs.web import links, reader
from paraugs.web.context import services
from paraugs.web.contribution_page import told
from paraugs.web.http.language import root
from paraugs.web.life_words import translated, version_words
from paraugs.web.responses import in_readers_language

ATOM = "application/atom+xml"
LONGEST = 50
_NAMESPACE = "http://www.w3.org/2005/Atom"
_KINDS = "https://www.w3.org/ns/activitystreams#"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)

blueprint = Blueprint("feed", __name__)


@dataclass(frozen=True, slots=True)
class Item:
    """An entry: the revision that it tells of, what that is about, the page to go to, and what happened.

    `change` is the place in the change stream, for what everybody sees.
    """

    revision: Revision
    name: Text
    path: str
    summary: str
    change: Change | None = None

    @property
    def when(self) -> datetime:
        """When it happened; in the change stream, when everybody saw it."""
        return self.change.recorded if self.change else self.revision.entry.when


@blueprint.get("/contributions/feed.atom")
def feed_changes() -> Response:
    """What was published, revised, renewed or withdrawn; `?state=LV` for one state."""
    ledger, code = services().ledger, request.args.get("state", "")
    if ledger is None:
        raise NotFound("changes: this instance keeps no contributions")
    state = state_of(code).value if code else ""
    changes = ChangeStream(ledger.database).recent(LONGEST + 1, state, _before())
    arguments = {name: request.args[name] for name in ("state", "before") if name in request.args}
    if code:
        arguments["state"] = code.upper()
    older = {**arguments, "before": str(changes[LONGEST - 1].position)} if len(changes) > LONGEST else {}
    items = [_item(ledger.revision(change.revision or 0), change) for change in changes[:LONGEST]]
    title = translated("Public changes")
    return atom(_path(arguments), title, items, _path(older) if older else "")


def _path(arguments: Mapping[str, str]) -> str:
    return "/contributions/feed.atom" + (f"?{urlencode(arguments)}" if arguments else "")


def _before() -> int | None:
    """The position before which the changes are wanted; RequestError when it is none."""
    text = request.args.get("before")
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal()) or len(text) > 9:
        raise RequestError(
            "before must be a position of the change stream, as the link to older ones has it."
        )
    return int(text)


def atom(path: str, title: str, items: Sequence[Item], older: str = "") -> Response:
    """A feed at a path, and where older entries are; its language is the reader's."""
    address = _absolute(path)
    feed = ElementTree.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": reader.language()})
    _add(feed, "id", address)
    _add(feed, "title", f"Paraugs: {title}")
    newest = max((item.when for item in items), default=_BEGINNING)
    _add(feed, "updated", written_time(newest))
    ElementTree.SubElement(feed, "link", {"rel": "self", "type": ATOM, "href": address})
    ElementTree.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": _absolute("/")})
    if older:
        ElementTree.SubElement(feed, "link", {"rel": "next", "type": ATOM, "href": _absolute(older)})
    _add(ElementTree.SubElement(feed, "author"), "name", "Paraugs")
    for item in items:
        feed.append(_entry(item))
    ElementTree.indent(feed)
    body = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    response = in_readers_language(Response(body, content_type=ATOM))
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response


def _item(revision: Revision, change: Change) -> Item:
    """A public change; a withdrawn contribution is named as it was before."""
    contribution, ledger = revision.entry.contribution, services().ledger
    assert ledger
    named = revision
    if revision.entry.status == "withdrawn":
        public = tuple(one for one in ledger.history(contribution) if one.entry.status in PUBLIC)
        named = told(Life(contribution, public, revision))
    summary = version_words(version_of(revision))
    if revision.entry.action == "withdraw":
        summary = f"{summary}: {revision.entry.reason}"
    about = link_of(named, reader.language())
    return Item(revision, about.label, links.path_of(about.iri), summary, change)


def _entry(item: Item) -> ElementTree.Element:
    entry = ElementTree.Element("entry")
    _add(entry, "id", f"{links.things()}revision/{item.revision.number}")
    language = {"xml:lang": item.name.language} if item.name.language else {}
    _add(entry, "title", item.name.value, language)
    _add(entry, "updated", written_time(item.when))
    address = _absolute(item.path)
    ElementTree.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
    if item.change:
        data = f"{_absolute(f'/doc/revision/{item.revision.number}')}.nq"
        ElementTree.SubElement(
            entry, "link", {"rel": "alternate", "type": "application/n-quads", "href": data}
        )
        scheme = {"term": item.change.kind.title(), "scheme": _KINDS}
        ElementTree.SubElement(entry, "category", scheme)
    _add(entry, "summary", item.summary)
    return entry


def _add(
    parent: ElementTree.Element,
    name: str,
    text: str,
    attributes: Iterable[tuple[str, str]] | dict[str, str] = (),
) -> None:
    ElementTree.SubElement(parent, name, dict(attributes)).text = _NOT_XML.sub("\ufffd", text)


def _absolute(path: str) -> str:
    """The address under the host name that the client used, with the language prefix that it gave."""
    prefix = request.script_root.removeprefix(root())
    return f"{request.host_url.rstrip('/')}{root()}{prefix}{path}"
