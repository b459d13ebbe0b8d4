"""`/limits`: what a visitor's query may use, for people."""

from flask import Blueprint, Response

from paraugs.publish.limits import limits
from paraugs.web.context import services
from paraugs.web.responses import page

blueprint = Blueprint("limits", __name__)


@blueprint.get("/limits")
def show() -> Response:
    """The limits with their reasons."""
    return page("limits.html", limits={limit.name: limit for limit in limits(services().settings)})
