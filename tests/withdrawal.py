"""Withdrawing a contribution, for tests until a door for it opens: its graph becomes a tombstone.

The tombstone says when, by whom and why.
Only the tombstone is public from then on; every earlier revision stays in the ledger.
"""

from dataclasses import dataclass
from datetime import datetime

from paraugs.graph.canonical import canonical_nquads
from paraugs.ledger.revision import NQUADS, Entry, Revision, Submission, written_time
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.terms import IRI, Literal, Term, Triple


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Who (an IRI) withdraws when and why, and the contribution that replaces it, if there is one."""

    agent: str
    when: datetime
    reason: Literal
    replaced_by: str = ""


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
    par, dct, prov = PREFIXES["par"], PREFIXES["dct"], PREFIXES["prov"]
    moment = Literal(written_time(withdrawal.when), datatype=PREFIXES["xsd"] + "dateTime")
    facts: list[tuple[str, Term]] = [
        (PREFIXES["rdf"] + "type", IRI(par + "Tombstone")),
        (par + "memberState", IRI(entry.member_state)),
        (par + "status", IRI(f"{THINGS}concept/contribution-status/withdrawn")),
        (prov + "invalidatedAtTime", moment),
        (prov + "wasAttributedTo", IRI(withdrawal.agent)),
        (dct + "description", withdrawal.reason),
    ]
    if withdrawal.replaced_by:
        facts.append((dct + "isReplacedBy", IRI(withdrawal.replaced_by)))
    return [Triple(IRI(entry.contribution), IRI(predicate), value) for predicate, value in facts]
