"""`/sitemap.xml`: the list of lists of pages, with the day of the last change as the ledger has it."""

from flask import Blueprint, Response

from paraugs.errors import NotFound
from paraugs.ledger.recent import public_times
from paraugs.publish.sitemap import Location, lists_of, write_index, write_list
from paraugs.terms import IRI
from paraugs.web import datasets, links, reader
from paraugs.web.catalogue.answers import respond
from paraugs.web.context import services
from paraugs.web.http.negotiation import MediaForm

blueprint = Blueprint("sitemap", __name__)

_XML = MediaForm("application/xml", "xml", "XML")
_PAGES = (
    "/", "/practices", "/states", "/benchmarks", "/topics", "/tools", "/events", "/working-groups",
    "/instruments", "/frameworks", "/guide", "/guide/researchers", "/guide/states", "/guide/systems",
    "/guide/harvesters", "/about", "/ontology", "/query", "/limits", "/catalog", "/dumps",
)  # fmt: skip


@blueprint.get("/sitemap.xml")
def index() -> Response:
    """The list of lists."""
    address = datasets.site().address
    lists = {f"{address}/sitemaps/{place}.xml": pages for place, pages in enumerate(lists_of(_pages()), 1)}
    return respond(_XML, lambda: write_index(lists))


@blueprint.get("/sitemaps/<int:place>.xml")
def pages_of(place: int) -> Response:
    """A list of pages."""
    lists = lists_of(_pages())
    if not 1 <= place <= len(lists):
        raise NotFound(f"list {place} of pages; there are {len(lists)}")
    return respond(_XML, lambda: write_list(lists[place - 1]))


def _pages() -> list[Location]:
    return reader.recall(("sitemap", datasets.site()), _find)


def _find() -> list[Location]:
    address, ledger = datasets.site().address, services().ledger
    times = public_times(ledger) if ledger else {}
    found = [Location(f"{address}{path}") for path in _PAGES]
    for thing, record in reader.answers().select("sitemap"):
        path = links.path_of(IRI(str(thing)))
        if not path.startswith("/lookup"):
            found.append(Location(address + path, times.get(str(record), "")))
    return found
