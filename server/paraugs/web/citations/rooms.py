"""All that an application needs to cite answers: the pages, and how often an address may cite."""

import math
import time

from flask import Flask, Response, request
from flask_limiter import Limiter, RequestLimit

from paraugs.errors import wording
from paraugs.refusals import TooManyRequests
from paraugs.services import Services
from paraugs.web.citations import pages
from paraugs.web.http.address import client_address
from paraugs.web.http.shared_counts import SCHEME

MOST_IN_AN_HOUR, MOST_IN_A_DAY = 30, 100
RATE = f"{MOST_IN_AN_HOUR} per hour;{MOST_IN_A_DAY} per day"


def register(app: Flask, services: Services) -> None:
    """Add the pages; an instance that keeps nothing has none, and its answers no button."""
    app.jinja_env.globals["keeps_citations"] = services.ledger is not None
    if services.ledger is None:
        return
    pages.register(app, services.resources)
    limiter = Limiter(client_address, app=app, storage_uri=f"{SCHEME}://", swallow_errors=False)
    limiter.shared_limit(RATE, scope="citations", exempt_when=_only_reads, on_breach=_refuse)(pages.blueprint)


def _only_reads() -> bool:
    return request.method != "POST"


def _refuse(limit: RequestLimit) -> Response | None:
    seconds = min(max(1, math.ceil(limit.reset_at - time.time())), limit.limit.get_expiry())
    raise TooManyRequests(
        wording(
            "One address may cite %(hour)s answers an hour and %(day)s a day. Come back in %(wait)s seconds."
        ),
        seconds,
        hour=MOST_IN_AN_HOUR,
        day=MOST_IN_A_DAY,
        wait=seconds,
    )
