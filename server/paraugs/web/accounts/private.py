"""Pages for people who are signed in: never kept by any cache, and with their name at the top."""

from flask import Response, render_template

from paraugs.people.roles import Actor
from paraugs.web.accounts.identity import actor
from paraugs.web.http.negotiation import HTML
from paraugs.web.responses import in_readers_language


def private_page(template: str, status: int = 200, **values: object) -> Response:
    """A page made from a template for the person who is signed in, if one is; `person` is the actor."""
    person: Actor | None = actor()
    text = render_template(template, person=person, **values)
    response = Response(text, status, content_type=HTML.content_type)
    response.headers["Cache-Control"] = "no-store"
    return in_readers_language(response)
