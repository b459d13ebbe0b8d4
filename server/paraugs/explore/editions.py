"""The editions of the monitor: which give values of an indicator, and the values of one of them."""

from dataclasses import dataclass

from paraugs.explore.answers import Answers
from paraugs.explore.monitor import Table, tabulate
from paraugs.explore.wording import Link
from paraugs.short_names import term
from paraugs.terms import IRI

_LETTERS = {
    "eurostat-estimate": "s",
    "low-reliability": "u",
    "not-applicable": "z",
    "not-available": ":",
    "see-notes": "i",
    "suspect": "?",
}
"""Eurostat's letters that are not the first of a flag's name; ? is our own, Eurostat has none for it."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition that gives values of an indicator: how many, and for which years."""

    link: Link
    indicator: Link
    issued: str
    observations: int
    years: tuple[str, str]


def letter(flag: Link) -> str:
    """The letter by which Eurostat marks a flag."""
    name = flag.iri.value.rpartition("/")[2]
    return _LETTERS.get(name, name[0])


def editions(answers: Answers, language: str, indicator: IRI | None = None) -> tuple[Edition, ...]:
    """The editions of an indicator, or of all: the newest first, those without a date last."""
    rows = answers.select("editions", indicator=indicator)
    linked = {each for row in rows for each in row[:2] if isinstance(each, IRI)}
    names = answers.names(linked, language)
    dated = answers.construct("members", **{"class": term("par:Edition"), "property": term("dct:issued")})
    issued = {each.subject: str(each.object) for each in dated if each.predicate == term("dct:issued")}
    found = [
        Edition(
            names.link(row[1]),
            names.link(row[0]),
            issued.get(row[1], ""),
            int(str(row[2])),
            (str(row[3]), str(row[4])),
        )
        for row in rows
        if isinstance(row[0], IRI) and isinstance(row[1], IRI)
    ]
    found.sort(key=lambda each: each.link.iri.value)
    return tuple(sorted(found, key=lambda each: each.issued, reverse=True))


def edition_table(answers: Answers, indicator: IRI, edition: IRI, language: str) -> Table:
    """The values of an indicator in one edition."""
    rows = answers.select("observations-of-edition", indicator=indicator, edition=edition)
    return tabulate(answers, rows, language)
