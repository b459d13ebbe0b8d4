"""The page of a contribution: where it stands, what happened to it, what was found, and what you can do now.

It is for those who take its steps; everybody else sees the public part of its history. What a form sends goes
to `…/steps`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import Response

from paraugs.errors import ParaugsError
from paraugs.explore.reviews import Review, reviews_of
from paraugs.explore.wording import Link, Text
from paraugs.ledger.revision import Revision
from paraugs.life.office import CONTRIBUTIONS, Office
from paraugs.life.reading import Life, may_see
from paraugs.life.record import record_of
from paraugs.life.renewal_answer import answer_in
from paraugs.life.steps import STEPS, Step, is_open
from paraugs.life.versions import Version, version_of
from paraugs.people.roles import Actor, may
from paraugs.terms import IRI
from paraugs.web import reader
from paraugs.web.accounts.identity import actor
from paraugs.web.accounts.private import private_page
from paraugs.web.contribution_findings import ShownFinding, findings_of
from paraugs.web.office import office

_OFFERED: tuple[Step, ...] = ("sign-off", "review", "publish", "return", "renew", "withdraw")


@dataclass(frozen=True, slots=True)
class Offer:
    """A step that somebody may take now, and what its form asks for."""

    step: Step
    needs_text: bool
    needs_conflict: bool


@dataclass(frozen=True, slots=True)
class Event:
    """A revision on the time line; the reason is shown only to those who take part."""

    version: Version
    reason: str
    before: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """All that the page shows of a contribution."""

    path: str
    contribution: IRI
    name: Text
    topic: Link
    state: Link
    newest: Version
    public: Version | None
    events: tuple[Event, ...]
    findings: tuple[ShownFinding, ...]
    reviews: tuple[Review, ...]
    offers: tuple[Offer, ...]
    may_reply: bool
    may_edit: bool


def contribution_page(
    life: Life, failure: ParaugsError | None = None, given: Mapping[str, str] | None = None, status: int = 200
) -> Response:
    """The page; `failure` is why a step that was sent with `given` was not taken."""
    return private_page(
        "contribution.html",
        status,
        contribution=show_contribution(office(), life, actor()),
        failure=failure,
        given=given or {},
    )


def path_of(contribution: str) -> str:
    """The path of the page of a contribution."""
    return f"/contributions/{contribution.removeprefix(CONTRIBUTIONS)}"


def show_contribution(of: Office, life: Life, who: Actor | None) -> Standing:
    """What somebody sees of a contribution."""
    newest = life.newest
    description = reader.answers().with_names(record_of(told(life)).triples, reader.language())
    contribution, is_inside = IRI(life.contribution), may_see(who, life.member_state)
    topic = description.thing(contribution, "foaf:primaryTopic") or contribution
    may_submit = who is not None and may(who, "submit", life.member_state) and not life.is_withdrawn
    return Standing(
        path_of(life.contribution),
        contribution,
        description.label(topic),
        description.link(topic),
        _link_to_state(life.member_state),
        version_of(newest),
        version_of(life.public) if life.public else None,
        tuple(_events(life, is_inside)),
        findings_of(life, who) if who and is_inside else (),
        reviews_of(description, [contribution]),
        tuple(_offers(of, life, who)) if who else (),
        may_submit and newest.entry.status != "draft",
        may_submit,
    )


def told(life: Life) -> Revision:
    """The newest revision that tells what the contribution is: the one before a tombstone, unless erased."""
    alive = [one for one in life.history if one.entry.status != "withdrawn" and not one.erasure]
    return alive[-1] if alive else life.newest


def _link_to_state(state: str) -> Link:
    known = reader.states().get(state)
    return Link(IRI(state), known.name if known else Text(state))


def _events(life: Life, is_inside: bool) -> Iterator[Event]:
    for before, revision in zip((None, *life.history), life.history, strict=False):
        is_told = is_inside or revision.entry.action == "withdraw"
        yield Event(
            version_of(revision),
            answer_in(revision.entry)[1] if is_told else "",
            before.number if before else None,
        )


def _offers(of: Office, life: Life, who: Actor) -> Iterator[Offer]:
    is_trusted, status = of.is_trusted(life.member_state), life.newest.entry.status
    for step in _OFFERED:
        rule = STEPS[step]
        if rule.act and may(who, rule.act, life.member_state) and is_open(step, status, is_trusted):
            is_review = rule.needs_conflict or (step == "return" and who.role == "reviewer")
            yield Offer(step, rule.needs_text, is_review)
