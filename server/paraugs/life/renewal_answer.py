"""What a state answered when it was asked whether a contribution still holds.

The ledger keeps the answer as the beginning of the reason of the revision: `ended: The fund was closed.`
"""

from typing import Literal, cast, get_args

from paraugs.ledger.revision import Entry

RenewalOutcome = Literal["", "still-valid", "changed", "ended"]
"""Empty where nothing was asked, or where an older revision does not tell."""


def reason_of(outcome: RenewalOutcome, text: str) -> str:
    """Write an answer and what was said with it; no answer counts as `still-valid`."""
    return ": ".join(filter(None, (outcome or "still-valid", text)))


def answer_in(entry: Entry) -> tuple[RenewalOutcome, str]:
    """Read the answer of a revision, and what was said with it."""
    outcome, _, text = entry.reason.partition(": ")
    if entry.action != "renew" or outcome not in get_args(RenewalOutcome):
        return "", entry.reason
    return cast(RenewalOutcome, outcome), text
