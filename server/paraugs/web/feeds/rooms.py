"""All feeds of this room, registered together."""

from flask import Flask

from paraugs.settings import Settings
from paraugs.web.feeds import ldes, oai, receipts
from paraugs.web.feeds.stream import KEPT
from paraugs.web.http.cache import AnswerCache


def register(app: Flask, settings: Settings) -> None:
    """Give an application its feeds, and a memory for their answers."""
    app.extensions[KEPT] = AnswerCache(settings.cache_mb << 20)
    for part in (ldes, oai, receipts):
        app.register_blueprint(part.blueprint)
