"""The application factory: the seam between the server that runs it and the tests that call it."""

from flask import Flask

from paraugs.services import Services
from paraugs.web import doors, failures, figures, life_words
from paraugs.web.accounts import rooms
from paraugs.web.catalogue import rooms as catalogue
from paraugs.web.citations import rooms as citations
from paraugs.web.context import KEY
from paraugs.web.documents import documents, linksets, mementos, ontology, revisions, tables
from paraugs.web.feeds import rooms as feeds
from paraugs.web.harvests import calls as harvest_calls
from paraugs.web.harvests import pages as harvests
from paraugs.web.http import headers
from paraugs.web.pages import compare, evidence, gaps, guides, interface, learning, limits, overviews, peers
from paraugs.web.queries import pages as queries
from paraugs.web.review import desks
from paraugs.web.saved import pages as saved
from paraugs.web.search import everything, lists
from paraugs.web.sparql import answers, endpoint, graph_store
from paraugs.web.workbench import pages as workbench


def create_app(services: Services) -> Flask:
    """A web application over these services; it holds no state of its own but caches."""
    app = Flask(__name__, static_folder=None)
    app.extensions[KEY] = services
    app.config["PROBLEM_BASE"] = services.settings.base_iri
    failures.register(app)
    interface.register(app, services.settings.cache_mb)
    life_words.register(app)
    figures.register(app)
    headers.register(app, services.settings)
    answers.register(app, services.settings.cache_mb)
    app.register_blueprint(endpoint.blueprint)
    workbench.register(app, services.resources)
    for part in (
        graph_store,
        limits,
        documents,
        mementos,
        revisions,
        tables,
        ontology,
        overviews,
        compare,
        evidence,
        gaps,
        learning,
        peers,
        guides,
    ):
        app.register_blueprint(part.blueprint)
    for part in (lists, everything):
        app.register_blueprint(part.blueprint)
    rooms.register(app, services)
    catalogue.register(app)
    citations.register(app, services)
    queries.register(app, services.resources)
    if services.ledger and services.people:
        for part in (saved, harvests, harvest_calls):
            app.register_blueprint(part.blueprint)
    app.register_blueprint(linksets.blueprint)
    doors.register(app, services.settings)
    desks.register(app)
    feeds.register(app, services.settings)
    return app
