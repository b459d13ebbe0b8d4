"""How a contribution is called: by what it is about, in the reader's language."""

from paraugs.explore.description import Description
from paraugs.explore.wording import Link, Text
from paraugs.ledger.revision import Revision
from paraugs.life.record import TOPIC, record_of
from paraugs.terms import IRI
from paraugs.web import reader
from paraugs.web.contribution_page import path_of


def link_of(revision: Revision) -> Link:
    """What a revision is about, by name; a record that does not say it stands for itself."""
    record = record_of(revision)
    topic = record.value(TOPIC)
    if not isinstance(topic, IRI):
        return Link(record.contribution, Text(path_of(revision.entry.contribution)))
    return Description(record.triples, reader.language()).link(topic)


def name_of(revision: Revision) -> Text:
    """The name of what a revision is about."""
    return link_of(revision).label
