"""Who follows which sources: a state's coordinator adds, changes, pauses, calls and ends them."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from paraugs.errors import NotFound, RequestError, wording
from paraugs.harvest.sources import Source
from paraugs.ledger.harvested import KeptSource
from paraugs.ledger.harvests import Harvests
from paraugs.life.deciding import Decision, decide
from paraugs.life.office import Audit, Office
from paraugs.people.roles import Act, Actor, require
from paraugs.people.states import state_of

Call = Literal["call", "accept-drop", "again", "pause", "resume", "remove"]
CALLS: tuple[Call, ...] = ("call", "accept-drop", "again", "pause", "resume", "remove")


@dataclass(frozen=True, slots=True)
class Register:
    """Where sources are kept, and where decisions about them are written down."""

    kept: Harvests
    audit: Audit


def keep(register: Register, actor: Actor | None, source: Source, now: datetime) -> KeptSource:
    """Follow a new source, or change one; what was read of one whose address stays is remembered."""
    who = require(actor, "harvest", state_of(source.state).value)
    old = register.kept.get(source.path)
    told = KeptSource(
        source.path,
        source.kind.value,
        source.url,
        source.query,
        source.mapping,
        every_hours=source.every_hours,
    )
    if old and (old.kind, old.url, old.query, old.mapping) == (told.kind, told.url, told.query, told.mapping):
        told = replace(told, memory=old.memory, is_paused=old.is_paused)
    told = replace(told, due=now if told.every_hours else None)
    register.kept.put(told)
    register.audit.record(who, "harvest-kept", source.iri, None, source.url)
    return told


def found(register: Register, path: str) -> KeptSource:
    """The source at a path; NotFound when there is none."""
    kept = register.kept.get(path)
    if kept is None:
        raise NotFound(wording("a source %(path)s"), path=path)
    return kept


def call(register: Register, actor: Actor | None, path: str, wish: Call, now: datetime) -> None:
    """Do what somebody wants with a source: whoever may hand in may call it; the rest is a coordinator's."""
    kept, act = found(register, path), _act(wish)
    who = require(actor, act, state_of(path.partition("/")[0]).value)
    match wish:
        case "call" if kept.is_paused:
            raise RequestError(wording("This source is paused. Resume it first."))
        case "call":
            register.kept.change(path, due=now)
        case "accept-drop":
            register.kept.change(path, accepts_drop=True, is_paused=False, due=now)
        case "again":
            register.kept.change(path, memory="", is_paused=False, due=now)
        case "pause":
            register.kept.change(path, is_paused=True)
        case "resume":
            register.kept.change(path, is_paused=False, failures=0, due=now)
        case "remove":
            register.kept.remove(path)
    register.audit.record(who, f"harvest-{wish}", f"urn:x-paraugs:harvest:{path}", None, "")


@dataclass(frozen=True, slots=True)
class Settlement:
    """What is to happen to a contribution that is gone at a source: it is withdrawn too, or kept."""

    path: str
    contribution: str
    is_withdrawn: bool


def settle(register: Register, office: Office, actor: Actor | None, wish: Settlement) -> None:
    """Withdraw what is gone at its source, or keep it; it is followed no longer."""
    path, contribution = wish.path, wish.contribution
    kept = found(register, path)
    who = require(actor, "harvest", state_of(path.partition("/")[0]).value)
    item = register.kept.items(path).get(contribution)
    if item is None or item.gone is None:
        raise NotFound(wording("something gone at its source: %(what)s"), what=contribution)
    if wish.is_withdrawn:
        reason = f"It is no longer at its source, {kept.url} (since {item.gone.date()})."
        decide(office, who, contribution, Decision("withdraw", reason))
    register.kept.forget(path, contribution)


def _act(wish: Call) -> Act:
    return "submit" if wish == "call" else "harvest"
