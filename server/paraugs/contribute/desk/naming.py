"""Names for what has none: an address made of a title, and `#outcome-1` for the parts of a thing.

Parts are numbered in the order of what they say, not of the file, so that the same statements get the same
names in every syntax and however a program orders them.
"""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from paraugs.short_names import term
from paraugs.terms import IRI, BlankNode, Subject, Term, Triple

_TYPE = term("rdf:type")
_PARTS = {
    term("par:Implementation"): "implementation",
    term("par:OutcomeClaim"): "outcome",
    term("par:Study"): "study",
    term("par:Assessment"): "assessment",
    term("par:Material"): "material",
    term("org:Organization"): "body",
}
_ROUNDS = 8
"""How far away from a part what is said still tells it from its like."""
_LONGEST = 60
_FIRST, _REST = re.compile(r"[a-z]+"), re.compile(r"[^a-z0-9]+")
_OF_SEVERAL = {
    **dict(zip("ħłøđðı", "hloddi", strict=True)),
    **dict(zip("æœßþ", ("ae", "oe", "ss", "th"), strict=True)),
    **dict(zip("жцчшщюя", ("zh", "ts", "ch", "sh", "sht", "yu", "ya"), strict=True)),
    **dict(zip("θχψ", ("th", "ch", "ps"), strict=True)),
}
_OF_ONE = {
    **dict(zip("абвгдезиклмнопрстуфхъь", "abvgdeziklmnoprstufhay", strict=True)),
    **dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True)),
}
_LETTERS = str.maketrans(_OF_SEVERAL | _OF_ONE)


def slug_of(title: str) -> str:
    """Give a title as a part of an address: `lasisanas-stunda`; Greek and Cyrillic in Latin letters."""
    folded = unicodedata.normalize("NFKD", title.casefold())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter)).translate(_LETTERS)
    slug = _REST.sub("-", plain).strip("-")
    if len(slug) > _LONGEST:
        slug = slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
    return slug


def free(name: str, taken: Iterable[str]) -> str:
    """Give a name, with a number after it when it is taken."""
    used, number, found = set(taken), 1, name
    while found in used:
        number += 1
        found = f"{name}-{number}"
    return found


def name_parts(topic: IRI, triples: Sequence[Triple], parts: Iterable[Subject]) -> dict[Term, IRI]:
    """Give each part of a thing, in the order of what it says, an address below the thing's."""
    used = {str(node) for triple in triples for node in (triple.subject, triple.object)}
    marks = _marks(triples)
    counts: dict[str, int] = defaultdict(int)
    names: dict[Term, IRI] = {}
    words = {part: _word(part, triples_of) for part, triples_of in _about(triples, parts).items()}
    for part in sorted(words, key=lambda part: (words[part], marks.get(part, ("", "")))):
        word = words[part]
        while True:
            counts[word] += 1
            name = f"{topic.value}#{word}-{counts[word]}"
            if name not in used:
                break
        names[part] = IRI(name)
    return names


def _about(triples: Sequence[Triple], parts: Iterable[Subject]) -> Mapping[Subject, list[Triple]]:
    about: dict[Subject, list[Triple]] = {part: [] for part in parts}
    for triple in triples:
        for node in {triple.subject, triple.object}:
            if node in about:
                about[node].append(triple)
    return about


def _word(part: Subject, about: list[Triple]) -> str:
    """Give what a part is called: by its kind, else by the property that leads to it."""
    kinds = [triple.object for triple in about if triple.subject == part and triple.predicate == _TYPE]
    for kind in kinds:
        if isinstance(kind, IRI) and kind in _PARTS:
            return _PARTS[kind]
    steps = sorted(triple.predicate.value for triple in about if triple.object == part)
    names = [*sorted(str(kind) for kind in kinds), *steps]
    local = slug_of(re.split(r"[/#]", names[0])[-1]) if names else ""
    found = _FIRST.match(local)
    return found[0] if found else "part"


def _marks(triples: Sequence[Triple]) -> dict[Subject, tuple[str, str]]:
    """Give for each blank node what it says itself, and a digest of what stands around it."""
    around: dict[Subject, list[tuple[str, str, Term]]] = defaultdict(list)
    own: dict[Subject, list[str]] = defaultdict(list)
    for subject, predicate, value in triples:
        if isinstance(subject, BlankNode):
            around[subject].append((predicate.value, ">", value))
            if not isinstance(value, BlankNode):
                own[subject].append(f"{predicate} {value!r}")
        if isinstance(value, BlankNode):
            around[value].append((predicate.value, "<", subject))
    said = {node: "\n".join(sorted(own[node])) for node in around}
    digests: Mapping[Term, str] = {node: _digest(text) for node, text in said.items()}
    for _ in range(min(_ROUNDS, len(around))):
        digests = {
            node: _digest(
                "\n".join(sorted(f"{p} {way} {digests.get(t, repr(t))}" for p, way, t in steps)) + said[node]
            )
            for node, steps in around.items()
        }
    return {node: (said[node], digests[node]) for node in around}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
