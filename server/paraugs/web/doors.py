"""The doors through which contributions come in: each a blueprint of this room."""

from flask import Flask

from paraugs.settings import Settings
from paraugs.web.contributions import (
    api,
    api_life,
    graph_store,
    itb,
    listing,
    openapi,
    pasting,
    rates,
    validating,
)
from paraugs.web.forms import pages as form_pages
from paraugs.web.sheets import pages as sheets

_DOORS = (api, api_life, listing, form_pages, graph_store, itb, pasting, validating, openapi)


def register(app: Flask, settings: Settings) -> None:
    """Open them in an application; those where nobody signs in count how often an address comes."""
    for door in _DOORS:
        app.register_blueprint(door.blueprint)
    sheets.register(app)
    rates.register(app, settings, (validating.blueprint, itb.blueprint))
