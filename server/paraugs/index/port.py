"""The port of the index: what pages and API may ask, whichever engine answers.

Values of choices and counts are IRIs, or literals where a facet has no IRIs ("2016", "yes", "lv"). Words are
what a visitor typed: a phrase stands in "...", a word ending in * is a prefix, -word leaves things out. None
of it is ever a syntax error.
"""

from dataclasses import dataclass
from typing import Literal, Protocol

Kind = Literal["practice", "tool", "event"]
Sort = Literal["relevance", "year", "evidence", "changed", "title"]

KINDS: tuple[Kind, ...] = ("practice", "tool", "event")
SORTS: tuple[Sort, ...] = ("relevance", "year", "evidence", "changed", "title")
FACETS = (
    "state",
    "objective",
    "stage",
    "mode",
    "topic",
    "target",
    "instrument",
    "tool",
    "benchmark",
    "evidence",
    "independence",
    "result",
    "status",
    "year",
    "funding",
    "language",
    "transferred",
    "kind",
)
"""Names of facets, which are also the parameters of the URLs."""
LONGEST_WORDS = 1000
"""Characters of a question; more is a RequestError."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Values chosen in one facet: any of them will do. A value that nothing has matches nothing."""

    facet: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What a visitor wants to find: words, and all of the choices.

    `language` is the reader's, for titles and snippets; `facets` names those to count.
    """

    words: str = ""
    language: str = "en"
    kinds: tuple[Kind, ...] = ("practice",)
    choices: tuple[Choice, ...] = ()
    sort: Sort = "relevance"
    page: int = 1
    page_size: int = 20
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found, with what a card shows; pieces of the snippet are text and whether it matched.

    `states` are IRIs, `year` is that of the start ("" when unknown), `evidence` the IRI of the strongest
    study design ("" without a study), `changed` the date of the last change.
    """

    iri: str
    kind: Kind
    title: str
    title_language: str
    snippet: tuple[tuple[str, bool], ...]
    snippet_language: str
    states: tuple[str, ...]
    year: str
    evidence: str
    changed: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many things have a value."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """Exact counts of a facet, made with the choices of the other facets only, so that OR works."""

    name: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Expansion:
    """Words as typed that are a label of a concept, and what is found through it: in how many languages."""

    words: str
    concept: str
    count: int
    languages: int


@dataclass(frozen=True, slots=True)
class Result:
    """An answer; `corrected` pairs what was typed with what it was forgiven as.

    `number` is the dataset version that the index had reached; `is_by_meaning`: the first things are in the
    order of their meaning too, not of their words alone.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    expansions: tuple[Expansion, ...]
    corrected: tuple[tuple[str, str], ...]
    number: int
    is_by_meaning: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a beginning may become: a thing's title (`iri` is the thing), or a concept's label.

    `kind` is that of the thing, or "concept"; `language` is that of `text`.
    """

    text: str
    language: str
    iri: str
    kind: str


class Index(Protocol):
    """Full text and facets over everything public; RequestError for a question that cannot be meant."""

    @property
    def number(self) -> int:
        """The dataset version that the index has reached."""

    @property
    def edition(self) -> str:
        """What the order of an answer depends on beside that version; empty for nothing."""

    def search(self, question: Question) -> Result:
        """Find one page of things, count facets."""

    def all_iris(self, question: Question) -> list[str]:
        """Give the IRIs of everything found, in the question's order; pages do not matter."""

    def suggest(self, prefix: str, language: str, limit: int = 8) -> list[Suggestion]:
        """Complete what is being typed."""
