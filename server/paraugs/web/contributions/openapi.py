"""`/openapi.json`: the API described for programs (OpenAPI 3.1): the file `openapi.json` and
the queries by name.

Tests compare it with the routes both ways, and every answer of a fuzzed server with it.
"""

import json
from functools import cache
from pathlib import Path
from typing import cast

from flask import Blueprint, Response, request

from paraugs import __version__
from paraugs.web.http.language import root
from paraugs.web.http.openapi_parts import parts

blueprint = Blueprint("openapi", __name__)


@blueprint.get("/openapi.json")
def describe() -> Response:
    """The description, with the address of this server."""
    described = _described()
    info = cast(dict[str, object], described["info"])
    server = {"url": f"{request.host_url.rstrip('/')}{root()}"}
    paths = {**cast(dict[str, object], described["paths"]), **parts()}
    body = {**described, "paths": paths, "info": {**info, "version": __version__}, "servers": [server]}
    return Response(json.dumps(body, ensure_ascii=False), content_type="application/json")


@cache
def _described() -> dict[str, object]:
    text = Path(__file__).with_suffix(".json").read_text(encoding="utf-8")
    return cast(dict[str, object], json.loads(text))
