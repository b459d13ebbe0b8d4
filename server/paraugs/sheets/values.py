"""Between cells and terms: what a cell means for a field, and how a term is written into a cell.

A term is only written where reading the cell gives the same term back. What cannot be written is left where
it is and kept when the workbook comes back.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from paraugs.contribute.fixes.licences import licence_name, licences_meant
from paraugs.forms.model import Field
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.sheets.cells import CellKind, Value
from paraugs.sheets.lists import Picker, folded
from paraugs.sheets.words import YES_NO
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Term

MAX_CHARACTERS = 32_767
"""What a cell can hold (Excel specifications and limits)."""

_XSD = PREFIXES["xsd"]
_INTEGER, _DECIMAL, _YEAR, _MONTH, _DATE = (
    term(f"xsd:{name}") for name in ("integer", "decimal", "gYear", "gYearMonth", "date")
)
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_OWN_PATH = re.compile(r"(?:practice|transfer|event|tool|assessment|body)/[\w/-]+(?:#[\w-]+)?")
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_FORMS = {
    _YEAR: re.compile(r"\d{4}"),
    _MONTH: re.compile(r"\d{4}-\d\d"),
    _DATE: re.compile(r"\d{4}-\d\d-\d\d"),
}
_PLAIN_NUMBER = re.compile(r"-?[1-9]\d{0,8}(?:\.\d{0,5}[1-9])?|0")
"""One that a spreadsheet gives back as it was; it keeps fifteen digits."""
_FIRST_DAY = date(1900, 3, 1)
_SEPARATORS = re.compile(r"[;\n]")


def read_value(asked: Field, value: Value, language: str, picker: Picker) -> tuple[Term, ...]:
    """Give the terms that a cell means; what is not understood is a plain text, for the rules to judge."""
    if asked.languages:
        return (Literal(value.text, language),) if language else (Literal(value.text),)
    if asked.kind == "concept" or asked.part is not None:
        return tuple(_entry(asked, part, picker) for part in _parts(asked, value.text, picker))
    if asked.kind == "link":
        return tuple(_address(part) for part in _split(value.text))
    return (_literal(asked, value),)


def write_value(asked: Field, found: Term, picker: Picker) -> Value | None:
    """Write a term so that it is read as the same term; None where no cell can hold it."""
    language = (found.language or "") if isinstance(found, Literal) else ""
    for candidate in _candidates(asked, found, picker):
        if _fits(candidate.text) and read_value(asked, candidate, language, picker) == (found,):
            return candidate
    return None


def _candidates(asked: Field, found: Term, picker: Picker) -> Iterator[Value]:
    text = str(found)
    if isinstance(found, IRI):
        choice = picker.choice(asked)
        label = choice.labels.get(found)
        if label is not None and not _SEPARATORS.search(label):
            yield Value(CellKind.TEXT, label)
        if text.startswith("mailto:"):
            yield Value(CellKind.TEXT, text.removeprefix("mailto:"))
        yield Value(CellKind.TEXT, text)
    elif asked.kind == "yes-no" and text in ("true", "false"):
        names = YES_NO[text == "true"]
        yield Value(CellKind.TEXT, names.get(picker.language, names["en"]))
    elif asked.kind in ("number", "year") and _PLAIN_NUMBER.fullmatch(text):
        yield Value(CellKind.NUMBER, text)
    elif asked.kind == "date" and _is_day(text):
        yield Value(CellKind.DATE, text)
    else:
        yield Value(CellKind.TEXT, text)


def _is_day(text: str) -> bool:
    """Tell whether a text is a day that every spreadsheet program knows: they begin in March 1900."""
    try:
        return _FORMS[_DATE].fullmatch(text) is not None and date.fromisoformat(text) >= _FIRST_DAY
    except ValueError:
        return False


def _fits(text: str) -> bool:
    """Tell whether a cell gives a text back as it was: nothing cut, nothing trimmed, nothing rewritten."""
    return 0 < len(text) <= MAX_CHARACTERS and text == text.strip() and not _UNSAFE.search(text)


def _parts(asked: Field, text: str, picker: Picker) -> Iterator[str]:
    """Give the entries of a cell: the whole text if it is one, else what stands between semicolons."""
    if picker.choice(asked).find(text):
        yield text
    else:
        yield from _split(text)


def _split(text: str) -> Iterator[str]:
    for part in _SEPARATORS.split(text):
        if part.strip():
            yield part.strip()


def _entry(asked: Field, text: str, picker: Picker) -> Term:
    found = picker.choice(asked).find(text)
    if found is not None:
        return found
    if _OWN_PATH.fullmatch(text):
        return IRI(THINGS + text)
    if any(licence_name(option) for option in asked.options):
        # A licence has more spellings than a list holds.
        return next((meant.term for meant in licences_meant(text) if meant.certain), _address(text))
    return _address(text)


def _address(text: str) -> Term:
    if _EMAIL.fullmatch(text):
        return IRI(f"mailto:{text}")
    return IRI(text) if _ADDRESS.fullmatch(text) else Literal(text)


def _literal(asked: Field, value: Value) -> Literal:
    match asked.kind:
        case "yes-no":
            return _truth(value.text)
        case "number":
            return _number(asked, value.text)
        case "year" | "date":
            return _day(asked, value.text)
    return Literal(value.text)


def _truth(text: str) -> Literal:
    for truth, names in YES_NO.items():
        if folded(text) in {*map(folded, names.values()), str(truth).lower(), str(int(truth))}:
            return Literal(str(truth).lower(), None, f"{_XSD}boolean")
    return Literal(text)


def _number(asked: Field, text: str) -> Literal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return Literal(text)
    if not number.is_finite():
        return Literal(text)
    if number == number.to_integral_value() and _INTEGER in asked.datatypes:
        return Literal(f"{number.to_integral_value():f}", None, _INTEGER.value)
    return Literal(f"{number:f}", None, _DECIMAL.value)


def _day(asked: Field, text: str) -> Literal:
    """Give a year, month or day; a text that is none gets the datatype too, so that the rule names it."""
    for datatype, form in _FORMS.items():
        if form.fullmatch(text) and datatype in asked.datatypes:
            return Literal(text, None, datatype.value)
    return Literal(text, None, (asked.datatypes or (_DATE,))[0].value)
