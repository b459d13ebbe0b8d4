"""Reviews as statements: who thought what of a contribution in which role, and what its state replied.

    <contribution> par:review <contribution#review-1> .
    <contribution#review-1> a par:Review ; par:reviewerRole … ; par:decision … ; dct:description "…"@en ;
        par:conflictOfInterest "none"@en ; dct:issued "2026-11-25"^^xsd:date ; par:reply "…"@lv .

They stay with the contribution through its revisions. The person is not named; the ledger and the audit know.
"""

from dataclasses import dataclass
from datetime import date

from paraugs.errors import RequestError
from paraugs.life.record import ISSUED, REVIEW, TYPE, Record
from paraugs.namespaces import THINGS
from paraugs.people.roles import Role
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple

_DATE = term("xsd:date").value
_REPLY = term("par:reply")


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody thinks in a role, in a language; `is_accepted` is the decision."""

    role: Role
    language: str
    text: str
    conflict: str
    is_accepted: bool
    day: date


def with_opinion(record: Record, opinion: Opinion) -> Record:
    """Add a review to a contribution."""
    number = 1 + len(record.values(REVIEW))
    review = IRI(f"{record.contribution}#review-{number}")
    decision = "accepted" if opinion.is_accepted else "returned"
    return record.with_statements(
        [
            Triple(record.contribution, REVIEW, review),
            Triple(review, TYPE, term("par:Review")),
            Triple(review, term("par:reviewerRole"), IRI(f"{THINGS}concept/reviewer-role/{opinion.role}")),
            Triple(review, term("par:decision"), IRI(f"{THINGS}concept/review-decision/{decision}")),
            Triple(review, term("dct:description"), Literal(opinion.text, opinion.language)),
            Triple(review, term("par:conflictOfInterest"), Literal(opinion.conflict, opinion.language)),
            Triple(review, ISSUED, Literal(opinion.day.isoformat(), datatype=_DATE)),
        ]
    )


def with_reply(record: Record, review: str, text: str, language: str) -> Record:
    """Answer a review; RequestError when the contribution has no such review."""
    if IRI(review) not in record.values(REVIEW):
        raise RequestError(f"{record.contribution} has no review {review or '(none was named)'} to reply to.")
    return record.with_statements([Triple(IRI(review), _REPLY, Literal(text, language))])


def with_reviews_of(record: Record, earlier: Record) -> Record:
    """Take over the reviews that were given of an earlier revision."""
    reviews = earlier.values(REVIEW)
    pointers = [Triple(record.contribution, REVIEW, review) for review in reviews]
    return record.with_statements([*pointers, *earlier.about(reviews)])
