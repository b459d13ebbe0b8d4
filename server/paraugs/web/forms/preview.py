"""The page that a draft would be, from its statements, which nobody else sees yet."""

from flask import Response

from paraugs.explore.practice import show_practice
from paraugs.explore.things import show_thing
from paraugs.terms import IRI
from paraugs.web import reader
from paraugs.web.accounts.private import private_page
from paraugs.web.forms.checking import Checked
from paraugs.web.forms.work import Work


def preview(work: Work, checked: Checked) -> Response:
    """The article about a practice, or the page of another thing."""
    description = reader.answers().with_names(checked.item.triples, reader.language())
    licences = description.links(checked.item.contribution, "dct:license")
    if work.word == "practice":
        practice = show_practice(reader.answers(), description)
        return private_page(
            "contribute/preview-practice.html", work=work, practice=practice, alternates=[], licences=licences
        )
    thing = show_thing(reader.answers(), description, IRI(checked.item.topic.value))
    return private_page(
        "contribute/preview-thing.html", work=work, thing=thing, alternates=[], licences=licences
    )
