"""Receipts of what there is, and an answer to who asks whether he holds it all: `/sync`, `/sync/verify`."""

import json
from collections.abc import Iterable, Mapping
from typing import cast

from flask import Blueprint, Response, request

from paraugs.errors import Limit, NotFound, RequestError, RequestTooLarge, SyntaxFault, UnsupportedMediaType
from paraugs.ledger.changes import Change, written_stamp
from paraugs.ledger.stream import ChangeStream
from paraugs.publish.receipts import Receipt, compare, living, receipt_of
from paraugs.web.feeds import stream
from paraugs.web.feeds.stream import FOR_A_MOMENT, Made
from paraugs.web.http.negotiation import MediaForm

JSON = MediaForm("application/json", "json", "JSON")
_MOST_BYTES = 64 << 20
_MOST_NUMBER = 1 << 31

blueprint = Blueprint("receipts", __name__)


@blueprint.get("/sync")
def show_receipt() -> Response:
    """How many members there are, and the hash of them all: now, or at `?position=` or `?version=`."""
    changes = stream.change_stream()
    position = _position(changes, request.args.to_dict())

    def make() -> Made:
        receipt = receipt_of(living(changes.newest(position)))
        body = _json(_told(changes, position, receipt))
        return Made(body, f"sync-{position}-{receipt.sha256[:16]}", receipt.field)

    return stream.answer(stream.kept(f"sync {position}", make), JSON, FOR_A_MOMENT)


@blueprint.post("/sync/verify")
def verify() -> Response:
    """Compare what somebody holds with what there is, member by member."""
    order = _order()
    held, changes = _held(order), stream.change_stream()
    position = _position(changes, order)
    newest = changes.newest(position)
    receipt, found = receipt_of(living(newest)), compare(held, newest)
    told = _told(changes, position, receipt) | {
        "complete": found.are_none,
        "missing": _listed(found.missing),
        "changed": _listed(found.changed),
        "withdrawn": _listed(found.withdrawn),
        "unknown": list(found.unknown),
    }
    response = Response(_json(told), content_type=JSON.content_type)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Paraugs-Receipt"] = receipt.field
    return response


def _told(changes: ChangeStream, position: int, receipt: Receipt) -> dict[str, object]:
    """The place in the stream and the receipt; `version` is that of the dataset there."""
    newest = changes.at([position])
    return {
        "position": position,
        "version": changes.version_at(position),
        "recorded": written_stamp(newest[0].recorded) if newest else None,
        "count": receipt.count,
        "sha256": receipt.sha256,
    }


def _listed(changes: Iterable[Change]) -> list[dict[str, object]]:
    return [
        {"iri": change.member, "sha256": change.sha256, "position": change.position} for change in changes
    ]


def _position(changes: ChangeStream, order: Mapping[str, object]) -> int:
    """The place that is meant; NotFound when the stream is not there yet, RequestError when it is none."""
    head = changes.head()
    if "position" in order:
        position = _number("position", order["position"])
        if position > head:
            raise NotFound(f"change {position}")
        return position
    if "version" in order:
        version = _number("version", order["version"])
        if version > stream.ledger().head().number:
            raise NotFound(f"version {version}")
        return changes.position_of_version(version)
    return head


def _number(name: str, value: object) -> int:
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    if not (text.isascii() and text.isdecimal()) or len(text) > 10 or int(text) >= _MOST_NUMBER:
        raise RequestError(f"{name} must be a whole number, as /sync gives it.")
    return int(text)


def _order() -> Mapping[str, object]:
    """The body, a JSON object."""
    if request.mimetype != JSON.media_type:
        raise UnsupportedMediaType(f"Send {JSON.media_type}, not {request.mimetype or 'a body of no kind'}.")
    data = request.stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise RequestTooLarge("The list may have 64 MiB at most.", Limit("list-size", 64, "MiB"))
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise SyntaxFault("the body is not JSON in UTF-8") from error
    if not isinstance(found, dict):
        raise RequestError("The body must be one JSON object.")
    return cast(Mapping[str, object], found)


def _held(order: Mapping[str, object]) -> Mapping[str, str]:
    """The hashes of what somebody holds, by IRI."""
    members = order.get("members")
    if not isinstance(members, dict) or not all(isinstance(value, str) for value in members.values()):
        raise RequestError('"members" must be an object: for each IRI the SHA-256 of its canonical N-Quads.')
    return cast(Mapping[str, str], members)


def _json(told: Mapping[str, object]) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
