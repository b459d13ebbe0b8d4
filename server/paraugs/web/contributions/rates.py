"""How often one address may have something checked without signing in: so many times a minute, then 429."""

import math
import time

from flask import Blueprint, Flask, Response, request
from flask_limiter import Limiter, RequestLimit

from paraugs.errors import wording
from paraugs.refusals import TooManyRequests
from paraugs.settings import Settings
from paraugs.web.http.address import client_address
from paraugs.web.http.shared_counts import SCHEME

_SAFE = ("GET", "HEAD", "OPTIONS")


def register(app: Flask, settings: Settings, doors: tuple[Blueprint, ...]) -> None:
    """Count what comes through some doors, all together, by the address that it comes from."""
    limiter = Limiter(client_address, app=app, storage_uri=f"{SCHEME}://", swallow_errors=False)
    for door in doors:
        limiter.shared_limit(
            f"{settings.validations_per_minute} per minute",
            scope="validations",
            exempt_when=_only_reads,
            on_breach=_refuse,
        )(door)


def _only_reads() -> bool:
    return request.method in _SAFE


def _refuse(limit: RequestLimit) -> Response | None:
    left = math.ceil(limit.reset_at - time.time())
    seconds = min(max(1, left), limit.limit.get_expiry())
    raise TooManyRequests(
        wording(
            "At most %(most)s submissions a minute are checked for one address. Come back in %(wait)s "
            "seconds; many practices can be checked in one submission."
        ),
        seconds,
        most=limit.limit.amount,
        wait=seconds,
    )
