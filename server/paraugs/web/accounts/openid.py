"""The client of an OpenID provider, whose address and this client's name there are settings.

Authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0, section 3.1; RFC 7636), by
Authlib, which is imported only where a provider is set.
"""

from typing import Any, cast

from flask import Flask, Response, current_app

from paraugs.errors import SettingError
from paraugs.ledger.accounts import Identity
from paraugs.people.signing_in import Person
from paraugs.settings import Settings
from paraugs.web.context import services

_CLIENT = "paraugs.provider"
_SECONDS = 10


def register(app: Flask, settings: Settings) -> None:
    """Let an application ask the provider of its settings; SettingError when the client is not installed."""
    try:
        from authlib.integrations.flask_client import OAuth
    except ImportError as error:
        raise SettingError(
            "PARAUGS_OIDC_ISSUER names a provider: install the client with pip install 'paraugs[oidc]'"
        ) from error
    app.extensions[_CLIENT] = OAuth(app).register(
        "provider",
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret,
        server_metadata_url=f"{settings.oidc_issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid email profile",
            "code_challenge_method": "S256",
            "default_timeout": _SECONDS,
        },
    )


def is_offered() -> bool:
    """Whether people can sign in by a provider here."""
    return _CLIENT in current_app.extensions


def send_there(back: str) -> Response:
    """Send the browser to the provider, which sends it back to an address; one of `failures` if it cannot."""
    return cast(Response, current_app.extensions[_CLIENT].authorize_redirect(back))


def person_told() -> Person:
    """Who signed in there; one of `failures` when that is not proved.

    The ID token says it, and the provider's own endpoint what the token leaves out.
    """
    client, issuer = current_app.extensions[_CLIENT], services().settings.oidc_issuer
    told = client.authorize_access_token(claims_options={"iss": {"essential": True, "values": [issuer]}})
    claims: dict[str, Any] = dict(told["userinfo"])
    if "email" not in claims:
        more = client.userinfo(token=told)
        if more.get("sub") == claims["sub"]:  # Else it speaks of somebody else (OpenID Core, 5.3.2).
            claims |= more
    identity = Identity(issuer, str(claims["sub"]))
    return Person(identity, str(claims.get("email", "")), claims.get("email_verified") is True)


def failures() -> tuple[type[Exception], ...]:
    """All that a provider, the way to it or a wrong answer can raise."""
    from authlib.common.errors import AuthlibBaseError
    from joserfc.errors import JoseError
    from requests import RequestException

    return (AuthlibBaseError, JoseError, RequestException, KeyError, RuntimeError, ValueError)
