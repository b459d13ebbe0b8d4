"""What a fix says to people: entries, fields and languages by their names, in place of codes and addresses.

A fix is worded where documents are checked, for those who write RDF: "Replace “Estonia” by country:EST."
"""

import re
from collections.abc import Callable, Iterable, Mapping

from babel import Locale, UnknownLocaleError

from paraugs.contribute.findings.finding import Finding, Fix
from paraugs.explore.wording import Text, name_from
from paraugs.forms.plain import fix_in_plain_words
from paraugs.graph.notation import is_iri
from paraugs.short_names import short_name
from paraugs.terms import IRI
from paraugs.web import reader

MOST = 500
"""How many names are looked up for one page: a hostile document offers many fixes."""
_TAG = re.compile(r"(?<![\w\"”])@([a-z]{2,3})\b")

Worded = Callable[[Fix], str]


def fix_words(findings: Iterable[Finding]) -> Worded:
    """Give what words the fixes of some findings; their names are looked up together."""
    mendable = [one for one in findings if one.fixes]
    mentioned = dict.fromkeys(iri for one in mendable for fix in one.fixes for iri in _mentioned(fix))
    fields = {one.steps[-1]: Text(one.label) for one in mendable if one.steps and one.label}
    names = {**fields, **_names(list(mentioned)[:MOST])}

    def worded(fix: Fix) -> str:
        return fix_in_plain_words(_TAG.sub(_language, _named(fix, names)))

    return worded


def _mentioned(fix: Fix) -> Iterable[IRI]:
    statements = (*fix.remove, *fix.add)
    return (term for triple in statements for term in triple if isinstance(term, IRI) and is_iri(term.value))


def _names(wanted: list[IRI]) -> Mapping[IRI, Text]:
    """Give the names of terms of the ontology and of all else that has one."""
    terms = reader.terms()
    found = reader.answers().names(wanted, reader.language())
    named = {iri: terms.label(iri) if terms.knows(iri) else found.label(iri) for iri in wanted}
    return {iri: name for iri, name in named.items() if name != name_from(iri)}


def _named(fix: Fix, names: Mapping[IRI, Text]) -> str:
    """Put names where the sentence has a short name or an address: the longest first, each whole."""
    spelt = dict(_pairs(fix, names))
    spelt |= {way: names[iri].value for iri in _mentioned(fix) if iri in names for way in _spellings(iri)}
    if not spelt:
        return fix.text
    ways = sorted(spelt, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<![\w:/#“]){re.escape(way)}(?![\w:/#-])" for way in ways))
    return pattern.sub(lambda found: f"“{spelt[found[0]]}”", fix.text)


def _pairs(fix: Fix, names: Mapping[IRI, Text]) -> Iterable[tuple[str, str]]:
    """Give each field and its value in one, as a sentence about a statement has them."""
    for _, field, value in (*fix.remove, *fix.add):
        if isinstance(value, IRI) and field in names and value in names:
            said = f"{names[field]}: {names[value]}"
            yield from ((f"{one} {other}", said) for one in _spellings(field) for other in _spellings(value))


def _spellings(iri: IRI) -> Iterable[str]:
    short = short_name(iri)
    return (f"<{iri}>", short) if short else (f"<{iri}>",)


def _language(tag: re.Match[str]) -> str:
    try:
        name = Locale.parse(reader.language()).languages.get(tag[1])
    except UnknownLocaleError:  # A page in a language that Babel does not know.
        name = None
    return f"{name} ({tag[1]})" if name else tag[0]
