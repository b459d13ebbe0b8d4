"""An empty form to start with: a place for each part that is required, and what can be taken for granted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from paraugs.forms.answers import Answer, Filled
from paraugs.forms.model import Field, Form
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Term

NEW_THING = IRI(f"{THINGS}submission")
"""What a new thing is called until it has a title: the desk gives what begins so an address of its own."""
NEW_RECORD = IRI(f"{NEW_THING}#record")
_WORDS: Mapping[IRI, str] = {
    term("org:Organization"): "body",
    term("par:OutcomeClaim"): "outcome",
    term("foaf:Agent"): "agent",
    term("vcard:Kind"): "contact",
}
_CC_BY = IRI(f"{PREFIXES['licence']}CC_BY_4_0")
_INVITED = frozenset((term("par:implementation"), term("par:responsibleBody"), term("par:outcome")))
"""The parts that a new form has one of: nearly everybody can fill them in."""


def part_word(form: Form) -> str:
    """Give what the address of a part is made of: `outcome` in `#outcome-1`."""
    return _WORDS.get(form.kind) or form.kind.value.rpartition("#")[2].lower()


def new_thing(form: Form, language: str, country: IRI) -> Filled:
    """Give the form about a new thing of a country, for somebody who writes in a language."""
    filled = _started(form, NEW_THING, NEW_THING, country)
    title = next((field for field in form.fields() if field.path == term("dct:title")), None)
    if title is None:
        return filled
    return replace(filled, answers=(Answer(title, (Literal("", language),)), *filled.answers))


def new_record(form: Form, language: IRI) -> Filled:
    """Give the form about a new record, in a language of the list of languages."""
    granted: Mapping[IRI, Term] = {term("dct:license"): _CC_BY, term("dct:language"): language}
    fields = [field for field in form.fields() if field.path in granted]
    return Filled(NEW_RECORD, form, tuple(Answer(field, (granted[field.path],)) for field in fields))


def new_part(form: Form, root: IRI, number: int, country: IRI) -> Filled:
    """Give an empty part of a thing."""
    return _started(form, IRI(f"{root}#{part_word(form)}-{number}"), root, country)


def prefilled(filled: Filled, values: Mapping[IRI, Sequence[Term]]) -> Filled:
    """Give a form with these answers in place of its own, as far as it has fields for them."""
    given = [
        Answer(field, tuple(values[field.path])) for field in filled.form.fields() if values.get(field.path)
    ]
    paths = {answer.field.path for answer in given}
    kept = [answer for answer in filled.answers if answer.field.path not in paths]
    return replace(filled, answers=(*given, *kept))


def _started(form: Form, node: IRI, root: IRI, country: IRI) -> Filled:
    answers = []
    for field in form.fields():
        if field.part is not None and field.path in _INVITED:
            answers.append(Answer(field, parts=(new_part(field.part, root, 1, country),)))
        elif _is_own_country(field):
            answers.append(Answer(field, (country,)))
    return Filled(node, form, tuple(answers))


def _is_own_country(field: Field) -> bool:
    return field.path in (term("par:country"), term("par:toCountry"), term("par:requestingState"))
