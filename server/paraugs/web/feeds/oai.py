"""OAI-PMH at `/oai`, by GET and by POST. Source: OAI-PMH 2.0, section 3.1."""

from collections.abc import Mapping
from datetime import timedelta

from flask import Blueprint, Response, request

from paraugs.explore.description import Description
from paraugs.ledger.changes import now
from paraugs.publish.oai.answering import Repository, answer
from paraugs.publish.oai.asking import read_question
from paraugs.publish.oai.selecting import set_names
from paraugs.short_names import term
from paraugs.web import reader
from paraugs.web.context import services
from paraugs.web.feeds import stream

_SLACK = timedelta(seconds=60)
"""By how much the time of an answer is set back. Harvesters ask for what is new since then, and a writing
that is under way carries the time at which it began."""
_NOBODY = "nobody@example.org"
"""The protocol demands an address; where the operator gave none (PARAUGS_CONTACT), one that nobody has."""

blueprint = Blueprint("oai", __name__)


@blueprint.route("/oai", methods=["GET", "POST"])
def ask() -> Response:
    """Answer one of the six verbs, or with the protocol's own error."""
    given = request.form if request.method == "POST" else request.args
    question = read_question(given.items(multi=True))
    repository = Repository(
        stream.change_stream(), stream.address("/oai"), set_names(_objectives()), _contact()
    )
    document = answer(repository, question, now() - _SLACK)
    response = Response(document, content_type="text/xml; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


def _objectives() -> Mapping[str, str]:
    """The strategic objectives by IRI, named in English."""

    def make() -> Mapping[str, str]:
        values = {"class": term("par:StrategicObjective"), "property": term("skos:prefLabel")}
        found = Description(reader.answers().construct("members", **values), "en")
        return {iri.value: found.label(iri).value for iri in found.members("par:StrategicObjective")}

    return reader.recall("oai objectives", make)


def _contact() -> str:
    settings = services().settings
    given = settings.contact if settings.contact.startswith("mailto:") else settings.mail_from
    return given.removeprefix("mailto:") or _NOBODY
