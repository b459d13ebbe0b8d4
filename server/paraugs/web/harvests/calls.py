"""What programs see of sources.

GET  /harvests/<state>/<name>        where what was harvested comes from, in RDF
POST /harvests/<state>/<name>/run    "it changed: read it now", by a token that may hand in
"""

import json
from datetime import UTC, datetime

from flask import Blueprint, Response, request

from paraugs.graph.serialising import serialise
from paraugs.harvest.keeping import call, found
from paraugs.harvest.provenance import describe_source
from paraugs.web import datasets
from paraugs.web.accounts.identity import signed_in
from paraugs.web.harvests.register import register
from paraugs.web.http.negotiation import RDF_FORMS, form_by_suffix, negotiate

blueprint = Blueprint("harvest_calls", __name__)

_SHOWN_RUNS = 20


@blueprint.get("/harvests/<state>/<name>")
@blueprint.get("/harvests/<state>/<name>.<suffix>")
def provenance(state: str, name: str, suffix: str = "") -> Response:
    """Where what a source gave comes from."""
    form = (
        form_by_suffix(suffix, RDF_FORMS) if suffix else negotiate(request.headers.get("Accept"), RDF_FORMS)
    )
    kept, path = register().kept, f"{state}/{name}"
    source, address = found(register(), path), f"{datasets.site().address}/harvests/{path}"
    described = describe_source(source, address, kept.items(path).values(), kept.runs(path, _SHOWN_RUNS))
    response = Response(serialise(described, form.media_type), content_type=form.content_type)
    response.headers["Cache-Control"] = "no-cache"
    response.vary.add("Accept")
    return response


@blueprint.post("/harvests/<state>/<name>/run")
def run(state: str, name: str) -> Response:
    """Have a source read as soon as a process is free; 202, and where to look afterwards."""
    path = f"{state}/{name}"
    call(register(), signed_in(), path, "call", datetime.now(UTC))
    place = f"{request.script_root}/harvests/{path}"
    body = json.dumps({"source": path, "status": "waits to be read", "see": place}) + "\n"
    headers = {"Location": place, "Cache-Control": "no-store"}
    return Response(body, 202, headers, content_type="application/json")
