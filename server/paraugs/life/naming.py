"""How a contribution is called: by what it is about, in a language."""

from paraugs.explore.description import Description
from paraugs.explore.wording import Link, Text
from paraugs.ledger.revision import Revision
from paraugs.life.office import CONTRIBUTIONS
from paraugs.life.record import TOPIC, record_of
from paraugs.terms import IRI


def link_of(revision: Revision, language: str) -> Link:
    """What a revision is about, by name; a record that does not say it stands for itself."""
    record = record_of(revision)
    topic = record.value(TOPIC)
    if not isinstance(topic, IRI):
        return Link(record.contribution, Text(record.contribution.value.removeprefix(CONTRIBUTIONS)))
    return Description(record.triples, language).link(topic)
