"""What somebody had typed when the session ended is carried through signing in and given back.

A page of ours may be open for longer than a session lasts. What it sends then is never lost: the page to sign
in carries it along, and so does the one after it, from which it goes where it was meant for. There it is only
kept or shown again, whatever button had been pressed: nothing is handed in or decided that way.
"""

import json
import re
from collections.abc import Sequence

from flask import Response, request

from paraugs.errors import RequestError, wording
from paraugs.web.accounts.private import private_page

MOST_BYTES = 4 << 20
"""A form of ours has a megabyte at most; carried along in another one, it grows."""
_PLACES = re.compile(
    r"/(contribute/drafts/[0-9a-f]{32}|contributions/[a-z]{2}/[^/?#]+/steps"
    r"|validate/hand-in|contribute/document)"
)
_OURS = ("csrf_token", "do", "resumed")

Pairs = Sequence[tuple[str, str]]


def is_place(path: str) -> bool:
    """Whether what was typed for an address is kept: a path of a form that holds work."""
    found = _PLACES.search(path)
    return found is not None and found.end() == len(path)


def typed() -> str:
    """Give what the form of this request holds, to be carried along."""
    pairs = [pair for pair in request.form.items(multi=True) if pair[0] not in _OURS]
    return json.dumps(pairs, ensure_ascii=False)


def resume_page(place: str, kept: str, status: int = 200) -> Response:
    """The page that gives back what was typed, to be sent to its place once more."""
    return private_page("account/resume.html", status, place=place, pairs=_pairs(kept))


def is_resumed() -> bool:
    """Whether a form was sent from that page: then it is shown again, and nothing else is done."""
    return bool(request.form.get("resumed"))


def _pairs(kept: str) -> Pairs:
    try:
        return [(str(name), str(value)) for name, value in json.loads(kept)]
    except (TypeError, ValueError, RecursionError) as error:
        raise RequestError(wording("What was kept of the form cannot be read.")) from error
