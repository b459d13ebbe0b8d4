"""The doors through which contributions come in: each a blueprint of this room."""

from flask import Flask

from paraugs.web.contributions import api, api_life, graph_store

_DOORS = (api, api_life, graph_store)


def register(app: Flask) -> None:
    """Open them in an application."""
    for door in _DOORS:
        app.register_blueprint(door.blueprint)
