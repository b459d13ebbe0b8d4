"""Handing in content: from a file, a form or a spreadsheet, by one door, new or revised.

Nothing is written that has violations, unless as a draft. What is handed in again unchanged makes no
revision, so a client that did not hear the answer may repeat itself. Every item of a batch is acknowledged by
itself.
"""

import json
from dataclasses import dataclass, replace
from typing import Literal

from paraugs.contribute.desk.port import Document, Item
from paraugs.contribute.findings.as_json import finding_to_json
from paraugs.contribute.findings.file_report import FileReport
from paraugs.errors import NotFound, ParaugsError, RequestError, wording
from paraugs.ledger.revision import NQUADS, PUBLIC, Action, Entry, Revision, Status, Submission
from paraugs.life.consent import without_private_contacts
from paraugs.life.examining import examine
from paraugs.life.office import Office, member_state_in
from paraugs.life.opinions import with_reviews_of
from paraugs.life.publishing import at_status, issued_as, published
from paraugs.life.reading import newest_of, refuse_withdrawn
from paraugs.life.record import Record, read_record, record_of
from paraugs.people.roles import Act, Actor, require
from paraugs.refusals import Forbidden, PreconditionMissing, StaleRevision, StepRefused, Withdrawn

Outcome = Literal["created", "revised", "unchanged", "refused"]
_REFUSALS = (
    Forbidden,
    NotFound,
    PreconditionMissing,
    RequestError,
    StaleRevision,
    StepRefused,
    Withdrawn,
)
"""What concerns one item and leaves the others of a batch alone."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the submitter wants: for one address (empty: those that the document makes), from which revision.

    `expected` is the revision that a change starts from, `any_revision` starts from whichever is the newest,
    if there is one; `must_be_new` refuses what is there already with other content.
    """

    contribution: str = ""
    expected: int | None = None
    must_be_new: bool = False
    as_draft: bool = False
    any_revision: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one item: the revision that holds it now (None when there is none), and its findings.

    `refusal` is why it was refused, when that is not its findings.
    """

    contribution: str
    outcome: Outcome
    revision: Revision | None
    report: FileReport
    refusal: ParaugsError | None = None


def submit(office: Office, actor: Actor | None, document: Document, order: Order) -> tuple[Receipt, ...]:
    """Take in a document; the receipts come in its order.

    Raises SyntaxFault when it cannot be read, and for a single item what it is refused for: Forbidden,
    StaleRevision, PreconditionMissing, StepRefused, Withdrawn. Findings raise nothing: see the receipt.
    """
    intake = _intake(office, actor, document, order)
    examined = examine(office, intake.actor, document, order.contribution)
    if len(examined.items) == 1:
        receipts = [intake.receive(examined.items[0], Submission(document.media_type, document.data))]
    else:
        receipts = [intake.receive_of_many(item) for item in examined.items]
    if any(receipt.revision and receipt.revision.entry.status in PUBLIC for receipt in receipts):
        office.follow()
    return tuple(receipts)


def _intake(office: Office, actor: Actor | None, document: Document, order: Order) -> "_Intake":
    """Refuse at once what no content can mend, before anything is read."""
    act: Act = "save-draft" if order.as_draft else "submit"
    state = actor.member_state if actor else ""
    if order.contribution and actor:
        state = member_state_in(order.contribution)
    who = require(actor, act, state)
    if order.contribution:
        newest = newest_of(office, order.contribution)
        refuse_withdrawn(newest)
        if order.must_be_new and newest:
            raise StaleRevision(order.contribution, None, newest.number)
    return _Intake(office, who, document, order)


@dataclass(frozen=True, slots=True)
class _Intake:
    """One document on its way in."""

    office: Office
    actor: Actor
    document: Document
    order: Order

    def receive_of_many(self, item: Item) -> Receipt:
        """Take in one of several; what it is refused for stands in its receipt."""
        try:
            return self.receive(item, None)
        except _REFUSALS as refusal:
            return Receipt(item.contribution.value, "refused", None, item.report, refusal)

    def receive(self, item: Item, submission: Submission | None) -> Receipt:
        """Take in one item, with the bytes that it came in (None: among others, so its statements count)."""
        try:
            return self._received(item, submission)
        except StaleRevision:
            # Somebody was faster: with the same content, it is unchanged.
            return self._received(item, submission)

    def _received(self, item: Item, submission: Submission | None) -> Receipt:
        address = item.contribution.value
        act: Act = "save-draft" if self.order.as_draft else "submit"
        require(self.actor, act, member_state_in(address))
        newest = newest_of(self.office, address)
        refuse_withdrawn(newest)
        record = read_record(address, item.nquads)
        status = self._status()
        if newest and says_the_same(record, newest) and _has_reached(newest.entry.status, status):
            return Receipt(address, "unchanged", newest, item.report)
        expected = self._expected(address, newest)
        if not item.report.conforms and not self.order.as_draft:
            return Receipt(address, "refused", newest, item.report)
        entry = self._entry(record, newest, status, item)
        if submission:
            entry = replace(entry, submission=submission)
        revision = self.office.ledger.append(entry, expected)
        self.office.people.record(self.actor, entry.action, address, revision.number, f"now {status}")
        return Receipt(address, "revised" if newest else "created", revision, item.report)

    def _status(self) -> Status:
        if self.order.as_draft:
            return "draft"
        return "published" if self.office.is_trusted(self.actor.member_state) else "submitted"

    def _expected(self, address: str, newest: Revision | None) -> int | None:
        """Give the revision that the change is to follow; raise when it does not start from it."""
        order, found = self.order, newest.number if newest else None
        if order.any_revision:
            return found
        if order.expected is None and found is not None:
            if order.must_be_new and order.contribution:
                raise StaleRevision(address, None, found)
            raise _taken(address, found) if order.must_be_new else _unsaid(address, found)
        if order.expected != found:
            raise StaleRevision(address, order.expected, found)
        return found

    def _entry(self, record: Record, newest: Revision | None, status: Status, item: Item) -> Entry:
        office, action = self.office, _action(newest, status)
        if newest:
            earlier = record_of(newest)
            record = with_reviews_of(issued_as(record, earlier), earlier)
        if status == "published":
            record = published(record, office.today, office.settings.renew_months)
        nquads = at_status(record, status).nquads()
        return Entry(
            contribution=record.contribution.value,
            member_state=self.actor.member_state,
            agent=self.actor.iri,
            when=office.clock(),
            action=action,
            status=status,
            nquads=nquads,
            submission=Submission(NQUADS, nquads.encode()),
            shapes=office.shapes,
            findings=json.dumps([finding_to_json(one) for one in item.report.findings], ensure_ascii=False),
        )


def _action(newest: Revision | None, status: Status) -> Action:
    if status == "draft":
        return "draft"
    return "revise" if newest else "create"


def says_the_same(record: Record, newest: Revision) -> bool:
    """Tell whether a contributor says what the newest revision holds; contacts may be left out of that."""
    held = record_of(newest).essence()
    return record.essence() == held or (
        newest.entry.status in PUBLIC and without_private_contacts(record).essence() == held
    )


def _has_reached(found: Status, wanted: Status) -> bool:
    """Tell whether a contribution stands where handing it in would bring it, or further on."""
    if wanted == "published":
        return found in PUBLIC
    return (wanted == "draft" and found != "discarded") or found not in ("draft", "returned", "discarded")


def _taken(address: str, found: int) -> StepRefused:
    return StepRefused(
        wording(
            "%(contribution)s is there already, at revision %(found)s, with other content. To revise it, PUT "
            "to its address with If-Match; for another practice, choose another title or address."
        ),
        contribution=address,
        found=found,
    )


def _unsaid(address: str, found: int) -> PreconditionMissing:
    return PreconditionMissing(
        wording(
            '%(contribution)s is at revision %(found)s. Send If-Match: "r%(found)s" when your change starts '
            "from that one."
        ),
        contribution=address,
        found=found,
    )
