"""What the monitor knows: its indicators, its areas by Eurostat's codes and names, and Eurostat's flags."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from paraugs.graph.parsing import parse
from paraugs.namespaces import THINGS
from paraugs.resources import Resources
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Quad

_FILES = (
    "ontology/vocabularies/countries.ttl",
    "ontology/vocabularies/observation-flag.ttl",
    "data/framework/indicators.ttl",
    "data/monitor/areas.ttl",
)
_UNIONS = {
    "EU27_2020": "eu27-2020",
    "European Union - 27 countries (from 2020)": "eu27-2020",
    "EU28": "eu28",
    "European Union - 28 countries (2013-2020)": "eu28",
}
_OTHER_CODES = {"GR": "EL", "GB": "UK"}
"""Codes of ISO 3166 that Eurostat writes otherwise."""


@dataclass(frozen=True, slots=True)
class Area:
    """An area and the short name that IRIs of its observations have."""

    iri: IRI
    short: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Indicators by identifier, areas by code and by English name, flags by Eurostat's letter."""

    indicators: Mapping[str, IRI]
    areas: Mapping[str, Area]
    flags: Mapping[str, IRI]

    def area(self, written: str) -> Area | None:
        """The area that a code or a name means; None for one that the monitor does not have."""
        plain = written.partition(" (until")[0]
        return self.areas.get(_OTHER_CODES.get(written, written)) or self.areas.get(plain)


def read_scope(resources: Resources) -> Scope:
    """Read it from the vocabularies and the data of the release."""
    quads = [quad for name in _FILES for quad in parse(resources.text(name).encode(), "text/turtle", THINGS)]
    members = {each.object for each in quads if each.predicate == term("skos:member")}
    return Scope(
        dict(_told(quads, "dct:identifier", "indicator/")),
        dict(_areas(quads, {each for each in members if isinstance(each, IRI)})),
        dict(_told(quads, "skos:notation", "concept/observation-flag/")),
    )


def _told(quads: list[Quad], predicate: str, begin: str) -> Iterator[tuple[str, IRI]]:
    for subject, told, value, _ in quads:
        is_meant = told == term(predicate) and str(subject).startswith(THINGS + begin)
        if is_meant and isinstance(subject, IRI) and isinstance(value, Literal):
            yield value.value, subject


def _areas(quads: list[Quad], members: set[IRI]) -> Iterator[tuple[str, Area]]:
    codes = {each.subject: each.object for each in quads if each.predicate == term("par:stateCode")}
    for subject, predicate, value, _ in quads:
        if subject not in members or subject not in codes or not isinstance(value, Literal):
            continue
        area = Area(IRI(str(subject)), str(codes[subject]))
        if predicate == term("par:stateCode"):
            yield value.value.upper(), area
        elif predicate == term("skos:prefLabel") and value.language == "en":
            yield value.value, area
    for written, name in _UNIONS.items():
        yield written, Area(IRI(f"{THINGS}area/{name}"), name)
