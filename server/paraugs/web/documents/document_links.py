"""The Link headers of a document: what it is about, its other forms, its licence and how to cite it.

Sources: RFC 8288; RFC 6892 (describes); RFC 8574 (cite-as); RFC 6903 (type); RFC 6596 (canonical).
"""

from collections.abc import Iterator
from urllib.parse import quote

from flask import request

from paraugs.explore.description import Description
from paraugs.terms import IRI
from paraugs.web.context import services
from paraugs.web.http.negotiation import TURTLE, MediaForm
from paraugs.web.links import SAFE


def links_of(
    thing: IRI, path: str, form: MediaForm, forms: tuple[MediaForm, ...], description: Description
) -> list[str]:
    """The links of the document about a thing at a path, in one of its forms."""
    return list(_links(thing, path, form, forms, description))


def alternate(path: str, form: MediaForm) -> str:
    """The address of one form of the document at a path."""
    if path.startswith("/lookup"):
        return f"{request.script_root}{path}&format={form.suffix}"
    return f"{request.script_root}{quote(path, safe=SAFE)}.{form.suffix}"


def _links(
    thing: IRI, path: str, form: MediaForm, forms: tuple[MediaForm, ...], description: Description
) -> Iterator[str]:
    base = services().settings.base_iri
    yield _link(thing.value, "describes")
    yield _link(thing.value, "cite-as")
    if not path.startswith("/lookup"):
        yield _link(base.rstrip("/") + path, "canonical")
    yield _link(alternate(path, TURTLE), "describedby", TURTLE.media_type)
    for other in forms:
        if other is not form:
            yield _link(alternate(path, other), "alternate", other.media_type)
    for kind in description.things(thing, "rdf:type"):
        yield _link(kind.value, "type")
    for licence in _licences(description, thing):
        yield _link(licence.value, "license")


def _licences(description: Description, thing: IRI) -> tuple[IRI, ...]:
    holders = (thing, *description.subjects("foaf:primaryTopic", thing))
    return tuple(licence for holder in holders for licence in description.things(holder, "dct:license"))


def _link(target: str, relation: str, media_type: str | None = None) -> str:
    return f'<{target}>; rel="{relation}"' + (f'; type="{media_type}"' if media_type else "")
