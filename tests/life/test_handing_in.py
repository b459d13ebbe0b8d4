"""Handing in: what is written, what is not, and what a submitter is told."""

from dataclasses import replace

import pytest

from life.cast import CONTACT, TURTLE, address, broken, document, practice, somebody, topic
from paraugs.contribute.desk.port import Document
from paraugs.errors import SyntaxFault
from paraugs.ledger.revision import Submission
from paraugs.life.deciding import Decision, decide
from paraugs.life.office import Office
from paraugs.life.record import STATUS, record_of, status_concept
from paraugs.life.submitting import Order, Receipt, submit
from paraugs.refusals import (
    Forbidden,
    NotSignedIn,
    PreconditionMissing,
    StaleRevision,
    StepRefused,
    Withdrawn,
)
from paraugs.short_names import term
from paraugs.terms import IRI

HOUR = address("reading-hour")
OFFICER = somebody("contributor")
NEW = Order(must_be_new=True)


def handed_in(office: Office, turtle: str, order: Order = NEW) -> Receipt:
    """Hand in one practice as Latvia's officer."""
    (receipt,) = submit(office, OFFICER, document(turtle), order)
    return receipt


def test_what_is_handed_in_becomes_a_revision(office: Office) -> None:
    receipt = handed_in(office, practice())
    assert (receipt.contribution, receipt.outcome) == (HOUR, "created")
    assert receipt.revision == office.ledger.latest(HOUR)
    entry = office.ledger.latest(HOUR).entry
    assert entry.member_state == OFFICER.member_state
    assert (entry.agent, entry.when) == (OFFICER.iri, office.clock())
    assert (entry.action, entry.status, entry.shapes) == ("create", "submitted", "0a1b2c")
    assert entry.submission == Submission(TURTLE, practice().encode())
    assert record_of(office.ledger.latest(HOUR)).values(STATUS) == (status_concept("submitted"),)


def test_the_findings_are_kept_with_it(office: Office) -> None:
    receipt = handed_in(office, practice())
    assert receipt.report.findings
    assert receipt.revision
    assert receipt.revision.entry.findings.count('"severity"') == len(receipt.report.findings)


def test_it_is_not_public_yet(office: Office) -> None:
    handed_in(office, practice())
    office.follow()
    assert IRI(HOUR) not in office.graph.graph_names()


def test_violations_keep_it_out(office: Office) -> None:
    receipt = handed_in(office, broken())
    assert (receipt.outcome, receipt.revision, receipt.report.conforms) == ("refused", None, False)
    assert office.ledger.history(HOUR) == []


def test_a_draft_may_have_violations(office: Office) -> None:
    receipt = handed_in(office, broken(), Order(as_draft=True))
    assert receipt.outcome == "created"
    entry = office.ledger.latest(HOUR).entry
    assert (entry.action, entry.status) == ("draft", "draft")


def test_the_same_again_changes_nothing(office: Office, clock) -> None:  # type: ignore[no-untyped-def]
    first = handed_in(office, practice())
    clock.put_on(days=3)
    again = handed_in(office, practice())
    assert (again.outcome, again.revision) == ("unchanged", first.revision)
    late = handed_in(office, practice(), Order(HOUR, expected=99))
    assert late.outcome == "unchanged"
    assert len(office.ledger.history(HOUR)) == 1


def test_the_same_after_a_draft_is_handed_in(office: Office) -> None:
    handed_in(office, practice(), Order(as_draft=True))
    receipt = handed_in(office, practice(), Order(HOUR, expected=1))
    assert receipt.outcome == "revised"
    assert office.ledger.latest(HOUR).entry.status == "submitted"


def test_a_revision_starts_from_the_newest(office: Office, clock) -> None:  # type: ignore[no-untyped-def]
    handed_in(office, practice())
    clock.put_on(days=3)
    receipt = handed_in(office, practice(title="Reading day"), Order(HOUR, expected=1))
    assert receipt.outcome == "revised"
    record = record_of(office.ledger.latest(HOUR))
    assert [str(value) for value in record.values(term("dct:issued"))] == ["2026-11-25"]
    assert [str(value) for value in record.values(term("dct:modified"))] == ["2026-11-28"]


@pytest.mark.parametrize(
    ("order", "refusal"),
    [
        (Order(HOUR), PreconditionMissing),
        (Order(HOUR, expected=7), StaleRevision),
        (Order(HOUR, must_be_new=True), StaleRevision),
        (Order(must_be_new=True), StepRefused),
    ],
)
def test_what_is_there_is_not_overwritten_unseen(
    office: Office, order: Order, refusal: type[Exception]
) -> None:
    handed_in(office, practice())
    with pytest.raises(refusal, match="revision 1"):
        handed_in(office, practice(title="Reading day"), order)
    assert len(office.ledger.history(HOUR)) == 1


def test_a_change_of_what_is_not_there_is_stale(office: Office) -> None:
    with pytest.raises(StaleRevision, match="not there yet, and you started from revision 7"):
        handed_in(office, practice(), Order(HOUR, expected=7))
    with pytest.raises(StaleRevision, match="started from some other revision"):
        handed_in(office, practice(), Order(HOUR, expected=0))


def test_any_revision_will_do_when_one_says_so(office: Office) -> None:
    assert handed_in(office, practice(), Order(HOUR, any_revision=True)).outcome == "created"
    receipt = handed_in(office, practice(title="Reading day"), Order(HOUR, any_revision=True))
    assert receipt.outcome == "revised"


def test_nobody_hands_in_for_another_state(office: Office) -> None:
    with pytest.raises(NotSignedIn):
        submit(office, None, document(practice()), NEW)
    with pytest.raises(Forbidden):
        handed_in(office, practice(state="fi"))
    with pytest.raises(Forbidden):
        handed_in(office, practice(state="fi"), Order(address("reading-hour", "fi")))
    with pytest.raises(Forbidden):
        submit(office, somebody("reviewer"), document(practice()), NEW)
    assert office.ledger.head().number == 0


def test_a_batch_is_answered_item_by_item(office: Office) -> None:
    handed_in(office, practice("known", "Known practice"))
    batch = "".join(
        [
            practice("first", "First practice"),
            broken("second"),
            practice("known", "Known practice"),
            practice("foreign", "Foreign practice", "fi"),
        ]
    )
    receipts = submit(office, OFFICER, document(batch), NEW)
    assert [(receipt.contribution, receipt.outcome) for receipt in receipts] == [
        (address("first"), "created"),
        (address("second"), "refused"),
        (address("known"), "unchanged"),
        (address("foreign", "fi"), "refused"),
    ]
    assert [type(receipt.refusal) for receipt in receipts] == [type(None), type(None), type(None), Forbidden]
    entry = office.ledger.latest(address("first")).entry
    assert entry.submission == Submission("application/n-quads", entry.nquads.encode())


def test_a_broken_document_names_the_place(office: Office) -> None:
    with pytest.raises(SyntaxFault) as raised:
        submit(office, OFFICER, Document(b"<a> <b> .\n", TURTLE), NEW)
    assert raised.value.place


def test_a_trusted_state_publishes_directly(trusting: Office) -> None:
    handed_in(trusting, practice())
    entry = trusting.ledger.latest(HOUR).entry
    assert (entry.action, entry.status) == ("create", "published")
    record = record_of(trusting.ledger.latest(HOUR))
    assert record.values(STATUS) == (status_concept("published"),)
    assert [str(value) for value in record.values(term("par:lastConfirmed"))] == ["2026-11-25"]
    assert [str(value) for value in record.values(term("par:renewBy"))] == ["2028-11-25"]
    assert IRI(HOUR) in trusting.graph.graph_names()


def test_contacts_become_public_only_with_consent(trusting: Office) -> None:
    contact = CONTACT.format(slug="reading-hour")
    handed_in(trusting, practice(more=contact))
    public = {str(triple.object) for triple in trusting.graph.read_graph(IRI(HOUR))}
    assert "mailto:person@example.org" not in public
    assert f"{topic('reading-hour')}#contact-1" not in public
    assert handed_in(trusting, practice(more=contact)).outcome == "unchanged"
    consent = contact + "<contribution/lv/reading-hour> par:contactConsent true ."
    handed_in(trusting, practice(more=consent), Order(HOUR, expected=1))
    public = {str(triple.object) for triple in trusting.graph.read_graph(IRI(HOUR))}
    assert "mailto:person@example.org" in public


def test_what_was_withdrawn_stays_withdrawn(trusting: Office) -> None:
    handed_in(trusting, practice())
    decide(trusting, OFFICER, HOUR, Decision("withdraw", "It was counted twice."))
    for order in (NEW, Order(HOUR, expected=2), Order(HOUR, must_be_new=True)):
        with pytest.raises(Withdrawn, match="counted twice"):
            handed_in(trusting, practice(), order)


def test_every_change_is_in_the_audit(office: Office) -> None:
    handed_in(office, practice())
    handed_in(office, practice(), NEW)
    handed_in(office, broken(), Order(HOUR, expected=1))
    lines = [(line.actor, line.action, line.thing, line.revision) for line in office.people.decisions.since()]  # type: ignore[attr-defined]
    assert lines == [(OFFICER.iri, "create", HOUR, 1)]


def test_two_who_revise_the_same_do_not_overwrite_each_other(office: Office) -> None:
    handed_in(office, practice())
    handed_in(office, practice(title="One"), Order(HOUR, expected=1))
    with pytest.raises(StaleRevision, match="at revision 2, and you started from revision 1"):
        handed_in(office, practice(title="Two"), Order(HOUR, expected=1))
    colleague = replace(OFFICER, iri="https://w3id.org/paraugs/id/account/colleague")
    (receipt,) = submit(office, colleague, document(practice(title="Two")), Order(HOUR, expected=2))
    assert receipt.revision
    assert receipt.revision.entry.agent == colleague.iri
