"""The links of a document: what it is about, its other forms, its files, its licence and how to cite it.

They are headers of the document, also of HEAD, and a whole in itself at `/linkset/…`, where the links of its
forms and files lead back to it. Sources: Signposting, levels 1 and 2 (https://signposting.org/FAIR/); RFC
8288; RFC 9264 (linkset); RFC 6892 (describes); RFC 8574 (cite-as); RFC 6903 (type); RFC 6596 (canonical).
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from flask import request

from paraugs.explore.description import Description
from paraugs.terms import IRI
from paraugs.web import datasets
from paraugs.web.context import services
from paraugs.web.http.language import root
from paraugs.web.http.negotiation import HTML, TURTLE, MediaForm
from paraugs.web.links import SAFE

LINKSET = "application/linkset+json"
_ABOUT_PAGE = "https://schema.org/AboutPage"
_RELATIONS = {"dct:license": "license", "par:contributor": "author", "dct:publisher": "author"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link: where to, in which relation, and what is found there."""

    target: str
    relation: str
    media_type: str = ""

    def header(self) -> str:
        """As the value of a Link header."""
        kind = f'; type="{self.media_type}"' if self.media_type else ""
        return f'<{self.target}>; rel="{self.relation}"{kind}'


def links_of(
    thing: IRI, path: str, form: MediaForm, forms: tuple[MediaForm, ...], description: Description
) -> list[str]:
    """The links of the document about a thing at a path, in one of its forms."""
    return [link.header() for link in _links(thing, path, form, forms, description)]


def linkset_of(thing: IRI, path: str, forms: tuple[MediaForm, ...], description: Description) -> str:
    """The same as a linkset, with the links by which forms and files lead back."""
    server = datasets.site().address
    page = f"{server}{quote(path, safe=SAFE)}"
    links = [each for each in _links(thing, path, HTML, forms, description) if each.relation != "linkset"]
    contexts: list[object] = [{"anchor": page, **_grouped(links, server)}]
    for link in links:
        back = {"alternate": "describes", "item": "collection"}.get(link.relation)
        if back:
            contexts.append(
                {"anchor": _absolute(link.target, server), back: [{"href": page, "type": "text/html"}]}
            )
    return json.dumps({"linkset": contexts}, ensure_ascii=False, indent=1) + "\n"


def alternate(path: str, form: MediaForm) -> str:
    """The address of one form of the document at a path."""
    if path.startswith("/lookup"):
        return f"{request.script_root}{path}&format={form.suffix}"
    return f"{request.script_root}{quote(path, safe=SAFE)}.{form.suffix}"


def _links(
    thing: IRI, path: str, form: MediaForm, forms: tuple[MediaForm, ...], description: Description
) -> Iterator[Link]:
    base = services().settings.base_iri
    yield Link(thing.value, "describes")
    yield Link(thing.value, "cite-as")
    if not path.startswith("/lookup"):
        yield Link(base.rstrip("/") + path, "canonical")
    yield Link(alternate(path, TURTLE), "describedby", TURTLE.media_type)
    for other in forms:
        if other is not form:
            yield Link(alternate(path, other), "alternate", other.media_type)
    yield from _said(thing, form, description)
    yield from _files(thing)
    if path.startswith("/doc/"):
        yield Link(f"{root()}/linkset{quote(path, safe=SAFE)}", "linkset", LINKSET)


def _said(thing: IRI, form: MediaForm, description: Description) -> Iterator[Link]:
    """What the thing's own statements say: its classes, licence, and who wrote the record."""
    if form is HTML:
        yield Link(_ABOUT_PAGE, "type")
    for kind in description.things(thing, "rdf:type"):
        yield Link(kind.value, "type")
    holders = (thing, *description.subjects("foaf:primaryTopic", thing))
    for name, relation in (
        ("dct:license", "license"),
        ("par:contributor", "author"),
        ("dct:publisher", "author"),
    ):
        for holder in holders:
            for value in description.things(holder, name):
                yield Link(value.value, relation)


def _files(thing: IRI) -> Iterator[Link]:
    """The files of a dataset."""
    entry = datasets.entry(thing)
    for dump in entry.dumps if entry else ():
        yield Link(f"{root()}/dumps/latest/{dump.plain.name}", "item", dump.form.media_type)


def _grouped(links: list[Link], server: str) -> dict[str, list[dict[str, str]]]:
    found: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for link in links:
        target = {"href": _absolute(link.target, server)}
        found[link.relation].append(target | ({"type": link.media_type} if link.media_type else {}))
    return dict(found)


def _absolute(target: str, server: str) -> str:
    return f"{server}{target.removeprefix(request.script_root)}" if target.startswith("/") else target
