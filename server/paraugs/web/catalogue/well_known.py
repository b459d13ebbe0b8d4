"""Places where machines look without being told: VoID, robots, security.

Sources: VoID, section 7.2; RFC 9309 (robots); RFC 9116 (security.txt).
"""

from datetime import UTC, datetime, timedelta

from flask import Blueprint, Response, request

from paraugs.errors import NotFound, wording
from paraugs.graph.serialising import serialise
from paraugs.publish import sparql_examples
from paraugs.publish.void import PATH, describe_void
from paraugs.web import datasets, reader
from paraugs.web.catalogue.answers import respond
from paraugs.web.context import services
from paraugs.web.http.negotiation import RDF_FORMS, negotiate

blueprint = Blueprint("well_known", __name__)

# What costs much or is nobody's business; the rest is open to all.
_CLOSED = ("/account/", "/contribute/", "/lookup", "/query?", "/sparql?", "/validate")
_TRUSTED_DAYS = 180


@blueprint.get(PATH)
def void() -> Response:
    """The dataset in VoID's words."""
    form = negotiate(request.headers.get("Accept"), RDF_FORMS)
    site, dumps = datasets.site(), datasets.newest_dumps()

    def make() -> bytes:
        counts = reader.graph_counts()
        return serialise(
            describe_void(services().graph, services().queries, site, counts, dumps), form.media_type
        )

    return respond(form, make)


@blueprint.get(sparql_examples.PATH)
@blueprint.get(f"{sparql_examples.PATH}/<name>")
def examples(name: str = "") -> Response:
    """The examples of queries as other editors read them: all, or one."""
    form = negotiate(request.headers.get("Accept"), RDF_FORMS)
    known = reader.recall("examples", lambda: sparql_examples.published_queries(services().resources))
    found = [query for query in known if name in ("", query.name)]
    if not found:
        raise NotFound(wording("an example %(name)s"), name=name)
    naming = sparql_examples.Naming.at(datasets.site().address)
    described = sparql_examples.describe_examples(found, naming)
    return respond(form, lambda: serialise(described, form.media_type))


@blueprint.get("/robots.txt")
def robots() -> Response:
    """What a robot may read, and where the list of pages is."""
    closed = "".join(f"Disallow: {path}\n" for path in _CLOSED)
    text = f"User-agent: *\n{closed}\nSitemap: {datasets.site().address}/sitemap.xml\n"
    return _text(text)


@blueprint.get("/.well-known/security.txt")
def security() -> Response:
    """Whom to tell of a weakness, where the operator names somebody."""
    site = datasets.site()
    if not site.contact:
        raise NotFound("a contact for security: the operator of this server names none")
    expires = datetime.now(UTC).date() + timedelta(days=_TRUSTED_DAYS)
    lines = [
        f"Contact: {site.contact}",
        f"Expires: {expires.isoformat()}T00:00:00Z",
        "Preferred-Languages: en, lv",
        f"Canonical: {site.address}/.well-known/security.txt",
    ]
    return _text("".join(f"{line}\n" for line in lines))


def _text(text: str) -> Response:
    response = Response(text, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
