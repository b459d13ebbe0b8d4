"""Withdrawing a contribution: its graph becomes a tombstone that says when, by whom and why.

Only the tombstone is public from then on; every earlier revision stays in the ledger. It still says what the
contribution was about, so that the server knows for which addresses it stands, and names an organisation or a
role, never a person.
"""

from dataclasses import dataclass
from datetime import datetime

from paraugs.graph.canonical import canonical_nquads
from paraugs.ledger.revision import NQUADS, Entry, Revision, Submission, written_time
from paraugs.life.record import STATUS, TOPIC, TYPE, read_record, status_concept
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Term, Triple


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Who (an IRI, for the ledger) withdraws when and why, what replaces it, and on whose behalf in words."""

    agent: str
    when: datetime
    reason: Literal
    replaced_by: str = ""
    body: str = "server"


def withdraw(latest: Revision, withdrawal: Withdrawal) -> Entry:
    """Give the entry that withdraws a contribution, to be appended after its latest revision."""
    entry = latest.entry
    nquads = canonical_nquads(tombstone(entry, withdrawal), IRI(entry.contribution))
    return Entry(
        contribution=entry.contribution,
        member_state=entry.member_state,
        agent=withdrawal.agent,
        when=withdrawal.when,
        action="withdraw",
        status="withdrawn",
        nquads=nquads,
        submission=Submission(NQUADS, nquads.encode()),
        reason=withdrawal.reason.value,
    )


def tombstone(entry: Entry, withdrawal: Withdrawal) -> list[Triple]:
    """Give the statements that stay at the address of a withdrawn contribution."""
    topics = [(TOPIC, topic) for topic in read_record(entry.contribution, entry.nquads).values(TOPIC)]
    withdrawer = IRI(f"{entry.contribution}#withdrawer")
    # To the second: stores write fractions of it in other ways, and mirrors compare.
    when = withdrawal.when.replace(microsecond=0)
    moment = Literal(written_time(when), datatype=term("xsd:dateTime").value)
    facts: list[tuple[IRI, Term]] = [
        (TYPE, term("par:Tombstone")),
        (term("par:memberState"), IRI(entry.member_state)),
        (STATUS, status_concept("withdrawn")),
        (term("prov:invalidatedAtTime"), moment),
        (term("prov:wasAttributedTo"), withdrawer),
        (term("dct:description"), withdrawal.reason),
        *topics,
    ]
    if withdrawal.replaced_by:
        facts.append((term("dct:isReplacedBy"), IRI(withdrawal.replaced_by)))
    return [
        *(Triple(IRI(entry.contribution), predicate, value) for predicate, value in facts),
        Triple(withdrawer, TYPE, term("foaf:Agent")),
        Triple(withdrawer, term("skos:prefLabel"), Literal(withdrawal.body, "en")),
    ]
