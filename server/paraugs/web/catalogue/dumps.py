"""`/dumps`: the whole dataset and its parts as files, packed or as they are; all can be resumed.

A file of a version never changes; `latest` stands for the newest version. What is kept is packed: who takes
gzip gets the packed bytes also for the plain name, as Content-Encoding.
Source: RFC 9110, sections 8.4 (encodings), 13.1.5 (If-Range) and 14 (ranges).
"""

import gzip
from collections.abc import Iterator
from pathlib import Path

from flask import Blueprint, Response, render_template, request, send_file

from paraugs.errors import NotFound
from paraugs.graph.serialising import serialise
from paraugs.publish.dumps.description import describe_dumps
from paraugs.publish.dumps.forms import FORMS as DUMP_FORMS
from paraugs.publish.dumps.forms import GZIP, PACKINGS
from paraugs.publish.dumps.shelf import SUMS, Copy, Dump, DumpSet
from paraugs.web import datasets
from paraugs.web.catalogue.answers import respond
from paraugs.web.http.language import root
from paraugs.web.http.negotiation import HTML, RDF_FORMS, negotiate
from paraugs.web.reader import language

blueprint = Blueprint("dumps", __name__)

LATEST = "latest"
_PIECE = 1 << 18


@blueprint.get("/dumps")
def show() -> Response:
    """The list of what there is."""
    form = negotiate(request.headers.get("Accept"), (HTML, *RDF_FORMS))
    sets = datasets.shelf().sets()

    def make() -> str | bytes:
        if form is HTML:
            titles = {
                entry.name: entry.text("dct:title", language()) for entry in datasets.catalogue().entries
            }
            return render_template("dumps.html", sets=sets, titles=titles, forms=DUMP_FORMS, alternates=())
        return serialise(describe_dumps(sets, datasets.site().address), form.media_type)

    return respond(form, make)


@blueprint.get("/dumps/<version>/<file>")
def download(version: str, file: str) -> Response:
    """A file of a version, or the checksums of all."""
    found = _set(version)
    try:
        response = _file(found, file)
    except FileNotFoundError as error:
        raise NotFound(f"a dump {version}/{file}, which was just taken away") from error
    response.headers["Content-Location"] = f"{root()}/dumps/{found.fingerprint}/{file}"
    return _lasting(response, version)


def _file(found: DumpSet, name: str) -> Response:
    if name == SUMS:
        return send_file(datasets.shelf().place(found) / SUMS, "text/plain", conditional=True)
    held = found.find(name)
    if held is None:
        raise NotFound(f"a dump {found.fingerprint}/{name}")
    return _send(found, *held)


def _set(version: str) -> DumpSet:
    shelf = datasets.shelf()
    found = shelf.newest() if version == LATEST else shelf.find(version)
    if found is None:
        raise NotFound(f"dumps of the version {version}; /dumps lists those that there are")
    return found


def _send(which: DumpSet, dump: Dump, copy: Copy) -> Response:
    packing = copy.name.rpartition(".")[2]
    if packing in PACKINGS:
        return _send_packed(datasets.shelf().packed(which, dump, packing), PACKINGS[packing], copy)
    path = datasets.shelf().packed(which, dump, GZIP)
    if request.accept_encodings.quality("gzip") and "gzip" in request.headers.get("Accept-Encoding", ""):
        response = _send_packed(path, dump.form.media_type, dump.gzip)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response = _send_plain(path, dump)
    response.vary.add("Accept-Encoding")
    return response


def _send_packed(path: Path, media_type: str, copy: Copy) -> Response:
    response = send_file(path, media_type, etag=copy.sha256, conditional=True, max_age=None)
    response.last_modified = None
    return response


def _send_plain(path: Path, dump: Dump) -> Response:
    """The plain bytes, unpacked while they are sent; a range skips what comes before it."""
    response = Response(_unpacked(path), mimetype=dump.form.media_type, direct_passthrough=True)
    response.content_length = dump.plain.bytes
    response.set_etag(dump.plain.sha256)
    response.make_conditional(request, accept_ranges=True, complete_length=dump.plain.bytes)
    return response


def _unpacked(path: Path) -> Iterator[bytes]:
    with gzip.open(path) as stream:
        while piece := stream.read(_PIECE):
            yield piece


def _lasting(response: Response, version: str) -> Response:
    """What never changes may be kept for ever; the newest is asked for again."""
    lasting = "public, max-age=31536000, immutable"
    response.headers["Cache-Control"] = "no-cache" if version == LATEST else lasting
    return response
