"""The reviews of a contribution: public data that stand beside what they are about."""

from collections.abc import Iterable
from dataclasses import dataclass

from paraugs.explore.description import Description
from paraugs.explore.wording import Link, Text
from paraugs.terms import IRI


@dataclass(frozen=True, slots=True)
class Review:
    """What somebody in a role thought, what came of it, which ties there were, and what the state replied."""

    iri: IRI
    role: Link | None
    decision: Link | None
    text: Text | None
    conflict: Text | None
    reply: Text | None
    day: str


def reviews_of(description: Description, records: Iterable[IRI]) -> tuple[Review, ...]:
    """The reviews of records, the oldest first."""
    found = {review for record in records for review in description.things(record, "par:review")}
    read = [_read(description, review) for review in found]
    return tuple(sorted(read, key=lambda review: (review.day, review.iri.value)))


def _read(description: Description, review: IRI) -> Review:
    day = description.text(review, "dct:issued")
    return Review(
        review,
        next(iter(description.links(review, "par:reviewerRole")), None),
        next(iter(description.links(review, "par:decision")), None),
        description.text(review, "dct:description"),
        description.text(review, "par:conflictOfInterest"),
        description.text(review, "par:reply"),
        day.value if day else "",
    )
