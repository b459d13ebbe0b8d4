"""Fixes of a value: the entry, date, number, language or licence that was meant."""

from collections.abc import Iterator
from itertools import islice

from rdflib.namespace import OWL

from paraugs.contribute.findings.finding import RULES
from paraugs.contribute.fixes.amounts import numbers_meant, truths_meant
from paraugs.contribute.fixes.case import Case
from paraugs.contribute.fixes.dates import dates_meant
from paraugs.contribute.fixes.licences import LICENCE_LIST, licences_meant
from paraugs.contribute.fixes.patching import Meant, Patch, replacement
from paraugs.contribute.judging.vocabulary import NOTATION, REPLACED_BY
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Term, Triple

_MOST_RECORDS = 5
_TERM_KNOWN, _TEXT_KNOWN = IRI(f"{RULES}term-known"), IRI(f"{RULES}text-known")
_CLASSES = [IRI(str(OWL.Class))]
_PROPERTIES = [IRI(str(OWL.ObjectProperty)), IRI(str(OWL.DatatypeProperty))]
_LANG_STRING = term("rdf:langString")
_CONTRIBUTION, _LANGUAGE = term("par:Contribution"), term("dct:language")
_LANGUAGES = IRI("http://publications.europa.eu/resource/authority/language")
_XSD_LANGUAGE = term("xsd:language").value


def heirs(case: Case) -> Iterator[Patch]:
    """Give what a retired term has been replaced by."""
    used_here = (case.result.value, case.result.path)
    for used in (each for each in used_here if isinstance(each, IRI)):
        for fact in case.vocabulary.facts.get(used, ()):
            if fact.predicate == REPLACED_BY and isinstance(fact.object, IRI):
                yield replacement(case.submission.uses(used), used, Meant(fact.object, True))


def spelled_terms(case: Case) -> Iterator[Patch]:
    """Give the class or property that a misspelt term of ours was meant to be; certain but for its case."""
    found = case.result.value
    if case.result.shape == _TERM_KNOWN and isinstance(found, IRI):
        uses = case.submission.uses(found)
        lists = _CLASSES if any(triple.object == found for triple in uses) else _PROPERTIES
        yield from (replacement(uses, found, meant) for meant in case.finder.meant(found, lists))


def listed_entries(case: Case) -> Iterator[Patch]:
    """Give the entries of a list, or the things of a class, that a text or a wrong IRI may mean."""
    value = case.result.value
    if value is None or value in case.submission.described or not case.rule.lists:
        return
    named = IRI(value.value.strip()) if isinstance(value, Literal) and _is_address(value) else value
    for meant in case.finder.meant(named, case.rule.lists):
        certain = meant.certain and _is_near(named, meant.term)
        yield replacement(case.statements(value), value, Meant(meant.term, certain))


def listed_licences(case: Case) -> Iterator[Patch]:
    """Give the licence that a name or an address means."""
    value = case.result.value
    if value is not None and LICENCE_LIST in case.rule.nodes:
        for meant in licences_meant(str(value)):
            yield replacement(case.statements(value), value, meant)


def typed_values(case: Case) -> Iterator[Patch]:
    """Give the date, number or truth that a text says."""
    value = case.result.value
    if isinstance(value, Literal):
        wanted = case.rule.datatypes
        for meanings in (dates_meant, numbers_meant, truths_meant):
            for meant in meanings(value.value, wanted):
                yield replacement(case.statements(value), value, meant)


def tagged_texts(case: Case) -> Iterator[Patch]:
    """Give a text with the language of the record, else English: the contributor must say which."""
    value = case.result.value
    if isinstance(value, Literal) and _LANG_STRING in case.rule.datatypes:
        for code in dict.fromkeys((*_languages_of_record(case), "en")):
            tagged = Literal(value.value, code)
            yield _tag(case, value, tagged, False)


def known_languages(case: Case) -> Iterator[Patch]:
    """Give the two-letter code for a language tag such as @lav or @latvian."""
    value = case.result.value
    if case.result.shape == _TEXT_KNOWN and isinstance(value, Literal) and value.language:
        for meant in case.finder.meant(Literal(value.language), [_LANGUAGES]):
            for code in _codes(case, meant.term):
                yield _tag(case, value, Literal(value.value, code), meant.certain)


def _tag(case: Case, value: Literal, tagged: Literal, certain: bool) -> Patch:
    remove = tuple(case.statements(value))
    add = tuple(Triple(triple.subject, triple.predicate, tagged) for triple in remove)
    return Patch("tag", f"@{tagged.language}", certain, remove, add)


def _languages_of_record(case: Case) -> Iterator[str]:
    for record in islice(case.submission.members(_CONTRIBUTION), _MOST_RECORDS):
        for triple in case.submission.stated(record, _LANGUAGE)[:_MOST_RECORDS]:
            yield from _codes(case, triple.object)


def _codes(case: Case, language: Term) -> Iterator[str]:
    known = case.vocabulary.facts.get(language, ()) if isinstance(language, IRI) else ()
    for fact in known:
        is_code = isinstance(fact.object, Literal) and fact.object.datatype == _XSD_LANGUAGE
        if fact.predicate == NOTATION and is_code:
            yield str(fact.object)


def _is_address(value: Literal) -> bool:
    return value.value.strip().startswith(("http://", "https://")) and " " not in value.value.strip()


def _is_near(found: Term, meant: Term) -> bool:
    """Tell whether a wrong IRI stands in the same list as the entry, whatever its scheme; any text does."""
    return not isinstance(found, IRI) or _folder(found) == _folder(meant)


def _folder(iri: Term) -> str:
    return str(iri).partition("://")[2].rstrip("/").rpartition("/")[0].casefold()
