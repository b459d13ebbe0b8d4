"""Licences by the names that people give them, as entries of the EU's list.

Source: authority table “licence” of the Publications Office of the EU.
"""

import re
from collections.abc import Iterator

from paraugs.contribute.fixes.patching import Meant
from paraugs.namespaces import PREFIXES
from paraugs.terms import IRI

_AUTHORITY = PREFIXES["licence"]
LICENCE_LIST = IRI("https://w3id.org/paraugs/shapes#in-licence")
_PARTS = re.compile(r"\b(?:cc[ _-]?)?by(?P<nc>[ _-]?nc)?(?P<nd>[ _-]?nd)?(?P<sa>[ _-]?sa)?(?P<rest>.*)")
_VERSION = re.compile(r"(?<![\d.])([1-4])[._]0(?!\d)")
_ZERO = re.compile(r"\bcc[ _-]?0\b|publicdomain/zero")
_EUPL = re.compile(r"\beupl[ _-]?v?\.?[ _-]?1[._]([12])\b")
_WORDS = (
    ("creative commons", "cc"), ("creativecommons.org/licenses/", "cc "), ("attribution", "by"),
    ("noncommercial", "nc"), ("non-commercial", "nc"), ("share alike", "sa"), ("sharealike", "sa"),
    ("noderivatives", "nd"), ("no derivatives", "nd"), ("international", ""), ("licence", ""),
    ("license", ""),
)  # fmt: skip
_CODE = re.compile(r"CC(?P<zero>0)|CC_BY(?P<nc>NC)?(?P<nd>ND)?(?P<sa>SA)?_(?P<version>[1-4]_0)")
_LONGEST = 120


def licence_name(licence: IRI) -> str:
    """Give the name of a licence of Creative Commons as people write it; empty for any other."""
    found = _CODE.fullmatch(licence.value.removeprefix(_AUTHORITY))
    if found is None:
        return ""
    if found["zero"]:
        return "CC0"
    parts = [part for part in (found["nc"], found["nd"], found["sa"]) if part]
    return f"CC {'-'.join(['BY', *parts])} {found['version'].replace('_', '.')}"


def licences_meant(text: str) -> Iterator[Meant]:
    """Give the licence that a name or an address means; a version that is not said is offered as 4.0."""
    name = text.casefold().strip()
    if len(name) > _LONGEST:
        return
    for words, short in _WORDS:
        name = name.replace(words, short)
    if _ZERO.search(name):
        yield Meant(IRI(f"{_AUTHORITY}CC0"), True)
    elif found := _EUPL.search(name):
        yield Meant(IRI(f"{_AUTHORITY}EUPL_1_{found[1]}"), True)
    elif found := _PARTS.search(name):
        version = _VERSION.search(found["rest"])
        kind = "BY" + "".join(part.upper() for part in ("nc", "nd", "sa") if found[part])
        yield Meant(IRI(f"{_AUTHORITY}CC_{kind}_{version[1] if version else 4}_0"), version is not None)
