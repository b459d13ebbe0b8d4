"""`/catalog`: what can be had here and how, for data portals (DCAT-AP) and for people.

A suffix (`.ttl`) or `?format=` wins over Accept; `?page=` and `?size=` divide it.
"""

from flask import Blueprint, Response, render_template, request

from paraugs.errors import RequestError
from paraugs.graph.serialising import serialise
from paraugs.publish.adms import describe_assets
from paraugs.publish.catalogue_pages import page_address, statements_of_page
from paraugs.publish.schema_org import data_catalog
from paraugs.web import datasets
from paraugs.web.catalogue.answers import respond
from paraugs.web.context import services
from paraugs.web.http.language import root
from paraugs.web.http.negotiation import HTML, RDF_FORMS, MediaForm, form_by_suffix, negotiate

blueprint = Blueprint("catalogue", __name__)

FORMS = (HTML, *RDF_FORMS)
SIZE, LARGEST = 50, 100


@blueprint.get("/catalog")
@blueprint.get("/catalog.<suffix>")
def show(suffix: str = "") -> Response:
    """The catalogue, or a page of it."""
    form = _form(suffix)
    page, size = _number("page", 1, 1_000_000), _number("size", SIZE, LARGEST)
    found, address = datasets.catalogue(), datasets.site().address
    statements = statements_of_page(found, address, page, size)

    def make() -> str | bytes:
        if form is HTML:
            return render_template(
                "catalog.html",
                catalogue=found,
                data_catalog=data_catalog(found, address),
                alternates=[
                    (each.label, f"{root()}/catalog.{each.suffix}", each.media_type) for each in RDF_FORMS
                ],
            )
        return serialise(statements, form.media_type)

    return respond(form, make, _links(address, page, size, len(found.entries), form))


@blueprint.get("/catalog/adms")
def assets() -> Response:
    """The reference tools for catalogues of interoperability assets (ADMS-AP)."""
    form = negotiate(request.headers.get("Accept"), RDF_FORMS)
    address, here = datasets.site().address, services()
    return respond(
        form, lambda: serialise(describe_assets(here.graph, here.queries, address), form.media_type)
    )


def _form(suffix: str) -> MediaForm:
    named = suffix or request.args.get("format", "")
    return form_by_suffix(named, FORMS) if named else negotiate(request.headers.get("Accept"), FORMS)


def _number(name: str, default: int, most: int) -> int:
    text = request.args.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 8 and 1 <= int(text) <= most):
        raise RequestError(f"{name} is a whole number from 1 to {most}, not {text[:40]!r}.")
    return int(text)


def _links(address: str, page: int, size: int, total: int, form: MediaForm) -> list[str]:
    last = -(-total // size)
    pages = {"first": 1, "prev": page - 1, "next": page + 1, "last": last}
    links = [
        f'<{page_address(address, number, size)}>; rel="{name}"'
        for name, number in pages.items()
        if last > 1 and 1 <= number <= last
    ]
    others = (each for each in FORMS if each is not form)
    return links + [
        f'<{address}/catalog.{each.suffix}>; rel="alternate"; type="{each.media_type}"' for each in others
    ]
