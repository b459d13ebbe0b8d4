"""Who sends the current request: by a bearer token (RFC 6750), else by the session of a browser."""

from typing import cast

from flask import g, request
from flask_login import UserMixin, current_user

from paraugs.errors import NotFound, wording
from paraugs.ledger.accounts import Account
from paraugs.people.keys import holder
from paraugs.people.people import People
from paraugs.people.roles import Actor
from paraugs.refusals import Forbidden, NotSignedIn
from paraugs.web.context import services

_BEARER = "bearer"


class SignedIn(UserMixin):  # type: ignore[misc]
    """An account as a session knows it: by its id and the version that its sessions must have."""

    def __init__(self, account: Account) -> None:
        self.account = account

    def get_id(self) -> str:
        """What stands in the session."""
        return f"{self.account.id}.{self.account.session}"


def actor() -> Actor | None:
    """Who sends this request; None for a visitor. NotSignedIn for a token that does not count."""
    if "actor" not in g:
        g.actor = _by_token() if has_token() else _by_session()
    return cast(Actor | None, g.actor)


def signed_in() -> Actor:
    """Who sends this request; NotSignedIn, which a browser gets as the sign-in page, for a visitor."""
    found = actor()
    if found is None:
        raise NotSignedIn(
            wording("Nobody is signed in, and no token was sent. Sign in, or send one as a bearer token.")
        )
    return found


def account() -> Account:
    """The account whose session this is; NotSignedIn for nobody, Forbidden for a token."""
    signed_in()
    found = account_in_session()
    if has_token() or found is None:
        raise Forbidden(wording("This is for people who sign in; a token may not do it."))
    return found


def account_in_session() -> Account | None:
    """The account that is signed in, if one is."""
    if services().people is None or not current_user.is_authenticated:
        return None
    return cast(SignedIn, current_user).account


def people() -> People:
    """The people of this instance; NotFound when it keeps none."""
    kept = services().people
    if kept is None:
        raise NotFound("accounts: this instance keeps none")
    return kept


def has_token() -> bool:
    """Whether the request carries a bearer token, good or bad."""
    return request.headers.get("Authorization", "").partition(" ")[0].lower() == _BEARER


def _by_token() -> Actor:
    return holder(people(), request.headers["Authorization"].partition(" ")[2].strip())


def _by_session() -> Actor | None:
    found = account_in_session()
    return people().actor_of(found) if found else None
