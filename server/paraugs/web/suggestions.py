"""What a 404 suggests: known things whose names or addresses share words with the one asked for."""

from paraugs.errors import ParaugsError
from paraugs.explore.suggesting import suggest
from paraugs.web import links, reader


def suggestions(thing: str) -> list[dict[str, str]]:
    """The nearest known things, as members of a problem; none when the graph cannot be asked."""
    try:
        found = suggest(reader.answers(), thing, reader.language())
        return [
            {"iri": link.iri.value, "title": link.label.value, "address": links.address(link.iri)}
            for link in found
        ]
    except ParaugsError:
        return []
