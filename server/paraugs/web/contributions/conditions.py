"""From which revision a change starts, as HTTP says it; the ETag of a contribution is `"r<number>"`.

Source: RFC 9110, sections 13.1.1 and 13.1.2; RFC 6585, section 3 (428).
"""

import re

from flask import request

from paraugs.errors import RequestError
from paraugs.ledger.revision import Revision
from paraugs.life.submitting import Order

_TAG = re.compile(r"r([1-9][0-9]{0,17})")
_UNKNOWN = 0
"""The number of a revision that no contribution ever has."""


def entity_tag(revision: Revision) -> str:
    """Give the ETag of a contribution at a revision."""
    return f'"r{revision.number}"'


def expected_revision(newest: Revision | None) -> int | None:
    """Give the revision that If-Match names, the newest if that is among them; None without If-Match.

    `*` is whichever is the newest.
    """
    wanted = request.if_match
    if not wanted:
        return None
    found = newest.number if newest else _UNKNOWN
    numbers = [int(match[1]) for tag in wanted.as_set() if (match := _TAG.fullmatch(tag))]
    if wanted.star_tag or found in numbers:
        return found
    return max(numbers, default=_UNKNOWN)


def order_for(contribution: str, newest: Revision | None) -> Order:
    """Give the order that a PUT is: create, revise from a revision, or whichever it may be."""
    return Order(
        contribution,
        expected=expected_revision(newest),
        must_be_new=request.if_none_match.star_tag,
        as_draft=as_draft(),
    )


def as_draft() -> bool:
    """Tell whether the request hands in a draft (`?as=draft`)."""
    wanted = request.args.get("as", "")
    if wanted not in ("", "draft"):
        raise RequestError(f"?as= may be “draft”, not “{wanted}”.")
    return wanted == "draft"
