"""What the API tells in JSON: receipts of what was handed in, and lives of contributions.

Names are those of the ontology where it has them (`memberState`, `status`). IRIs of things are absolute, and
`address` is where a contribution is under the host name that the client used.
"""

from collections.abc import Iterable, Sequence
from http import HTTPStatus

from flask import Response

from paraugs.contribute.findings.as_json import finding_to_json, write_json
from paraugs.contribute.findings.finding import Severity
from paraugs.errors import ParaugsError, wording
from paraugs.graph.notation import write_triple
from paraugs.ledger.revision import Revision, written_time
from paraugs.life.office import Office
from paraugs.life.previewing import LinkIn, LinkOut, Preview
from paraugs.life.reading import Life, may_see
from paraugs.life.record import REVIEW, TOPIC, record_of
from paraugs.life.steps import STEPS, is_open
from paraugs.life.submitting import Outcome, Receipt
from paraugs.namespaces import THINGS
from paraugs.people.roles import Actor, may
from paraugs.refusals import DoesNotConform
from paraugs.web.contributions.addresses import url_of
from paraugs.web.contributions.conditions import entity_tag
from paraugs.web.failures import problem_json
from paraugs.web.http.problems import problem_of

JSON = "application/json"
Object = dict[str, object]

_STATUSES: dict[Outcome, HTTPStatus] = {
    "created": HTTPStatus.CREATED,
    "revised": HTTPStatus.OK,
    "unchanged": HTTPStatus.OK,
}
_VIOLATIONS = wording(
    "The submission has violations, so nothing was written: %(count)s. Mend them and send it again."
)


def json_answer(value: object, status: int = 200) -> Response:
    """Give an answer that is for this client alone."""
    response = Response(write_json(value), status, content_type=JSON)
    response.headers["Cache-Control"] = "private, no-cache"
    response.vary.update(("Accept", "Authorization", "Cookie"))
    return response


def receipt_object(receipt: Receipt, least: Severity = Severity.INFO) -> Object:
    """Tell what became of an item: with its revision, or the problem that it met, and findings.

    Those that weigh less than `least` are only counted.
    """
    findings = [one for one in receipt.report.findings if one.severity.weight <= least.weight]
    failure = failure_of(receipt)
    told: Object = {
        "contribution": receipt.contribution,
        "address": url_of(receipt.contribution),
        "outcome": receipt.outcome,
        "httpStatus": status_of(receipt).value,
        **_standing(receipt.revision),
        "conforms": receipt.report.conforms,
        "counts": {str(severity): receipt.report.count(severity) for severity in Severity},
        "findings": [finding_to_json(finding) for finding in findings],
    }
    return told | {"problem": _problem(failure)} if failure else told


def _problem(failure: ParaugsError) -> Object:
    """Give a problem without the findings, which stand beside it."""
    return {name: value for name, value in problem_json(failure).items() if name != "findings"}


def status_of(receipt: Receipt) -> HTTPStatus:
    """Give the HTTP status of one item."""
    failure = failure_of(receipt)
    return problem_of(failure).status if failure else _STATUSES[receipt.outcome]


def failure_of(receipt: Receipt) -> ParaugsError | None:
    """Give why an item was refused; None when it was not."""
    if receipt.outcome != "refused":
        return None
    if receipt.refusal:
        return receipt.refusal
    count = receipt.report.count(Severity.VIOLATION)
    return DoesNotConform(_VIOLATIONS, receipt.report, count=count)


def batch_object(receipts: Sequence[Receipt]) -> Object:
    """Tell what became of each item of a batch; hints, which are many, are only counted."""
    outcomes = ("created", "revised", "unchanged", "refused")
    counts = {outcome: sum(one.outcome == outcome for one in receipts) for outcome in outcomes}
    return {"counts": counts, "items": [receipt_object(one, Severity.WARNING) for one in receipts]}


def life_object(of: Office, who: Actor | None, life: Life) -> Object:
    """Tell where a contribution stands; findings and steps only to those who take part."""
    is_inside = may_see(who, life.member_state)
    return {
        "contribution": life.contribution,
        "address": url_of(life.contribution),
        "topic": str(record_of(life.newest).value(TOPIC) or ""),
        "memberState": life.member_state,
        **_standing(life.newest),
        "publicRevision": life.public.number if life.public else None,
        "findings": life.findings if is_inside else [],
        "steps": _open_steps(of, who, life) if who else [],
        "history": history_list(life, is_inside),
    }


def history_list(life: Life, is_inside: bool) -> list[Object]:
    """Tell every revision, oldest first; who did it (an IRI) and why, to those who take part."""
    return [_revision_object(revision, is_inside) for revision in life.history]


def preview_object(life: Life, found: Preview) -> Object:
    """Tell what publishing would change: statements, the pages about things, and links."""
    return {
        "contribution": life.contribution,
        "revision": life.newest.number,
        "publicRevision": life.public.number if life.public else None,
        "added": [write_triple(triple) for triple in found.comparison.added],
        "removed": [write_triple(triple) for triple in found.comparison.removed],
        "pages": [{"thing": page.thing.value, "why": page.why} for page in found.pages],
        "linksAdded": [_link(link) for link in found.links_added],
        "linksRemoved": [_link(link) for link in found.links_removed],
        "linksIn": [{"source": link.source.value, **_link(link)} for link in found.links_in],
    }


def _link(link: LinkOut | LinkIn) -> Object:
    return {"property": link.property.value, "target": link.target.value, "isDead": link.is_dead}


def _standing(revision: Revision | None) -> Object:
    if revision is None:
        return {"status": None, "revision": None, "etag": None}
    return {
        "status": revision.entry.status,
        "revision": revision.number,
        "etag": entity_tag(revision),
    }


def _revision_object(revision: Revision, is_inside: bool) -> Object:
    entry = revision.entry
    told: Object = {
        "revision": revision.number,
        "iri": f"{THINGS}revision/{revision.number}",
        "when": written_time(entry.when),
        "action": entry.action,
        "status": entry.status,
    }
    if is_inside or entry.action == "withdraw":
        told["reason"] = entry.reason
    if erasure := revision.erasure:
        told["erased"] = {"when": written_time(erasure.when), "reason": erasure.reason}
    return told | {"agent": entry.agent} if is_inside else told


def _open_steps(of: Office, who: Actor, life: Life) -> Iterable[str]:
    status, is_trusted = life.newest.entry.status, of.is_trusted(life.member_state)
    return [
        step
        for step, rule in STEPS.items()
        if rule.act and may(who, rule.act, life.member_state) and is_open(step, status, is_trusted)
        if step != "reply" or record_of(life.newest).value(REVIEW)
    ]
