"""How a contribution is called: by what it is about, in the reader's language."""

from paraugs.explore.description import Description
from paraugs.explore.wording import Text
from paraugs.ledger.revision import Revision
from paraugs.life.record import TOPIC, record_of
from paraugs.terms import IRI
from paraugs.web import reader
from paraugs.web.contribution_page import path_of


def name_of(revision: Revision) -> Text:
    """The name of what a revision is about."""
    record = record_of(revision)
    topic = record.value(TOPIC)
    said = Description(record.triples, reader.language())
    return said.label(topic) if isinstance(topic, IRI) else Text(path_of(revision.entry.contribution))
