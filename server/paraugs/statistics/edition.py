"""Chosen cells become an edition: the statements of a file that stands beside the shipped ones.

Nothing of another edition is touched, and no value is made the headline: which edition the pages show first
is decided with a release, not by whoever imports.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from paraugs.errors import ResourceError
from paraugs.namespaces import THINGS
from paraugs.short_names import term
from paraugs.statistics.cells import AREA, TIME, Cell
from paraugs.statistics.choosing import Chosen
from paraugs.statistics.reading import Read
from paraugs.statistics.scope import Area, Scope
from paraugs.terms import IRI, Literal, Term, Triple

_XSD = "http://www.w3.org/2001/XMLSchema#"
_LICENCE = IRI("http://publications.europa.eu/resource/authority/licence/CC_BY_4_0")
_NOT_AVAILABLE = ":"


@dataclass(frozen=True, slots=True)
class Observed:
    """A cell that the monitor takes up, at its area and year."""

    area: Area
    year: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Draft:
    """An edition before it is kept: its name, what it observes, and the areas that the monitor lacks."""

    name: str
    indicator: str
    issued: date
    observed: tuple[Observed, ...]
    elsewhere: tuple[str, ...]
    statements: tuple[Triple, ...]


def draft(read: Read, chosen: Chosen, issued: date | None, scope: Scope) -> Draft:
    """Make the edition of a file; ResourceError when it has no date, no area of ours, or an unknown flag."""
    when = issued or read.sheet.issued
    if when is None:
        raise ResourceError(read.path, "does not say when it was extracted; say --extracted YYYY-MM-DD")
    if not chosen.dataset:
        raise ResourceError(read.path, "does not say which table it is; say --dataset CODE")
    observed = tuple(
        Observed(area, cell.codes[TIME].strip(), cell)
        for cell in chosen.cells
        if (area := scope.area(cell.codes[AREA]))
    )
    elsewhere = sorted({cell.codes[AREA] for cell in chosen.cells if not scope.area(cell.codes[AREA])})
    if not observed:
        raise ResourceError(
            read.path, f"has no area and year of the monitor (areas: {', '.join(elsewhere) or 'none'})"
        )
    name = f"eurostat-{chosen.dataset.replace('_', '-')}-{when.isoformat()}-{read.sha256[:8]}"
    told = (*_edition(name, read, chosen, when), *_observations(name, read, chosen, observed, scope))
    return Draft(name, chosen.indicator, when, observed, tuple(elsewhere), tuple(told))


def _edition(name: str, read: Read, chosen: Chosen, when: date) -> Iterator[Triple]:
    iri, code = IRI(f"{THINGS}edition/{name}"), chosen.dataset
    selected = ", ".join(f"{key}={value}" for key, value in sorted(chosen.selected.items()))
    cited = f"Eurostat {code} ({selected}), {when.isoformat()}; file {read.path.name}, SHA-256 {read.sha256}"
    told: tuple[tuple[str, Term], ...] = (
        ("rdf:type", term("par:Edition")),
        ("dct:bibliographicCitation", Literal(cited, language="en")),
        ("dct:identifier", Literal(name)),
        ("dct:issued", Literal(when.isoformat(), datatype=_XSD + "date")),
        ("dct:license", _LICENCE),
        ("dct:publisher", IRI(f"{THINGS}body/eurostat")),
        ("dct:source", IRI(f"urn:sha256:{read.sha256}")),
        ("dct:title", Literal(f"Eurostat, {code}, file of {when.isoformat()}, imported", language="en")),
        ("dct:title", Literal(f"Eurostat, {code}, {when.isoformat()} datne, ievietota", language="lv")),
        ("par:datasetCode", Literal(code)),
    )
    for predicate, value in told:
        yield Triple(iri, term(predicate), value)


def _observations(
    name: str, read: Read, chosen: Chosen, observed: tuple[Observed, ...], scope: Scope
) -> Iterator[Triple]:
    for each in observed:
        path = f"{chosen.indicator}/{each.area.short}/{each.year}/{name}"
        iri = IRI(f"{THINGS}observation/{path}")
        yield Triple(iri, term("rdf:type"), term("qb:Observation"))
        yield Triple(iri, term("qb:dataSet"), IRI(f"{THINGS}dataset/monitor"))
        yield Triple(iri, term("sdmx-dimension:refArea"), each.area.iri)
        yield Triple(iri, term("sdmx-dimension:refPeriod"), Literal(each.year, datatype=_XSD + "gYear"))
        yield Triple(iri, term("par:edition"), IRI(f"{THINGS}edition/{name}"))
        yield Triple(iri, term("par:indicator"), scope.indicators[chosen.indicator])
        if each.cell.value is not None:
            written = f"{each.cell.value:f}"
            written = written if "." in written else f"{written}.0"
            yield Triple(iri, term("sdmx-measure:obsValue"), Literal(written, datatype=_XSD + "decimal"))
        for flag in _flags(read, each.cell, scope):
            yield Triple(iri, term("par:observationFlag"), flag)


def _flags(read: Read, cell: Cell, scope: Scope) -> Iterator[IRI]:
    for letter in cell.flags if cell.value is not None else _NOT_AVAILABLE + cell.flags:
        if letter not in scope.flags:
            known, at = ", ".join(sorted(scope.flags)), f"{cell.codes[AREA]} {cell.codes[TIME].strip()}"
            raise ResourceError(read.path, f"has the flag {letter!r} for {at}; known are {known}", cell.place)
        yield scope.flags[letter]
