"""The codes of states: from any that people write to the country's IRI, and to the one used in our IRIs.

They are those of the shipped vocabulary of countries: `par:stateCode` ("lv", "el", "uk") and the notation of
three letters. ISO's GR and GB are taken for Eurostat's EL and UK.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from paraugs.errors import NotFound, wording
from paraugs.graph.parsing import parse
from paraugs.namespaces import PREFIXES
from paraugs.resources import find_resources
from paraugs.terms import IRI, Quad

_VOCABULARY = "ontology/vocabularies/countries.ttl"
_CODE, _NOTATION = PREFIXES["par"] + "stateCode", PREFIXES["skos"] + "notation"
_NAME = PREFIXES["skos"] + "prefLabel"
_ISO = {"gr": "el", "gb": "uk"}


@dataclass(frozen=True, slots=True)
class State:
    """A state: its country IRI, its code, and its names by language."""

    iri: IRI
    code: str
    names: Mapping[str, str]

    def name(self, language: str) -> str:
        """The name in a language, else in English."""
        return self.names.get(language) or self.names["en"]


def state_of(code: str) -> IRI:
    """Give the country IRI for a code of two or three letters; NotFound when no state has it."""
    written = code.strip().lower()
    found = _by_code().get(_ISO.get(written, written))
    if found is None:
        raise NotFound(wording("a state with the code %(code)s; write it as LV or LVA"), code=repr(code))
    return found


def code_of(state: IRI | str) -> str:
    """Give the code of a country IRI, as it stands in our IRIs; NotFound when it is no state's."""
    found = states().get(str(state))
    if found is None:
        raise NotFound(str(state))
    return found.code


@cache
def states() -> Mapping[str, State]:
    """Give all states by country IRI, in the order of their codes."""
    codes, names = dict[str, str](), dict[str, dict[str, str]]()
    for subject, predicate, value, _ in _statements():
        if predicate.value == _CODE:
            codes[str(subject)] = str(value)
        if predicate.value == _NAME:
            names.setdefault(str(subject), {})[getattr(value, "language", None) or ""] = str(value)
    ordered = sorted(codes.items(), key=lambda entry: entry[1])
    return {iri: State(IRI(iri), code, names[iri]) for iri, code in ordered}


@cache
def _by_code() -> Mapping[str, IRI]:
    known = {state.code: state.iri for state in states().values()}
    notations = {
        str(value).lower(): IRI(str(subject))
        for subject, predicate, value, _ in _statements()
        if predicate.value == _NOTATION and str(subject) in states()
    }
    return notations | known


def _statements() -> list[Quad]:
    return parse(find_resources().text(_VOCABULARY).encode(), "text/turtle")
