"""All that tells harvesters what there is, registered together."""

from flask import Flask

from paraugs.web.catalogue import catalogue, dumps, sitemap, well_known
from paraugs.web.embedding import embedded


def register(app: Flask) -> None:
    """Give an application its catalogue, dumps, and the places where machines look."""
    app.jinja_env.filters["embedded"] = embedded
    for part in (catalogue, dumps, well_known, sitemap):
        app.register_blueprint(part.blueprint)
