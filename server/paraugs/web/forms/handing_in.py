"""Handing in a form, and what to say when it was not taken: nothing that was typed is ever lost."""

from dataclasses import replace

from flask import Response, url_for

from paraugs.forms.answers import Filled, read
from paraugs.forms.model import said
from paraugs.life.office import CONTRIBUTIONS
from paraugs.life.reading import may_see, newest_of, require_readable
from paraugs.life.record import record_of
from paraugs.life.submitting import Order, submit
from paraugs.people.roles import Actor
from paraugs.refusals import StaleRevision, StepRefused
from paraugs.web import reader
from paraugs.web.accounts.identity import people
from paraugs.web.accounts.private import private_page
from paraugs.web.forms.checking import Checked, check, document_of, pointed
from paraugs.web.forms.page import form_page
from paraugs.web.forms.work import Work
from paraugs.web.office import office


def hand_in(work: Work, who: Actor) -> Response:
    """Hand a form in: to the page of the contribution, or back to the form with what blocks it."""
    order = Order(work.contribution, work.expected, must_be_new=not work.contribution)
    try:
        (receipt,) = submit(office(), who, document_of(work), order)
    except StaleRevision:
        return private_page("contribute/stale.html", 412, work=work, differences=_differences(work, who))
    except StepRefused as refusal:
        return _refused(work, who, refusal)
    if receipt.outcome == "refused":
        checked = check(work, who)
        found = pointed(work, checked.item, receipt.report.findings)
        return form_page(work, who, replace(checked, findings=found), status=422)
    people().drafts.delete(work.id)
    path = receipt.contribution.removeprefix(CONTRIBUTIONS)
    state, _, name = path.partition("/")
    place = url_for("forms.handed_in", state=state, name=name, outcome=receipt.outcome)
    return Response(status=303, headers={"Location": place, "Cache-Control": "no-store"})


def overtake(work: Work, who: Actor) -> Work:
    """Give the work as a change of the newest revision, with the answers as they are."""
    newest = newest_of(office(), work.contribution) if work.contribution else None
    if newest is None:
        return work
    require_readable(who, newest)
    return replace(work, expected=newest.number, base=record_of(newest).triples)


def _refused(work: Work, who: Actor, refusal: StepRefused) -> Response:
    """Tell that the title is taken, or that the contribution may not be revised now."""
    checked: Checked = check(work, who)
    taken = checked.item.contribution.value if not work.contribution else ""
    return private_page(
        "contribute/refused.html",
        409,
        work=work,
        refusal=refusal,
        taken=taken.removeprefix(CONTRIBUTIONS) if taken else "",
    )


def _differences(work: Work, who: Actor) -> list[str]:
    """Tell in which fields the newest revision differs from the one that the form started from."""
    newest = newest_of(office(), work.contribution)
    if newest is None or not may_see(who, work.state.value):
        return []
    after = record_of(newest).triples
    pairs = [
        (read(one.form, one.node, work.base), read(one.form, one.node, after))
        for one in (work.thing, work.record)
    ]
    return [name for before, now in pairs for name in _changed(before, now)]


def _changed(before: Filled, now: Filled) -> list[str]:
    language = reader.language()
    fields = [field for field in now.form.fields() if before.answer(field) != now.answer(field)]
    return [said(field.names, language) for field in fields]
