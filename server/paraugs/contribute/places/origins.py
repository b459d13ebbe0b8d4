"""Places of statements whose nodes got their names from us: found under what they were called before."""

from collections.abc import Mapping, Sequence

from paraugs.contribute.places.placing import Sighting, SourceText
from paraugs.terms import IRI, BlankNode, Subject, Term, Triple

_MOST_STEPS = 50


class OriginalText(SourceText):
    """The text of a document, asked in the names that its nodes have now."""

    def __init__(
        self, source: SourceText, triples: Sequence[Triple], origins: Mapping[Term, Subject]
    ) -> None:
        self._source, self._origins = source, origins
        self._above = {triple.object: triple for triple in reversed(triples) if triple.object in origins}

    def sighting(self, focus: Term, steps: Sequence[IRI], value: Term | None) -> Sighting:
        """Give the place of a statement, from the nearest node that has a name in the document."""
        node, way = focus, list(steps)
        while isinstance(self._origins.get(node), BlankNode) and len(way) < _MOST_STEPS:
            above = self._above.get(node)
            if above is None:
                break
            node, way = above.subject, [above.predicate, *way]
        found = None if value is None else self._origins.get(value, value)
        return self._source.sighting(self._origins.get(node, node), way, found)

    def spelling(self, text: str) -> Sighting:
        """Give the place of a text that stands in the document as it is."""
        return self._source.spelling(text)
