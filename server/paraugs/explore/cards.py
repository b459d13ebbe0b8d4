"""Practices as a list shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from paraugs.explore.answers import Answers
from paraugs.explore.description import Description
from paraugs.explore.evidence import Result, Strength, result, strengths
from paraugs.explore.practice import Period, period_of
from paraugs.explore.renewal import overdue_since
from paraugs.explore.wording import Link, Text
from paraugs.graph.named import Value
from paraugs.terms import IRI

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Card:
    """What a list says of one practice."""

    iri: IRI
    title: Text
    summary: Text | None
    states: tuple[Link, ...]
    periods: tuple[Period, ...]
    strength: Strength | None
    result: Result | None
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list: its cards, its number (from 1), how many pages and how many practices there are in
    all.
    """

    cards: tuple[Card, ...]
    number: int
    pages: int
    total: int


def list_practices(
    answers: Answers, language: str, number: int = 1, size: int = PAGE_SIZE, **filters: Value
) -> Page:
    """The practices that fit every filter (a parameter of the query `practices`), by title; a number past
    the end gives an empty page.
    """
    total = int(str(answers.select("practice-count", None, None, **filters)[0][0]))
    rows = answers.select("practices", size, (number - 1) * size, **filters)
    practices = [row[0] for row in rows if isinstance(row[0], IRI)]
    return Page(cards(answers, practices, language), number, max(1, -(-total // size)), total)


def cards(answers: Answers, practices: Sequence[IRI], language: str) -> tuple[Card, ...]:
    """The cards of these practices, in this order."""
    if not practices:
        return ()
    description = answers.with_names(answers.construct("practice-cards", practice=practices), language)
    return tuple(_card(description, practice) for practice in practices)


def _card(description: Description, practice: IRI) -> Card:
    claims = description.things(practice, "par:outcome")
    levels = [strength for claim in claims for strength in strengths(description, claim)]
    results = [found for claim in claims if (found := result(description, claim))]
    return Card(
        practice,
        description.label(practice),
        description.text(practice, "dct:abstract"),
        description.links(practice, "par:country"),
        tuple(period_of(description, each) for each in description.things(practice, "par:implementation")),
        max(levels, key=lambda strength: strength.step or 0, default=None),
        results[0] if results else None,
        overdue_since(description, description.subjects("foaf:primaryTopic", practice)) is not None,
    )
