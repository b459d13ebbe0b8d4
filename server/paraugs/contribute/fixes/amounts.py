"""Numbers and yes or no, as people write them: 1 250,50 · EUR 5 · 12,5 % · 250 pupils · jā."""

import re
from collections.abc import Iterator, Sequence

from paraugs.contribute.fixes.patching import Meant
from paraugs.short_names import term
from paraugs.terms import IRI, Literal

_INTEGER, _DECIMAL, _BOOLEAN = (term(f"xsd:{name}") for name in ("integer", "decimal", "boolean"))
_LONGEST = 40
_BLANKS = re.compile(r"(?<=\d)[\s'’\u00a0\u2009\u202f](?=\d{3}(?!\d))")
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?")
_EXPONENT = re.compile(r"([+-]?\d+(?:\.\d+)?)e\+?(\d)")
_UNITS = re.compile(r"(?:eur|euro|€|%|\s)+")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?P<group>[.,])\d{3}(?:(?P=group)\d{3})*(?:(?!(?P=group))[.,]\d+)?")
_AMONG_WORDS = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)?(?![\d.,])")

_YES = frozenset((
    "1", "true", "yes", "y", "да", "ano", "áno", "ja", "jah", "ναι", "sí", "si", "sì", "oui", "tá", "da",
    "igen", "taip", "jā", "iva", "tak", "sim", "kyllä", "joo",
))  # fmt: skip
_NO = frozenset((
    "0", "false", "no", "n", "не", "ne", "nie", "nej", "nein", "ei", "όχι", "non", "níl", "nem", "nē", "le",
    "nee", "não", "nu",
))  # fmt: skip


def numbers_meant(text: str, datatypes: Sequence[IRI]) -> Iterator[Meant]:
    """Give the numbers that a text may say, of one of the wanted datatypes, the likeliest first."""
    stripped = text.strip().casefold().replace("−", "-")
    if len(stripped) > _LONGEST:
        return
    for number, certain in dict(_readings(stripped)).items():
        if datatype := _datatype(number, datatypes):
            whole = number.partition(".")[0] if datatype == _INTEGER else number
            yield Meant(Literal(whole.removeprefix("+"), None, datatype.value), certain)


def truths_meant(text: str, datatypes: Sequence[IRI]) -> Iterator[Meant]:
    """Give yes or no in any of the 24 languages as a boolean."""
    word = text.strip(" .!").casefold()
    if _BOOLEAN in datatypes and (word in _YES or word in _NO):
        yield Meant(Literal(str(word in _YES).lower(), None, _BOOLEAN.value), True)


def _readings(text: str) -> Iterator[tuple[str, bool]]:
    bare = _BLANKS.sub("", _UNITS.sub("", text) if _UNITS.search(text) and _has_no_groups(text) else text)
    bare = _UNITS.sub("", bare)
    if _PLAIN.fullmatch(bare) and not _GROUPED.fullmatch(bare):
        yield bare, True
    elif found := _EXPONENT.fullmatch(bare):
        yield _expanded(found), True
    elif found := _GROUPED.fullmatch(bare):
        yield from _grouped(bare, found["group"])
    elif _PLAIN.fullmatch(bare.replace(",", ".", 1)):
        yield bare.replace(",", ".", 1), True
    else:
        among = _AMONG_WORDS.findall(_BLANKS.sub("", text))
        yield from ((number.replace(",", "."), False) for number in among[:3])


def _has_no_groups(text: str) -> bool:
    return not _BLANKS.search(text)


def _grouped(text: str, group: str) -> Iterator[tuple[str, bool]]:
    """Read 1.250,50 in the only way there is; 1.250 could be a thousand or one and a quarter."""
    without = text.replace(group, "")
    fraction = "," if group == "." else "."
    has_fraction, several = fraction in text, text.count(group) > 1
    yield without.replace(fraction, "."), has_fraction or several
    if not has_fraction and not several:
        yield text.replace(group, "."), False


def _expanded(found: re.Match[str]) -> str:
    whole, _, fraction = found[1].partition(".")
    places = int(found[2])
    digits = fraction.ljust(places, "0")
    return f"{whole}{digits[:places]}" + (f".{digits[places:]}" if digits[places:] else "")


def _datatype(number: str, wanted: Sequence[IRI]) -> IRI | None:
    """Give the datatype to use: whole numbers as such; a fraction that is not nought needs decimals."""
    is_whole = not number.partition(".")[2].strip("0")
    if is_whole and _INTEGER in wanted:
        return _INTEGER
    return _DECIMAL if _DECIMAL in wanted else None
