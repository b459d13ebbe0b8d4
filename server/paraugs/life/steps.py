"""The table of steps: from which statuses each may be taken, where it leads, and which act it needs.

    draft → submitted → signed-off → reviewed → published → due-for-renewal → published …
               ↑            │            │
               └── returned ┴────────────┘                    and from any of them: withdrawn, which is final
    What was never public is discarded instead: it leaves nothing behind, and may be handed in anew.

Handing in content is no step of the table: it may happen at any status but the last (`submitting.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from paraugs.errors import wording
from paraugs.ledger.revision import PUBLIC, Action, Status
from paraugs.people.roles import Act
from paraugs.refusals import StepRefused

Step = Literal["sign-off", "return", "review", "publish", "renew", "fall-due", "withdraw", "reply"]
"""`fall-due` is taken by the server alone; `reply` answers a review and leaves the status as it is."""

_ALIVE = frozenset(get_args(Status)) - {"withdrawn", "discarded"}


@dataclass(frozen=True, slots=True)
class Rule:
    """What one step asks for; no act means that only the server takes it, no end that the status stays."""

    action: Action
    starts: frozenset[Status]
    ends: Status | None
    act: Act | None
    trusted_starts: frozenset[Status] = frozenset()
    """Where it may start as well when the state is one that publishes directly."""
    needs_text: bool = False
    needs_conflict: bool = False


STEPS: Mapping[Step, Rule] = {
    "sign-off": Rule("sign-off", frozenset({"submitted"}), "signed-off", "sign-off"),
    "return": Rule(
        "return", frozenset({"submitted", "signed-off", "reviewed"}), "returned", "return", needs_text=True
    ),
    "review": Rule(
        "review", frozenset({"signed-off"}), "reviewed", "review", needs_text=True, needs_conflict=True
    ),
    "publish": Rule(
        "publish",
        frozenset({"reviewed"}),
        "published",
        "publish",
        trusted_starts=frozenset({"submitted", "signed-off"}),
    ),
    "renew": Rule("renew", frozenset({"published", "due-for-renewal"}), "published", "renew"),
    "fall-due": Rule("fall-due", frozenset({"published"}), "due-for-renewal", None),
    "withdraw": Rule("withdraw", _ALIVE, "withdrawn", "withdraw", needs_text=True),
    "reply": Rule("revise", _ALIVE - {"draft"}, None, "submit", needs_text=True),
}


def is_open(step: Step, status: Status, is_trusted: bool) -> bool:
    """Tell whether a step may be taken at a status."""
    rule = STEPS[step]
    return status in rule.starts or (is_trusted and status in rule.trusted_starts)


def require_open(step: Step, status: Status, is_trusted: bool) -> Rule:
    """Give the rule of a step that may be taken at a status; StepRefused says where it may be."""
    rule = STEPS[step]
    if not is_open(step, status, is_trusted):
        starts = rule.starts | (rule.trusted_starts if is_trusted else frozenset())
        template = wording("This contribution is %(status)s; the step “%(step)s” starts from %(statuses)s.")
        raise StepRefused(template, status=status, step=step, statuses=", ".join(sorted(starts)))
    return rule


def is_public(status: Status) -> bool:
    """Tell whether a revision with a status is what everybody sees."""
    return status in PUBLIC
