"""What the address of a search page asks: read from its parameters, and written into addresses again.

The address is the whole state of a search: `q` for words, the name of a facet for each chosen value, `sort`,
`page`, `size`, and `zeros=1` to show the values that nothing has.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from paraugs.errors import RequestError, UnknownValue
from paraugs.explore.facet_values import FacetValues, Value
from paraugs.index.port import FACETS, LONGEST_WORDS, SORTS, Choice, Kind, Question, Sort

Parameters = Mapping[str, Sequence[str]]
"""The parameters of an address: each may be given several times."""
Pairs = tuple[tuple[str, str], ...]

OTHER_NAMES = {"level": "evidence"}
"""Facets that older addresses call otherwise."""
FACETS_OF: Mapping[Kind, tuple[str, ...]] = {
    "practice": (
        "evidence", "result", "objective", "stage", "mode", "topic", "state", "target", "benchmark",
        "tool", "instrument", "year", "status", "funding", "independence", "language", "transferred",
    ),
    "tool": ("kind", "objective", "stage", "mode", "topic", "year"),
    "event": ("kind", "state", "instrument", "topic", "objective", "year"),
}  # fmt: skip
SORTS_OF: Mapping[Kind, tuple[Sort, ...]] = {
    "practice": SORTS,
    "tool": ("relevance", "year", "title"),
    "event": ("relevance", "year", "title"),
}
PAGE_SIZE, LARGEST_PAGE, LAST_PAGE = 20, 100, 99_999
MOST_VALUES = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as an address asks it; `choices` are facets with their values, in the address's order."""

    kind: Kind
    words: str = ""
    choices: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    sort: Sort = "title"
    page: int = 1
    size: int = PAGE_SIZE
    zeros: bool = False

    def question(self, language: str, facets: Sequence[str] = ()) -> Question:
        """The question for the index."""
        choices = (Choice(facet, tuple(value.value for value in values)) for facet, values in self.choices)
        return Question(
            self.words, language, (self.kind,), tuple(choices), self.sort, self.page, self.size, tuple(facets)
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked for at all."""
        return bool(self.words or self.choices)

    def parameters(self) -> Pairs:
        """The parameters of the address that asks this, in one order, without what goes without saying."""
        chosen = ((facet, value.code) for facet, values in self.choices for value in values)
        rest = {
            "sort": self.sort if self.sort != default_sort(self.kind, self.words) else "",
            "page": str(self.page) if self.page > 1 else "",
            "size": str(self.size) if self.size != PAGE_SIZE else "",
            "zeros": "1" if self.zeros else "",
        }
        given = ((name, text) for name, text in rest.items() if text)
        return ((("q", self.words),) if self.words else ()) + (*chosen, *given)

    def on_page(self, number: int) -> "Asked":
        """The same question, another page of the answer."""
        return replace(self, page=number)

    def sorted_by(self, sort: Sort) -> "Asked":
        """The same question in another order, from its first page."""
        return replace(self, sort=sort, page=1)

    def with_words(self, words: str) -> "Asked":
        """The same choices with other words, in the order that suits them."""
        was_usual = self.sort == default_sort(self.kind, self.words)
        sort = default_sort(self.kind, words) if was_usual else self.sort
        return replace(self, words=words.strip(), sort=sort, page=1)

    def with_choice(self, facet: str, value: Value) -> "Asked":
        """The same question with one more value chosen."""
        chosen = dict(self.choices)
        chosen[facet] = tuple(dict.fromkeys((*chosen.get(facet, ()), value)))
        return replace(self, choices=tuple(chosen.items()), page=1)

    def without(self, facet: str, value: Value | None = None) -> "Asked":
        """The same question without one value of a facet, or without any of them."""
        kept = ((name, _rest(values, value) if name == facet else values) for name, values in self.choices)
        return replace(self, choices=tuple((name, values) for name, values in kept if values), page=1)


def read_question(parameters: Parameters, kind: Kind, known: FacetValues) -> Asked:
    """What an address asks.

    Raises UnknownValue for a value that a facet does not have, RequestError for anything else that cannot be
    meant. Parameters without a value, and those that are not ours, say nothing.
    """
    words = " ".join(_one(parameters, "q").split())
    if len(words) > LONGEST_WORDS:
        raise RequestError(
            f"A search has at most {LONGEST_WORDS:,} characters, yours has {len(words):,}: use fewer words."
        )
    sort = _one(parameters, "sort") or default_sort(kind, words)
    if sort not in SORTS_OF[kind]:
        raise RequestError(f"There is no order {_short(sort)}; sort by one of: {', '.join(SORTS_OF[kind])}.")
    return Asked(
        kind,
        words,
        tuple(_choices(parameters, kind, known)),
        next(each for each in SORTS if each == sort),
        _number(parameters, "page", 1, LAST_PAGE),
        _number(parameters, "size", PAGE_SIZE, LARGEST_PAGE),
        _one(parameters, "zeros") not in ("", "0"),
    )


def default_sort(kind: Kind, words: str) -> Sort:
    """The order that goes without saying: relevance where there are words, events by year, else by title."""
    if words:
        return "relevance"
    return "year" if kind == "event" else "title"


def _choices(parameters: Parameters, kind: Kind, known: FacetValues) -> list[tuple[str, tuple[Value, ...]]]:
    found: dict[str, dict[Value, None]] = {}
    for name in parameters:
        facet = OTHER_NAMES.get(name, name)
        written = [text for text in map(str.strip, parameters[name]) if text]
        if not written or (facet not in FACETS and facet not in FACETS_OF[kind]):
            continue
        if len(written) > MOST_VALUES:
            raise RequestError(f"At most {MOST_VALUES} values of {facet} can be chosen at once.")
        found.setdefault(facet, {}).update(dict.fromkeys(_value(known, facet, text) for text in written))
    return [(facet, tuple(values)) for facet, values in found.items()]


def _value(known: FacetValues, facet: str, written: str) -> Value:
    value = known.find(facet, written)
    if value is None:
        near = tuple((each.code, each.label.value) for each in known.near(facet, written[:LONGEST_WORDS]))
        raise UnknownValue(facet, _short(written), near)
    return value


def _rest(values: tuple[Value, ...], value: Value | None) -> tuple[Value, ...]:
    return tuple(each for each in values if value and each.value != value.value)


def _one(parameters: Parameters, name: str) -> str:
    return next((text.strip() for text in parameters.get(name, ()) if text.strip()), "")


def _number(parameters: Parameters, name: str, usual: int, most: int) -> int:
    text = _one(parameters, name) or str(usual)
    if text.isascii() and text.isdecimal() and len(text) <= len(str(most)) and 0 < int(text) <= most:
        return int(text)
    raise RequestError(f"{name} must be a whole number from 1 to {most:,}, not {_short(text)}.")


def _short(text: str) -> str:
    return repr(text if len(text) <= 80 else text[:79] + "…")
