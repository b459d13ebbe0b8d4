"""A page of an answer as Turtle or JSON-LD, with the addresses of the pages around it."""

from paraugs.explore.result_statements import Addresses, result_statements
from paraugs.explore.searching import Found, Search
from paraugs.graph.serialising import serialise
from paraugs.terms import IRI
from paraugs.web.http.negotiation import MediaForm
from paraugs.web.search.asking import whole_address


def found_rdf(search: Search, found: Found, form: MediaForm) -> bytes:
    """One page of an answer."""
    asked, number, last = found.asked, found.asked.page, found.pages
    around = {"first": 1, "previous": number - 1, "next": number + 1, "last": last}
    addresses = Addresses(
        IRI(whole_address(asked.on_page(1)) + "#all"),
        IRI(whole_address(asked, form)),
        {
            name: IRI(whole_address(asked.on_page(page), form))
            for name, page in around.items()
            if 1 <= page <= last
        },
    )
    return serialise(result_statements(search, found, addresses), form.media_type)
