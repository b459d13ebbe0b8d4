"""All that an application needs to know people: sessions, and the pages under `/account`."""

from flask import Flask

from paraugs.services import Services
from paraugs.web.accounts import entrance, keeping, log, openid, own, provider, resuming, sessions, tokens


def register(app: Flask, services: Services) -> None:
    """Add sessions and pages; an instance that keeps no people has neither, and its header no link there."""
    app.jinja_env.globals["keeps_people"] = services.people is not None
    if services.people is None:
        return
    sessions.register(app, services.settings, services.people.secret)
    resuming.register(app)
    if services.settings.oidc_issuer:
        openid.register(app, services.settings)
        app.register_blueprint(provider.blueprint)
    for part in (entrance, own, tokens, keeping, log):
        app.register_blueprint(part.blueprint)
