"""The catalogue page by page, as harvesters of data portals read it.

Source: Hydra Core Vocabulary (partial collection views), with the older names of paging that harvesters of
DCAT still look for.
"""

from collections.abc import Iterator

from paraugs.errors import NotFound
from paraugs.publish.catalogue import CATALOGUE, Catalogue
from paraugs.publish.statements import Said, a, number, say
from paraugs.short_names import term
from paraugs.terms import IRI, Triple


def statements_of_page(catalogue: Catalogue, address: str, page: int, size: int) -> list[Triple]:
    """Give a page of so many datasets; services come with the first. NotFound when there is no such page."""
    total = len(catalogue.entries)
    last = max(1, -(-total // size))
    if not 1 <= page <= last:
        raise NotFound(f"page {page} of the catalogue, which has {last}")
    entries = catalogue.entries[(page - 1) * size : page * size]
    said: Said = [(CATALOGUE, "dcat:dataset", entry.iri) for entry in entries]
    said += _view(address, page, last, size, total)
    own = catalogue.about if page == 1 else _without_services(catalogue)
    return [
        *own,
        *say(said),
        *(triple for entry in entries for triple in entry.triples),
        *(catalogue.services if page == 1 else ()),
        *catalogue.terms,
    ]


def page_address(address: str, page: int, size: int) -> str:
    """Give the address of a page."""
    return f"{address}/catalog?page={page}&size={size}"


def _view(address: str, page: int, last: int, size: int, total: int) -> Said:
    view = IRI(page_address(address, page, size))
    places = {"first": 1, "previous": page - 1, "next": page + 1, "last": last}
    said: Said = [
        a(view, "hydra:PartialCollectionView"),
        a(view, "hydra:PagedCollection"),
        (view, "hydra:totalItems", number(total)),
        (view, "hydra:itemsPerPage", number(size)),
    ]
    for name, place in places.items():
        if 1 <= place <= last:
            target = IRI(page_address(address, place, size))
            said += [(view, f"hydra:{name}", target), (view, f"hydra:{name}Page", target)]
    return said


def _without_services(catalogue: Catalogue) -> Iterator[Triple]:
    return (each for each in catalogue.about if each.predicate != term("dcat:service"))
