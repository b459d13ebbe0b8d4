"""Deciding about a contribution: sign-off, return, review, publication, renewal, withdrawal, and replies.

The same account may hand in and sign off: a small ministry has one officer. The European review is always
somebody else's, since no reviewer reviews the own state.
"""

from dataclasses import dataclass, replace

from paraugs.contribute.judging.tidying import HIDDEN
from paraugs.errors import NotFound, RequestError, wording
from paraugs.ledger.revision import NQUADS, PUBLIC, Entry, Revision, Status, Submission
from paraugs.life.office import Office, member_state_in
from paraugs.life.opinions import Opinion, with_opinion, with_reply
from paraugs.life.publishing import at_status, confirmed, ended, published
from paraugs.life.reading import newest_of, refuse_withdrawn
from paraugs.life.record import Record, record_of
from paraugs.life.renewal_answer import RenewalOutcome, reason_of
from paraugs.life.steps import STEPS, Rule, Step, require_open
from paraugs.life.withdrawing import Withdrawal, withdraw
from paraugs.people.roles import Actor, require
from paraugs.refusals import Forbidden, StaleRevision
from paraugs.terms import Literal


@dataclass(frozen=True, slots=True)
class Decision:
    """A step, why (`text`), and what some steps need besides.

    A review needs a statement about conflicts of interest; a withdrawal may name the contribution that
    replaces it; a renewal has an outcome (`still-valid` when none is given); a reply names its review.
    """

    step: Step
    text: str = ""
    conflict: str = ""
    reply_to: str = ""
    replaced_by: str = ""
    outcome: RenewalOutcome = ""


def decide(
    office: Office, actor: Actor | None, contribution: str, decision: Decision, expected: int | None = None
) -> Revision:
    """Take a step and give the revision that records it.

    Raises NotSignedIn, Forbidden, NotFound, Withdrawn, StepRefused, RequestError for words that are missing,
    and StaleRevision when the newest revision is not the expected one.
    """
    rule = STEPS[decision.step]
    newest = newest_of(office, contribution)
    if rule.act is None:
        raise Forbidden(wording("The step “%(step)s” is taken by the server alone."), step=decision.step)
    who = require(actor, rule.act, member_state_in(contribution))
    if newest is None:
        raise NotFound(contribution)
    refuse_withdrawn(newest)
    if expected is not None and expected != newest.number:
        raise StaleRevision(contribution, expected, newest.number)
    require_open(decision.step, newest.entry.status, office.is_trusted(newest.entry.member_state))
    _require_words(who, decision, rule)
    entry = _entry(office, who, newest, decision)
    revision = office.ledger.append(entry, newest.number)
    office.people.record(who, decision.step, contribution, revision.number, decision.text)
    if entry.status in PUBLIC:
        office.follow()
    return revision


def _entry(office: Office, actor: Actor, newest: Revision, decision: Decision) -> Entry:
    if decision.step == "withdraw":
        return _withdrawn(office, actor, newest, decision)
    is_still_due = decision.outcome == "changed"
    ends = None if is_still_due else STEPS[decision.step].ends
    status = ends or newest.entry.status
    record = _changed(office, actor, record_of(newest), decision)
    entry = _moved(newest, at_status(record, status), status, decision)
    return replace(entry, agent=actor.iri, when=office.clock())


def _withdrawn(office: Office, actor: Actor, newest: Revision, decision: Decision) -> Entry:
    successor = _checked_successor(office, newest, decision.replaced_by)
    if not _was_public(office, newest):
        entry = _moved(newest, at_status(record_of(newest), "discarded"), "discarded", decision)
        return replace(entry, agent=actor.iri, when=office.clock())
    reason, body = Literal(decision.text, actor.language), actor.organisation or actor.role
    return withdraw(newest, Withdrawal(actor.iri, office.clock(), reason, successor, body))


def _was_public(office: Office, newest: Revision) -> bool:
    """Tell whether anybody could see it: only then does its address need a tombstone."""
    return any(one.entry.status in PUBLIC for one in office.ledger.history(newest.entry.contribution))


def _changed(office: Office, actor: Actor, record: Record, decision: Decision) -> Record:
    """Give the content as a decision leaves it."""
    today, months = office.today, office.settings.renew_months
    match decision:
        case Decision(step="publish"):
            return published(record, today, months)
        case Decision(step="renew", outcome="ended"):
            return ended(record, today)
        case Decision(step="renew", outcome="changed"):
            return record
        case Decision(step="renew"):
            return confirmed(record, today, months)
        case Decision(step="reply"):
            return with_reply(record, decision.reply_to, decision.text, actor.language)
        case Decision(step="review" | "return") if decision.conflict:
            return with_opinion(record, _opinion(office, actor, decision))
    return record


def _opinion(office: Office, actor: Actor, decision: Decision) -> Opinion:
    return Opinion(
        role=actor.role,
        language=actor.language,
        text=decision.text,
        conflict=decision.conflict,
        is_accepted=decision.step == "review",
        day=office.today,
    )


def _moved(newest: Revision, record: Record, status: Status, decision: Decision) -> Entry:
    """Give the entry of a step: who and when are still those of the revision before it."""
    nquads = record.nquads()
    return replace(
        newest.entry,
        action=STEPS[decision.step].action,
        status=status,
        nquads=nquads,
        submission=Submission(NQUADS, nquads.encode()),
        reason=reason_of(decision.outcome, decision.text) if decision.step == "renew" else decision.text,
    )


def _require_words(actor: Actor, decision: Decision, rule: Rule) -> None:
    if HIDDEN.search(f"{decision.text} {decision.conflict}"):
        raise RequestError(
            wording("The text holds control characters or marks of direction. Write it without them.")
        )
    if rule.needs_text and not decision.text.strip():
        raise RequestError(wording("Say why: the step “%(step)s” needs a text."), step=decision.step)
    is_review = rule.needs_conflict or (decision.step == "return" and actor.role == "reviewer")
    if is_review and not decision.conflict.strip():
        raise RequestError(
            wording(
                "Say what ties you have to what is reviewed, or that you have none: a review needs a "
                "statement about conflicts of interest."
            )
        )


def _checked_successor(office: Office, newest: Revision, successor: str) -> str:
    """Give the contribution that replaces a withdrawn one; RequestError when it is not there for readers."""
    if not successor:
        return ""
    history = office.ledger.history(successor)
    is_there = any(one.entry.status in PUBLIC for one in history) and history[-1].entry.status != "withdrawn"
    if not is_there or successor == newest.entry.contribution:
        raise RequestError(
            wording("%(successor)s cannot replace it: name another contribution that is public."),
            successor=successor,
        )
    return successor
