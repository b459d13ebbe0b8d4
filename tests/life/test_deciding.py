"""Deciding: the way of a contribution from submission to renewal and withdrawal."""

from dataclasses import replace

import pytest

from life.cast import address, document, practice, somebody
from paraugs.errors import NotFound, RequestError
from paraugs.ledger.revision import Revision
from paraugs.life.deciding import Decision, decide
from paraugs.life.office import Office
from paraugs.life.record import REVIEW, record_of
from paraugs.life.renewal import fall_due
from paraugs.life.submitting import Order, submit
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.refusals import Forbidden, NotSignedIn, StaleRevision, StepRefused, Withdrawn
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple

HOUR = address("reading-hour")
OFFICER, COORDINATOR = somebody("contributor"), somebody("coordinator")
REVIEWER = somebody("reviewer", "FI", language="fi")
REVIEW_STEP = Decision("review", "Clear and complete.", "None.")
IMPLEMENTATION = IRI(f"{THINGS}practice/lv/reading-hour#implementation-1")


def submitted(office: Office) -> Revision:
    """Hand in the practice."""
    (receipt,) = submit(office, OFFICER, document(practice()), Order(must_be_new=True))
    assert receipt.revision
    return receipt.revision


def published(office: Office) -> Revision:
    """Bring the practice all the way."""
    submitted(office)
    decide(office, COORDINATOR, HOUR, Decision("sign-off"))
    decide(office, REVIEWER, HOUR, REVIEW_STEP)
    return decide(office, COORDINATOR, HOUR, Decision("publish"))


def fell_due(office: Office) -> Revision:
    """Let the published practice wait for its renewal."""
    return fall_due(office.ledger, office.people, published(office), office.clock())


def said(revision: Revision, name: str) -> list[str]:
    """Give what the contribution says by a property."""
    return [str(value) for value in record_of(revision).values(term(name))]


def test_a_practice_goes_all_the_way(office: Office) -> None:
    published(office)
    moves = [(one.entry.action, one.entry.status) for one in office.ledger.history(HOUR)]
    assert moves == [
        ("create", "submitted"),
        ("sign-off", "signed-off"),
        ("review", "reviewed"),
        ("publish", "published"),
    ]
    told = [said(one, "par:status") for one in office.ledger.history(HOUR)]
    assert told == [[f"{THINGS}concept/contribution-status/{status}"] for _, status in moves]


def test_publication_says_until_when_it_counts(office: Office) -> None:
    revision = published(office)
    assert said(revision, "par:lastConfirmed") == ["2026-11-25"]
    assert said(revision, "par:renewBy") == ["2028-11-25"]
    assert set(office.graph.read_graph(IRI(HOUR))) == set(record_of(revision).triples)


def test_a_review_is_public_data(office: Office) -> None:
    record = record_of(published(office))
    review = IRI(f"{HOUR}#review-1")
    assert record.values(REVIEW) == (review,)
    assert set(record.about([review])) == {
        Triple(review, term("rdf:type"), term("par:Review")),
        Triple(review, term("par:reviewerRole"), IRI(f"{THINGS}concept/reviewer-role/reviewer")),
        Triple(review, term("par:decision"), IRI(f"{THINGS}concept/review-decision/accepted")),
        Triple(review, term("dct:description"), Literal("Clear and complete.", "fi")),
        Triple(review, term("par:conflictOfInterest"), Literal("None.", "fi")),
        Triple(review, term("dct:issued"), Literal("2026-11-25", datatype=PREFIXES["xsd"] + "date")),
    }


def test_the_state_replies_to_a_review(office: Office) -> None:
    published(office)
    reply = Decision("reply", "Thank you.", reply_to=f"{HOUR}#review-1")
    revision = decide(office, OFFICER, HOUR, reply)
    assert (revision.entry.action, revision.entry.status) == ("revise", "published")
    answered = Triple(IRI(f"{HOUR}#review-1"), term("par:reply"), Literal("Thank you.", "en"))
    assert answered in office.graph.read_graph(IRI(HOUR))
    with pytest.raises(RequestError, match="no review"):
        decide(office, OFFICER, HOUR, replace(reply, reply_to=f"{HOUR}#review-2"))


def test_reviews_stay_when_content_is_revised(office: Office) -> None:
    newest = published(office)
    order = Order(HOUR, expected=newest.number)
    submit(office, OFFICER, document(practice(title="Reading day")), order)
    assert record_of(office.ledger.latest(HOUR)).values(REVIEW) == (IRI(f"{HOUR}#review-1"),)
    decide(office, COORDINATOR, HOUR, Decision("sign-off"))
    revision = decide(office, REVIEWER, HOUR, REVIEW_STEP)
    assert len(record_of(revision).values(REVIEW)) == 2


def test_what_is_public_stays_while_a_revision_is_on_its_way(office: Office) -> None:
    newest = published(office)
    before = set(office.graph.read_graph(IRI(HOUR)))
    submit(office, OFFICER, document(practice(title="Reading day")), Order(HOUR, expected=newest.number))
    office.follow()
    assert set(office.graph.read_graph(IRI(HOUR))) == before


def test_it_comes_back_with_comments(office: Office) -> None:
    submitted(office)
    revision = decide(office, COORDINATOR, HOUR, Decision("return", "Say how many schools took part."))
    assert (revision.entry.status, revision.entry.reason) == ("returned", "Say how many schools took part.")
    assert record_of(revision).values(REVIEW) == ()
    (receipt,) = submit(office, OFFICER, document(practice()), Order(HOUR, expected=revision.number))
    assert receipt.revision
    assert receipt.revision.entry.status == "submitted"


def test_what_a_reviewer_returns_is_a_review_too(office: Office) -> None:
    submitted(office)
    decide(office, COORDINATOR, HOUR, Decision("sign-off"))
    revision = decide(office, REVIEWER, HOUR, Decision("return", "Name the study.", "None."))
    (review,) = record_of(revision).values(REVIEW)
    returned = IRI(f"{THINGS}concept/review-decision/returned")
    assert Triple(IRI(str(review)), term("par:decision"), returned) in record_of(revision).triples


@pytest.mark.parametrize(
    ("who", "decision", "words"),
    [
        (COORDINATOR, Decision("return", " "), "needs a text"),
        (REVIEWER, Decision("return", "Name the study."), "conflicts of interest"),
        (REVIEWER, Decision("review", "Fine."), "conflicts of interest"),
        (REVIEWER, Decision("review", "", "None."), "needs a text"),
        (OFFICER, Decision("withdraw"), "needs a text"),
    ],
)
def test_words_that_are_missing_are_asked_for(office: Office, who, decision, words: str) -> None:  # type: ignore[no-untyped-def]
    submitted(office)
    decide(office, COORDINATOR, HOUR, Decision("sign-off"))
    with pytest.raises(RequestError, match=words):
        decide(office, who, HOUR, decision)
    assert len(office.ledger.history(HOUR)) == 2


def test_a_step_starts_where_the_table_says(office: Office) -> None:
    submitted(office)
    with pytest.raises(StepRefused, match="is submitted; the step “publish” starts from reviewed"):
        decide(office, COORDINATOR, HOUR, Decision("publish"))


def test_a_trusted_state_needs_no_review(trusting: Office, office: Office) -> None:
    submitted(office)
    revision = decide(trusting, COORDINATOR, HOUR, Decision("publish"))
    assert revision.entry.status == "published"


def test_nobody_decides_about_what_was_revised_meanwhile(office: Office) -> None:
    submitted(office)
    with pytest.raises(StaleRevision, match="at revision 1, and you started from revision 9"):
        decide(office, COORDINATOR, HOUR, Decision("sign-off"), expected=9)


def test_decisions_need_somebody_and_something(office: Office) -> None:
    with pytest.raises(NotFound):
        decide(office, COORDINATOR, HOUR, Decision("sign-off"))
    submitted(office)
    with pytest.raises(NotSignedIn):
        decide(office, None, HOUR, Decision("sign-off"))
    with pytest.raises(Forbidden, match="server alone"):
        decide(office, COORDINATOR, HOUR, Decision("fall-due"))


def test_one_account_may_hand_in_and_sign_off_but_not_review(office: Office) -> None:
    submit(office, COORDINATOR, document(practice()), Order(must_be_new=True))
    decide(office, COORDINATOR, HOUR, Decision("sign-off"))
    for role in ("coordinator", "reviewer"):
        with pytest.raises(Forbidden):
            decide(office, somebody(role), HOUR, REVIEW_STEP)


def test_it_falls_due_and_is_confirmed(office: Office, clock) -> None:  # type: ignore[no-untyped-def]
    due = fell_due(office)
    assert (due.entry.action, due.entry.status) == ("fall-due", "due-for-renewal")
    clock.put_on(days=10)
    revision = decide(office, OFFICER, HOUR, Decision("renew", outcome="still-valid"))
    assert (revision.entry.action, revision.entry.status) == ("renew", "published")
    assert said(revision, "par:lastConfirmed") == ["2026-12-05"]
    assert said(revision, "par:renewBy") == ["2028-12-05"]


def test_what_has_ended_stays_an_example(office: Office) -> None:
    due = fell_due(office)
    revision = decide(office, OFFICER, HOUR, Decision("renew", "It ended in 2026.", outcome="ended"))
    assert revision.entry.status == "published"
    assert said(revision, "par:renewBy") == []
    before, after = set(record_of(due).triples), set(record_of(revision).triples)
    no, yes = (Literal(word, datatype=PREFIXES["xsd"] + "boolean") for word in ("false", "true"))
    running, stage = term("par:stillRunning"), term("par:implementationStatus")
    under_way = IRI(f"{THINGS}concept/implementation-status/implementation")
    assert {triple for triple in after - before if triple.subject == IMPLEMENTATION} == {
        Triple(IMPLEMENTATION, running, no)
    }
    assert {triple for triple in before - after if triple.subject == IMPLEMENTATION} == {
        Triple(IMPLEMENTATION, running, yes),
        Triple(IMPLEMENTATION, stage, under_way),
    }


def test_what_has_changed_stays_due_until_it_is_revised(office: Office) -> None:
    due = fell_due(office)
    revision = decide(office, OFFICER, HOUR, Decision("renew", "We reach more now.", outcome="changed"))
    assert (revision.entry.status, revision.entry.reason) == (
        "due-for-renewal",
        "changed: We reach more now.",
    )
    assert revision.entry.nquads == due.entry.nquads


def test_what_is_withdrawn_leaves_who_when_and_why(office: Office) -> None:
    published(office)
    successor = published_as(office, "reading-day")
    decision = Decision("withdraw", "Counted twice.", replaced_by=successor)
    revision = decide(office, OFFICER, HOUR, decision)
    withdrawer = IRI(f"{HOUR}#withdrawer")
    facts = {
        ("rdf:type", term("par:Tombstone")),
        ("par:memberState", IRI(OFFICER.member_state)),
        ("par:status", IRI(f"{THINGS}concept/contribution-status/withdrawn")),
        ("prov:invalidatedAtTime", Literal("2026-11-25T09:30:00Z", datatype=PREFIXES["xsd"] + "dateTime")),
        ("prov:wasAttributedTo", withdrawer),
        ("dct:description", Literal("Counted twice.", "en")),
        ("dct:isReplacedBy", IRI(successor)),
        ("foaf:primaryTopic", IRI(f"{THINGS}practice/lv/reading-hour")),
    }
    assert set(office.graph.read_graph(IRI(HOUR))) == {
        *(Triple(IRI(HOUR), term(name), value) for name, value in facts),
        Triple(withdrawer, term("rdf:type"), term("foaf:Agent")),
        Triple(withdrawer, term("skos:prefLabel"), Literal("Invented Ministry", "en")),
    }
    assert revision.entry.reason == "Counted twice."
    with pytest.raises(Withdrawn):
        decide(office, OFFICER, HOUR, decision)


def published_as(office: Office, slug: str) -> str:
    """Publish another practice; its address."""
    trusting = replace(office, settings=replace(office.settings, trusted_states="LV"))
    submit(trusting, OFFICER, document(practice(slug, "Reading day")), Order(must_be_new=True))
    return address(slug)


@pytest.mark.parametrize("successor", [HOUR, address("nowhere"), "no address"])
def test_nothing_is_replaced_by_what_nobody_can_read(office: Office, successor: str) -> None:
    submitted(office)
    with pytest.raises(RequestError, match="cannot replace it"):
        decide(office, OFFICER, HOUR, Decision("withdraw", "Counted twice.", replaced_by=successor))


def test_decisions_are_in_the_audit(office: Office) -> None:
    fell_due(office)
    lines = [(line.actor, line.role, line.action, line.revision) for line in office.people.decisions.since()]  # type: ignore[attr-defined]
    assert lines == [
        (OFFICER.iri, "contributor", "create", 1),
        (COORDINATOR.iri, "coordinator", "sign-off", 2),
        (REVIEWER.iri, "reviewer", "review", 3),
        (COORDINATOR.iri, "coordinator", "publish", 4),
        ("", "", "fall-due", 5),
    ]
