"""`/practices`, `/tools` and `/events`: everything of a kind, searched and narrowed.

    GET /practices?q=early+leaving&state=lv&state=ee&stage=concept/education-stage/vet&sort=evidence&page=2

The address is the whole state. The same address answers as a page, JSON, Turtle and JSON-LD (a page of the
answer each), and as CSV (`&excel=1` for Excel), XLSX and Parquet (all of it): by Accept, by suffix
(`/practices.csv?...`), or by `format=`.
"""

from flask import Blueprint, Response, render_template, request

from paraugs.errors import NotFound
from paraugs.explore.facet_values import Value
from paraugs.explore.questions import SORTS_OF, Asked, default_sort
from paraugs.explore.result_table import Table, table
from paraugs.explore.searching import LISTS, Found, Search, count_pages, find
from paraugs.explore.wording import Link
from paraugs.index.port import Kind
from paraugs.publish import schema_org
from paraugs.terms import IRI
from paraugs.web import reader
from paraugs.web.datasets import site
from paraugs.web.http.negotiation import JSON_LD, TURTLE, MediaForm
from paraugs.web.links import path_of
from paraugs.web.responses import known, respond
from paraugs.web.search import asking, words
from paraugs.web.search.as_json import found_json
from paraugs.web.search.as_rdf import found_rdf
from paraugs.web.search.as_table import as_csv, as_metadata, as_parquet, as_workbook
from paraugs.web.search.forms import CSV, CSV_METADATA, JSON, OFFERED, PARQUET, WHOLE, wanted
from paraugs.web.search.telling import about, behind, links, terms_of_csvw

blueprint = Blueprint("search", __name__)


@blueprint.app_template_filter()
def as_link(value: Value) -> Link:
    """A value of a facet as a thing with a name."""
    return Link(IRI(value.value), value.label)


@blueprint.get("/practices")
@blueprint.get("/practices.<form>")
def practices(form: str | None = None) -> Response:
    """The practices that fit."""
    return _list("practice", form)


@blueprint.get("/tools")
@blueprint.get("/tools.<form>")
def tools(form: str | None = None) -> Response:
    """The reference tools that fit."""
    return _list("tool", form)


@blueprint.get("/events")
@blueprint.get("/events.<form>")
def events(form: str | None = None) -> Response:
    """The events that fit."""
    return _list("event", form)


def _list(kind: Kind, suffix: str | None) -> Response:
    form, search, asked = wanted(suffix), asking.search(), asking.asked(kind)
    response = _answer(search, asked, form)
    if "HX-Request" in request.headers:  # The script puts the address into the bar without what says nothing.
        response.headers["HX-Push-Url"] = asking.address(asked)
    return response


def _answer(search: Search, asked: Asked, form: MediaForm) -> Response:
    if form in (*WHOLE, CSV_METADATA):
        return _whole(search, asked, form)
    kept = known(form)
    if kept:
        kept.headers.extend(("Link", link) for link in links(asked, form, count_pages(search, asked)))
        return kept
    found = find(search, asked)
    if asked.page > found.pages:
        raise NotFound(f"page {asked.page} of a list of {found.pages} pages")
    return respond(form, lambda: _made(search, found, form), links(asked, form, found.pages))


def _made(search: Search, found: Found, form: MediaForm) -> str | bytes:
    if form is JSON:
        return found_json(found)
    if form in (TURTLE, JSON_LD):
        return found_rdf(search, found, form)
    return render_template(
        "search/list.html",
        found=found,
        asked=found.asked,
        kind=found.asked.kind,
        list=LISTS[found.asked.kind],
        names=words.FACETS,
        sorts={sort: words.SORTS[sort] for sort in SORTS_OF[found.asked.kind]},
        usual_sort=default_sort(found.asked.kind, found.asked.words),
        short=words.SHORT,
        address=asking.address,
        forms=OFFERED,
        whole_forms=WHOLE,
        query=behind(found.asked),
        item_list=_item_list(found),
    )


def _item_list(found: Found) -> dict[str, object]:
    """The page of the answer for search engines."""
    first = (found.asked.page - 1) * found.asked.size + 1
    here = site().address
    items = [
        (thing.iri.value, here + path_of(thing.iri), thing.title.value, thing.title.language or "")
        for thing in found.things
    ]
    return schema_org.item_list(found.total, first, items)


def _whole(search: Search, asked: Asked, form: MediaForm) -> Response:
    response = respond(form, lambda: _written(table(search, asked), asked, form), links(asked, form))
    name = f"paraugs-{LISTS[asked.kind]}-{search.index.number}.{form.suffix}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _written(everything: Table, asked: Asked, form: MediaForm) -> str | bytes:
    if form is CSV:
        return as_csv(everything, request.args.get("excel", "") not in ("", "0"))
    if form is PARQUET:
        return as_parquet(everything)
    if form is CSV_METADATA:
        return as_metadata(everything, asking.whole_address(asked, CSV), terms_of_csvw(everything, asked))
    gettext = reader.catalogues()[reader.language()].gettext
    return as_workbook(
        everything, (gettext(words.SHEETS[0]), gettext(words.SHEETS[1])), about(everything, asked)
    )
