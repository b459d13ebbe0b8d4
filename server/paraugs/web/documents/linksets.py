"""`/linkset/doc/…`: all links of a document in one, for machines that find their way by them.

Source: RFC 9264; Signposting, level 2.
"""

from flask import Blueprint, Response

from paraugs.errors import NotFound
from paraugs.explore.tombstone import tombstone_of
from paraugs.terms import IRI
from paraugs.web import links, reader
from paraugs.web.documents.document_links import LINKSET, linkset_of
from paraugs.web.documents.documents import FORMS, GRAPH_FORMS, GRAPH_ROOMS
from paraugs.web.http.negotiation import MediaForm
from paraugs.web.responses import respond

blueprint = Blueprint("linksets", __name__)
_FORM = MediaForm(LINKSET, "linkset", "Linkset")


@blueprint.get("/linkset/doc/<path:path>")
def show(path: str) -> Response:
    """The links of the document about a thing of ours; NotFound for what is not there any more, too."""
    thing = IRI(links.things() + path)
    description = reader.answers().describe(thing, None)
    if not description.knows(thing) or tombstone_of(description, thing):
        raise NotFound(thing.value)
    forms = GRAPH_FORMS if path.startswith(GRAPH_ROOMS) else FORMS
    return respond(_FORM, lambda: linkset_of(thing, f"/doc/{path}", forms, description))
