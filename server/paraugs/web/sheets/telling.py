"""What became of a workbook, in JSON; pages say the same.

{"dryRun": true or false, "conforms": true or false,
 "counts": {"created": 1, "revised": 0, "unchanged": 0, "refused": 1},
 "items": [as in a batch of the API, with "key" and "cell" of the row],
 "findings": [those outside of any row], "notes": [what was not read]}
"""

from http import HTTPStatus

from paraugs.contribute.findings.as_json import finding_to_json
from paraugs.life.submitting import Receipt
from paraugs.life.workbooks import RowReceipt, WorkbookReport
from paraugs.web.contributions.telling import Object, receipt_object


def report_object(report: WorkbookReport) -> Object:
    """Tell all of it."""
    return {
        "dryRun": report.dry_run,
        "conforms": report.conforms,
        "counts": report.counts(),
        "items": [_row(receipt, report.dry_run) for receipt in report.receipts],
        "findings": [finding_to_json(one) for one in report.findings],
        "notes": list(report.notes),
    }


def _row(receipt: RowReceipt, dry_run: bool) -> Object:
    told = receipt_object(
        Receipt(receipt.contribution, receipt.outcome, receipt.revision, receipt.report, receipt.refusal)
    )
    place: Object = {"key": receipt.key, "cell": receipt.position.name}
    if dry_run and receipt.outcome != "refused":
        told["httpStatus"] = HTTPStatus.OK.value
    return place | told
