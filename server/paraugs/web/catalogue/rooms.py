"""All that tells harvesters what there is, registered together."""

from flask import Flask

from paraugs.web.catalogue import catalogue, dumps
from paraugs.web.embedding import embedded


def register(app: Flask) -> None:
    """Give an application its catalogue and dumps."""
    app.jinja_env.filters["embedded"] = embedded
    for part in (catalogue, dumps):
        app.register_blueprint(part.blueprint)
