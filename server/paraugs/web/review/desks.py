"""All pages of this room, registered together."""

from flask import Flask

from paraugs.web.review import feed, steps, waiting


def register(app: Flask) -> None:
    """Give an application the pages of those who review and renew, and the feeds."""
    for part in (waiting, steps, feed):
        app.register_blueprint(part.blueprint)
