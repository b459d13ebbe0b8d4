"""Headers on every answer: any origin may read the data, a page keeps to itself, queries tell their limits.

Most are the same on all answers and go on below Flask, where that costs a tenth of what it does inside.
Sources: the Fetch standard, section 3.2 (CORS); RFC 9651 (structured fields) for `Paraugs-Limits`.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from flask import Flask, Response, request

from paraugs.errors import Limit
from paraugs.publish.limits import limits
from paraugs.settings import Settings
from paraugs.web.http.security import HEADERS

_LIMITED = ("sparql.", "store.", "workbench.")
_CROSS_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "ETag, Link, Location, Memento-Datetime, Paraugs-Limits, Paraugs-Receipt, Preference-Applied, "
        "Retry-After, WWW-Authenticate"
    ),
}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE",
    "Access-Control-Allow-Headers": (
        "Accept, Accept-Datetime, Accept-Language, Authorization, Content-Encoding, Content-Type, "
        "If-Match, If-None-Match, Prefer"
    ),
    "Access-Control-Max-Age": "86400",
}

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def register(app: Flask, settings: Settings) -> None:
    """Put the headers on every answer of an application."""
    told = ", ".join(_item(limit) for limit in limits(settings))

    def add(response: Response) -> Response:
        if request.method == "OPTIONS":
            response.headers.update(_PREFLIGHT)
        if (request.endpoint or "").startswith(_LIMITED):
            response.headers["Paraugs-Limits"] = told
        return response

    app.after_request(add)
    app.wsgi_app = FixedHeaders(app.wsgi_app, _CROSS_ORIGIN | HEADERS)  # type: ignore[method-assign]


class FixedHeaders:
    """WSGI middleware that adds the same headers to every answer that does not have its own."""

    def __init__(self, application: Application, headers: Mapping[str, str]) -> None:
        self._application, self._headers = application, list(headers.items())

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            own = {name for name, _ in headers}
            missing = [header for header in self._headers if header[0] not in own]
            return start_response(status, headers + missing, *rest)

        return self._application(environ, start)


def _item(limit: Limit) -> str:
    return f'{limit.name}={limit.value:.12g};unit="{limit.unit}"'
