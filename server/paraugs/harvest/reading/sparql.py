"""A SPARQL endpoint, asked with a CONSTRUCT in pages, through SPARQLWrapper and the one way out.

Pages of a query without an order could overlap: it is put in order by all of its variables.
"""

from collections.abc import Iterator

from SPARQLWrapper import GET, POST, TURTLE, SPARQLWrapper

from paraugs.errors import SourceFailed, wording
from paraugs.graph.layout import tokens
from paraugs.harvest.network import USER_AGENT, Fetched, Network
from paraugs.harvest.reading.files import MOST_STATEMENTS, quads_of
from paraugs.harvest.sources import Read, Source
from paraugs.terms import Quad

PAGE = 5_000
_MOST_VARIABLES = 8
_LONGEST_ADDRESS = 1_500


def read_endpoint(source: Source, memory: str, network: Network, page: int = PAGE) -> Read:
    """Ask until a page brings nothing new."""
    found: dict[Quad, None] = {}
    for query in _pages(source.query, page):
        before = len(found)
        found |= dict.fromkeys(_asked(source.url, query, network))
        if len(found) == before:
            break
        if len(found) > MOST_STATEMENTS:
            raise SourceFailed(wording("It gives more than %(most)s statements."), most=MOST_STATEMENTS)
    return Read(tuple(found))


def _pages(query: str, size: int) -> Iterator[str]:
    """The query in pages; as it is, when it says itself how much it wants."""
    pieces = list(tokens(query))
    if any(piece.keyword in ("LIMIT", "OFFSET") for piece in pieces):
        yield query
        return
    variables = dict.fromkeys(piece.text for piece in pieces if piece.kind == "variable")
    has_order = any(piece.keyword == "ORDER" for piece in pieces)
    order = "" if has_order else f"\nORDER BY {' '.join(list(variables)[:_MOST_VARIABLES])}"
    for number in range(MOST_STATEMENTS):
        yield f"{query.rstrip()}{order if variables else ''}\nLIMIT {size} OFFSET {number * size}\n"


def _asked(url: str, query: str, network: Network) -> list[Quad]:
    """Ask for one page: SPARQLWrapper writes the request, and the one way out sends it."""
    wrapper = SPARQLWrapper(url, agent=USER_AGENT)
    wrapper.setQuery(query)
    wrapper.setMethod(GET if len(query) < _LONGEST_ADDRESS else POST)
    wrapper.setReturnFormat(TURTLE)
    with network.answer(wrapper._createRequest()) as response:
        found = Fetched(url, network.read(response), response.headers.get_content_type())
    return quads_of(found, network)
