"""Headers for programs: pages of any origin may read the data, and each answer tells the limits.

Sources: the Fetch standard, section 3.2 (CORS); RFC 9651 (structured fields) for `Paraugs-Limits`.
"""

from flask import Flask, Response, request

from paraugs.errors import Limit
from paraugs.publish.limits import limits
from paraugs.web.context import services

_LIMITED = ("sparql.", "store.")
_CROSS_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Location, Paraugs-Limits, Retry-After",
}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS, POST",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def register(app: Flask) -> None:
    """Put the headers on every answer of an application."""
    app.after_request(_add)


def _add(response: Response) -> Response:
    response.headers.update(_CROSS_ORIGIN)
    if request.method == "OPTIONS":
        response.headers.update(_PREFLIGHT)
    if (request.endpoint or "").startswith(_LIMITED):
        told = limits(services().settings)
        response.headers["Paraugs-Limits"] = ", ".join(_item(limit) for limit in told)
    return response


def _item(limit: Limit) -> str:
    return f'{limit.name}={limit.value:.12g};unit="{limit.unit}"'
