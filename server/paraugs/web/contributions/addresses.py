"""Where a contribution is under HTTP: `/contributions/<state>/<name>`, and its IRI from that."""

import re

from flask import request

from paraugs.errors import NotFound, wording
from paraugs.life.office import CONTRIBUTIONS, is_name
from paraugs.web.http.language import root

_STATE = re.compile(r"[a-z]{2}")


def contribution_at(state: str, name: str) -> str:
    """Give the IRI of a contribution; NotFound for an address that none can have."""
    if not _STATE.fullmatch(state) or not is_name(name):
        raise NotFound(wording("a contribution %(name)s"), name=f"{state}/{name}")
    return f"{CONTRIBUTIONS}{state}/{name}"


def url_of(contribution: str) -> str:
    """Give the address of a contribution under the host name that the client used."""
    return f"{request.host_url.rstrip('/')}{root()}/contributions/{contribution.removeprefix(CONTRIBUTIONS)}"
