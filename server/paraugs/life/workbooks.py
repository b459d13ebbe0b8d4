"""Handing in a workbook: each row that is a contribution is examined and taken in by itself.

Rows that are right are taken in while others are mended. What is found is told by sheet and cell.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import get_args

from paraugs.contribute.desk.port import Document
from paraugs.contribute.findings.file_report import FileReport
from paraugs.contribute.findings.finding import Finding, Severity
from paraugs.errors import Limit, NotFound, ParaugsError, RequestError, RequestTooLarge, SyntaxFault, wording
from paraugs.graph.canonical import canonical_nquads
from paraugs.ledger.revision import NQUADS, Revision
from paraugs.life.examining import examine
from paraugs.life.office import Office, member_state_in
from paraugs.life.reading import may_see, newest_of
from paraugs.life.record import record_of
from paraugs.life.submitting import Order, Outcome, submit
from paraugs.people.roles import Act, Actor, require
from paraugs.people.states import code_of
from paraugs.refusals import Forbidden, PreconditionMissing, StaleRevision, StepRefused, Withdrawn
from paraugs.sheets.cells import Mark, Position, Stamp
from paraugs.sheets.columns import Role
from paraugs.sheets.items import read_items
from paraugs.sheets.lines import read_lines
from paraugs.sheets.lists import Picker
from paraugs.sheets.merging import Merger
from paraugs.sheets.opening import SheetOffice
from paraugs.sheets.placing import placed, worded
from paraugs.sheets.rows import Known
from paraugs.sheets.statements import SheetItem

_REFUSALS = (
    Forbidden,
    NotFound,
    PreconditionMissing,
    RequestError,
    StaleRevision,
    StepRefused,
    SyntaxFault,
    Withdrawn,
)
"""What concerns one row and leaves the others alone."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted with a workbook: only to have it checked, or to hand in drafts."""

    dry_run: bool = False
    as_draft: bool = False


@dataclass(frozen=True, slots=True)
class RowReceipt:
    """What became of a row, or would become of it in a dry run; `revision` is the one that holds it now.

    `stamp` is the cell for the number of its revision, if the sheet has one.
    """

    key: str
    position: Position
    stamp: Position | None
    contribution: str
    outcome: Outcome
    revision: Revision | None
    report: FileReport
    refusal: ParaugsError | None = None


@dataclass(frozen=True, slots=True)
class WorkbookReport:
    """What became of a workbook: its rows, what is wrong outside of them, what was not read."""

    receipts: tuple[RowReceipt, ...]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...]
    dry_run: bool

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """Give every finding, the gravest first, then by row."""
        found = [*self.findings, *(one for receipt in self.receipts for one in receipt.report.findings)]
        return tuple(
            sorted(found, key=lambda one: (one.severity.weight, Position.named(one.cell).reading_order))
        )

    @property
    def conforms(self) -> bool:
        """Tell whether nothing must be mended."""
        refused = any(receipt.outcome == "refused" for receipt in self.receipts)
        return not refused and not any(one.severity is Severity.VIOLATION for one in self.findings)

    def counts(self) -> dict[Outcome, int]:
        """Count the rows by their outcomes."""
        outcomes: tuple[Outcome, ...] = get_args(Outcome)
        return {outcome: sum(one.outcome == outcome for one in self.receipts) for outcome in outcomes}

    def files(self) -> tuple[FileReport, ...]:
        """Give what was found outside of rows, then in each row, as reports."""
        return (FileReport("", self.findings), *(receipt.report for receipt in self.receipts))


def take_in(
    office: Office, sheets: SheetOffice, actor: Actor | None, data: bytes, wish: Wish
) -> WorkbookReport:
    """Take in a workbook, or only check it.

    Raises NotSignedIn or Forbidden, and for a file that is no workbook or a harmful one UnsupportedMediaType,
    SyntaxFault or RequestTooLarge.
    """
    act: Act = "save-draft" if wish.as_draft else "submit"
    who = require(actor, act, actor.member_state if actor else "")
    book = sheets.room.read(data, who.language)
    picker = Picker(sheets.lists, who.language)
    lines = read_lines(sheets.layout, book, who.language)
    read = read_items(sheets.layout, picker, lines, code_of(who.member_state))
    if len(read.items) > office.settings.submission_items:
        raise _too_many(office.settings.submission_items)
    counter = _Counter(office, who, Merger(sheets.layout, picker, lines), wish, act)
    receipts = tuple(counter.receive(item) for item in read.items)
    return WorkbookReport(receipts, read.findings, book.notes, wish.dry_run)


def marks_of(
    report: WorkbookReport, language: str, told: Callable[[ParaugsError], str] = str
) -> tuple[Mark, ...]:
    """Give what to write onto the cells of the workbook: findings, and why a row was refused otherwise.

    `told` words a refusal in the language of the workbook.
    """
    refusals = [
        Mark(receipt.position, Severity.VIOLATION, told(receipt.refusal))
        for receipt in report.receipts
        if receipt.refusal
    ]
    return (*refusals, *(_mark(one, language) for one in report.all_findings))


def stamps_of(report: WorkbookReport) -> tuple[Stamp, ...]:
    """Give the numbers of the revisions that rows are at now; none after a dry run."""
    return tuple(
        Stamp(receipt.stamp, receipt.revision.number)
        for receipt in (() if report.dry_run else report.receipts)
        if receipt.stamp and receipt.revision and receipt.outcome != "refused"
    )


def _mark(finding: Finding, language: str) -> Mark:
    return Mark(Position.named(finding.cell), finding.severity, worded(finding, language))


@dataclass(frozen=True, slots=True)
class _Counter:
    """Where rows are handed over one by one."""

    office: Office
    actor: Actor
    merger: Merger
    wish: Wish
    act: Act

    def receive(self, item: SheetItem) -> RowReceipt:
        """Take in one row; what it is refused for stands in its receipt."""
        address = item.thing.contribution.value
        empty = FileReport(_name(item), item.findings)
        blank = RowReceipt(item.title, item.position, _stamp(item), address, "refused", None, empty)
        try:
            state = member_state_in(address)
            require(self.actor, self.act, state)
            newest = newest_of(self.office, address) if may_see(self.actor, state) else None
            return self._receive(item, newest, replace(blank, revision=newest))
        except _REFUSALS as refusal:
            return replace(blank, refusal=refusal)

    def _receive(self, item: SheetItem, newest: Revision | None, blank: RowReceipt) -> RowReceipt:
        known = _known(newest) if newest else None
        merged = self.merger.merge(item, known)
        if known and newest and set(merged.triples) == set(known.triples) and _stands(newest):
            return replace(blank, outcome="unchanged")
        document = _document(merged)
        unreadable = any(one.severity is Severity.VIOLATION for one in merged.findings)
        if unreadable or self.wish.dry_run:
            return self._checked(merged, document, newest, blank)
        order = Order(blank.contribution, expected=item.revision or None, as_draft=self.wish.as_draft)
        (receipt,) = submit(self.office, self.actor, document, order)
        report = FileReport(_name(merged), placed(merged, receipt.report.findings), receipt.report.fault)
        return replace(
            blank, outcome=receipt.outcome, revision=receipt.revision, report=report, refusal=receipt.refusal
        )

    def _checked(
        self, item: SheetItem, document: Document, newest: Revision | None, blank: RowReceipt
    ) -> RowReceipt:
        """Say what would become of a row."""
        (examined,) = examine(self.office, self.actor, document, blank.contribution).items
        findings = placed(item, examined.report.findings)
        report = FileReport(_name(item), findings, examined.report.fault)
        taken: Outcome = "revised" if newest else "created"
        return replace(blank, outcome=taken if report.conforms else "refused", report=report)


def _stamp(item: SheetItem) -> Position | None:
    line = item.thing.line
    return line.position(Role.REVISION) if line.sheet.column_of(Role.REVISION) else None


def _known(newest: Revision) -> Known:
    record = record_of(newest)
    return Known(record.contribution, record.triples, newest.number)


def _stands(newest: Revision) -> bool:
    """Tell whether handing in the same again would change nothing."""
    return newest.entry.status not in ("draft", "returned", "withdrawn", "discarded")


def _document(item: SheetItem) -> Document:
    nquads = canonical_nquads(item.triples, item.thing.contribution)
    return Document(nquads.encode(), NQUADS, _name(item))


def _name(item: SheetItem) -> str:
    return f"{item.position.name} {item.title}"


def _too_many(most: int) -> RequestTooLarge:
    limit = Limit("submission-items", most, "items")
    return RequestTooLarge(
        wording("A workbook may have %(most)s contributions at most. Divide it."), limit, most=f"{most:,}"
    )
