"""The form about a revision: what it is about, and its answers as its statements have them."""

from dataclasses import dataclass
from functools import cache

from paraugs.errors import NotFound
from paraugs.forms.answers import Filled, read
from paraugs.forms.model import CONTRIBUTABLE, Forms
from paraugs.forms.reading import read_forms
from paraugs.forms.starting import NEW_THING
from paraugs.ledger.revision import Revision
from paraugs.life.record import TOPIC, TYPE, Record, record_of
from paraugs.resources import Resources
from paraugs.terms import IRI
from paraugs.web.context import services


@dataclass(frozen=True, slots=True)
class FormOfRevision:
    """The form for the thing, by the word of its kind, and that for its record."""

    word: str
    thing: Filled
    record: Filled


@cache
def forms_of(resources: Resources) -> Forms:
    """Give the forms of the shipped shapes, read once."""
    return read_forms(resources)


def forms() -> Forms:
    """Give the forms of this instance."""
    return forms_of(services().resources)


def form_of(revision: Revision) -> FormOfRevision:
    """Give the form as a revision answers it; NotFound when there is no form for its kind."""
    content = record_of(revision)
    topic = content.value(TOPIC)
    node = topic if isinstance(topic, IRI) else NEW_THING
    word = _word_of(content, node)
    thing = read(forms().of(word), node, content.triples)
    return FormOfRevision(word, thing, read(forms().record, content.contribution, content.triples))


def _word_of(content: Record, node: IRI) -> str:
    """Give the kind by its class, else as the address tells it: `event` of a seminar."""
    kinds = {
        triple.object for triple in content.triples if triple.subject == node and triple.predicate == TYPE
    }
    word = next((word for word, kind in CONTRIBUTABLE.items() if kind in kinds), "")
    word = word or node.value.partition("/id/")[2].partition("/")[0]
    if word not in CONTRIBUTABLE:
        raise NotFound(node.value)
    return word
