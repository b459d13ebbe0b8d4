"""Mending the newest revision of a contribution by the fixes that its findings offer."""

from collections.abc import Sequence
from dataclasses import replace

from paraugs.contribute.desk.port import Document
from paraugs.contribute.findings.finding import Fix, apply
from paraugs.errors import NotFound, RequestError
from paraugs.ledger.revision import NQUADS, Revision
from paraugs.life.examining import examine
from paraugs.life.office import Office, member_state_in
from paraugs.life.reading import newest_of, refuse_withdrawn, require_readable
from paraugs.life.record import record_of
from paraugs.life.submitting import Order, Receipt, submit
from paraugs.people.roles import Actor, may, require
from paraugs.refusals import StaleRevision


def mend(
    office: Office,
    actor: Actor | None,
    contribution: str,
    fixes: Sequence[str],
    expected: int | None = None,
) -> Receipt:
    """Apply fixes by their ids; what is a draft stays one.

    Raises what `submit` raises, NotFound for an unknown contribution, and RequestError for an unknown fix.
    """
    who, newest = _opened(office, actor, contribution)
    is_draft = newest.entry.status == "draft"
    if expected is not None and expected != newest.number:
        raise StaleRevision(contribution, expected, newest.number)
    record = record_of(newest)
    chosen = _chosen(office, who, newest, fixes)
    mended = replace(record, triples=apply(chosen, record.triples))
    order = Order(contribution, expected=newest.number, as_draft=is_draft)
    (receipt,) = submit(office, who, Document(mended.nquads().encode(), NQUADS), order)
    return receipt


def _opened(office: Office, actor: Actor | None, contribution: str) -> tuple[Actor, Revision]:
    """Give who mends and what; to who may not, another state's draft looks like nothing at all."""
    state, drafts = member_state_in(contribution), False
    if actor is not None:
        drafts = may(actor, "save-draft", state)
    who = actor if actor and drafts else require(actor, "submit", state)
    newest = newest_of(office, contribution)
    if newest is None:
        raise NotFound(contribution)
    require(who, "save-draft" if newest.entry.status == "draft" else "submit", state)
    refuse_withdrawn(newest)
    return who, require_readable(who, newest)


def _chosen(office: Office, actor: Actor, newest: Revision, fixes: Sequence[str]) -> list[Fix]:
    """Find the fixes anew, since the ledger keeps their words alone."""
    document = Document(newest.entry.nquads.encode(), NQUADS)
    (item,) = examine(office, actor, document, newest.entry.contribution).items
    known = {fix.id: fix for finding in item.report.findings for fix in finding.fixes}
    if unknown := [name for name in fixes if name not in known]:
        raise RequestError(
            f"Revision {newest.number} lacks the fix {', '.join(unknown[:5])}. Its findings name the others."
        )
    return [known[name] for name in dict.fromkeys(fixes)]
