"""The values of all facets, read once for each dataset version and named in the reader's language."""

from paraugs.explore.facet_values import FacetValues, read_values
from paraugs.web import links, reader


def facet_values() -> FacetValues:
    """What can be chosen, and how people write it."""
    return reader.recall(
        "values of facets", lambda: read_values(reader.answers(), reader.language(), links.things())
    )
