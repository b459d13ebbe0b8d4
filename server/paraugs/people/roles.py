"""Who may do what: the one table of roles and acts, by own and other state.

A contributor and a coordinator belong to a Member State and touch its contributions alone. A reviewer serves
all states but the one that he or she comes from. An administrator keeps the house and reviews nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from paraugs.errors import wording
from paraugs.refusals import Forbidden, NotSignedIn

Role = Literal["contributor", "coordinator", "reviewer", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)
Act = Literal[
    "read",
    "save-draft",
    "submit",
    "sign-off",
    "return",
    "review",
    "publish",
    "renew",
    "withdraw",
    "harvest",
    "manage-accounts",
    "read-audit",
]
"""`read` is reading what is not public; whatever is public needs no role."""

OWN: Mapping[Role, frozenset[Act]] = {
    "contributor": frozenset({"read", "save-draft", "submit", "renew", "withdraw"}),
    "coordinator": frozenset(
        {
            "read",
            "save-draft",
            "submit",
            "sign-off",
            "return",
            "publish",
            "renew",
            "withdraw",
            "harvest",
            "manage-accounts",
            "read-audit",
        }
    ),
    "reviewer": frozenset({"read"}),
    "administrator": frozenset(
        {"read", "return", "publish", "renew", "withdraw", "harvest", "manage-accounts", "read-audit"}
    ),
}
"""What a role may do with contributions of the state that the person belongs to."""

OTHERS: Mapping[Role, frozenset[Act]] = {
    "contributor": frozenset(),
    "coordinator": frozenset(),
    "reviewer": frozenset({"read", "return", "review"}),
    "administrator": OWN["administrator"],
}
"""What a role may do with those of any other state."""


_REFUSALS = {
    (True, True): wording("As %(role)s of %(state)s you may not do this (%(act)s) for %(other_state)s."),
    (True, False): wording("As %(role)s of %(state)s you may not do this (%(act)s) for no state."),
    (False, True): wording("As %(role)s you may not do this (%(act)s) for %(other_state)s."),
    (False, False): wording("As %(role)s you may not do this (%(act)s) for no state."),
}
"""By whether somebody acts for a state, and whether what is done belongs to one."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: an IRI for the ledger, a role, a state (its country IRI, empty for none), and a language.

    `acts` is None for a person, for a token the acts of its scope. `organisation` is public, `name` is not.
    """

    iri: str
    name: str
    role: Role
    member_state: str = ""
    organisation: str = ""
    language: str = "en"
    acts: frozenset[Act] | None = None


def may(actor: Actor, act: Act, member_state: str) -> bool:
    """Tell whether somebody may do something with what belongs to a state (its country IRI)."""
    table = OWN if actor.member_state and actor.member_state == member_state else OTHERS
    return act in table[actor.role] and (actor.acts is None or act in actor.acts)


def require(actor: Actor | None, act: Act, member_state: str) -> Actor:
    """Give the actor back, who may do it; NotSignedIn for nobody, Forbidden for the wrong one."""
    if actor is None:
        raise NotSignedIn(
            wording("Nobody is signed in, and no token was sent. Sign in, or send one as a bearer token.")
        )
    if not may(actor, act, member_state):
        raise _refusal(actor, act, member_state)
    return actor


def _refusal(actor: Actor, act: Act, member_state: str) -> Forbidden:
    template = _REFUSALS[bool(actor.member_state), bool(member_state)]
    own, other = _code(actor.member_state), _code(member_state)
    return Forbidden(template, role=actor.role, state=own, act=act, other_state=other)


def _code(state: str) -> str:
    return state.rsplit("/", 1)[-1]
