"""A concept scheme as a tree, with the number of practices that each concept has of its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from paraugs.explore.answers import Answers
from paraugs.explore.description import Description
from paraugs.explore.wording import Link, Text, alphabetical
from paraugs.terms import IRI


@dataclass(frozen=True, slots=True)
class Branch:
    """A concept, its definition, its own practices and its narrower concepts."""

    concept: Link
    definition: Text | None
    practices: int
    narrower: tuple["Branch", ...]


def tree(answers: Answers, scheme: IRI, language: str) -> tuple[Branch, ...]:
    """The concepts of a scheme below their broader ones; notations come first in the order where there are
    any.
    """
    description = answers.with_names(answers.construct("concepts", scheme=scheme), language)
    counts: dict[object, int] = {
        row[0]: int(str(row[1])) for row in answers.select("concept-practices", scheme=scheme)
    }
    members = description.subjects("skos:inScheme", scheme)
    tops = [each for each in members if not set(description.things(each, "skos:broader")) & set(members)]
    return _branches(description, tops, counts, frozenset())


def _branches(
    description: Description, concepts: list[IRI], counts: Mapping[object, int], above: frozenset[IRI]
) -> tuple[Branch, ...]:
    found = []
    for concept in sorted(concepts, key=lambda each: _order(description, each)):
        narrower = [each for each in description.subjects("skos:broader", concept) if each not in above]
        found.append(
            Branch(
                description.link(concept),
                description.text(concept, "skos:definition"),
                counts.get(concept, 0),
                _branches(description, narrower, counts, above | {concept}),
            )
        )
    return tuple(found)


def _order(description: Description, concept: IRI) -> tuple[str, tuple[str, str]]:
    """Order by number where there is one (ISCED, the steps of evidence), else by name; a code is no order."""
    notation = str(next(iter(description.values(concept, "skos:notation")), ""))
    number = notation.zfill(4) if notation[:1].isdigit() else ""
    return number, alphabetical(description.label(concept).value)
