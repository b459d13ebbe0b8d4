"""What a query is, read from its words alone, in linear time and before any engine sees it.

It finds the form, and what visitors may not ask: changes, calls to other servers (SERVICE), and brackets
so deep that a parser would run out of stack. It knows comments, texts, IRIs and names; a word inside them
means nothing. Sources: SPARQL 1.1 Query, sections 19.2 (escapes) and 19.8 (grammar).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, NoReturn, cast

from paraugs.errors import Place, QueryError, QueryRefused
from paraugs.graph.port import Form
from paraugs.namespaces import PREFIXES

DEEPEST_NESTING = 100

# Possessive quantifiers (`*+`) never try again, and what fails is an error or short (a name of few parts), so
# that no text takes more than linear time.
_TOKEN = re.compile(
    r"""
    (?P<blank>(?:[\s.;,*/|^!=+&-]++ | \#[^\n\r]*+)++)
    | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]++ | \\[uU][0-9A-Fa-f]{4})*+>)
    | (?P<text>\"{3}(?:[^"\\]++ | \\. | "(?!""))*+\"{3} | '{3}(?:[^'\\]++ | \\. | '(?!''))*+'{3})
    | (?P<line>(?!\"{3}|'{3})(?:"(?:[^"\\\n\r]++ | \\.)*+" | '(?:[^'\\\n\r]++ | \\.)*+'))
    | (?P<endless>["'])
    | (?P<variable>[?$]\w++)
    | (?P<tag>@[\w-]++)
    | (?P<name>(?:[^\W\d_]\w*+(?:[.-]++\w++){0,16}+-*+ | _)?:(?:[\w:%-]++ | \\. | \.++(?=[\w:%\\-]))*+)
    | (?P<word>[^\W\d]\w*+)
    | (?P<open>[({\[] | <<)
    | (?P<close>[)}\]] | >>)
    | (?P<other>\d++ | .)
    """,
    re.VERBOSE | re.DOTALL,
)
# Some engines resolve these before they read anything else, so that a word could hide behind them.
_HIDDEN_CHARACTER = re.compile(r"(?<!\\)(?:\\\\)*+\\(?:u00|U000000)[0-7][0-9A-Fa-f]")
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_CHANGES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"})
_VOLATILE = frozenset({"NOW", "RAND", "UUID", "STRUUID"})
_CALL_TARGETS = ("iri", "variable", "name")
_ENGINE_FUNCTIONS = ("<bif:", "<sql:")


@dataclass(frozen=True, slots=True)
class Outline:
    """A query's form; whether it names its own dataset (FROM); whether each run may answer differently.

    `prefixes` are those that it declares, without the colon.
    """

    form: Form
    names_dataset: bool
    is_volatile: bool
    prefixes: Mapping[str, str]


class _Token(NamedTuple):
    kind: str
    text: str
    start: int

    @property
    def word(self) -> str:
        return self.text.upper() if self.kind == "word" else ""


def outline(query: str) -> Outline:
    """Read a query's outline; QueryRefused or QueryError, with the place, when visitors may not ask it."""
    if hidden := _HIDDEN_CHARACTER.search(query):
        raise QueryError("write this character itself, not its code", _place(query, hidden.end() - 1))
    tokens = _tokens(query)
    prefixes: dict[str, str] = {}
    form = _prologue(query, tokens, prefixes)
    return _Body(query, prefixes).read(form, tokens)


def read_form(query: str) -> Form:
    """Read the form alone; QueryRefused for a change, QueryError for what is no query."""
    return _prologue(query, _tokens(query), {})


def _place(query: str, offset: int) -> Place:
    return Place(query.count("\n", 0, offset) + 1, offset - query.rfind("\n", 0, offset))


def _tokens(query: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(query):
        kind = cast(str, found.lastgroup)
        if kind != "blank":
            if kind == "endless":
                raise QueryError("the text that begins here has no end", _place(query, found.start()))
            yield _Token(kind, found[0], found.start())


def _prologue(query: str, tokens: Iterator[_Token], prefixes: dict[str, str]) -> Form:
    """Read BASE, PREFIX and VERSION up to the word that says the form."""
    for token in tokens:
        if token.word in _FORMS:
            return cast(Form, token.word)
        if token.word in _CHANGES:
            reason = f"{token.word} changes the graph; this endpoint answers queries only"
            raise QueryRefused(reason, _place(query, token.start))
        if token.word == "PREFIX":
            name, iri = _declared(query, token, tokens)
            prefixes[name] = iri
        elif token.word in ("BASE", "VERSION"):
            next(tokens, None)
        else:
            _unexpected(query, token)
    raise QueryError("there is no SELECT, ASK, CONSTRUCT or DESCRIBE in the query", _place(query, len(query)))


def _declared(query: str, keyword: _Token, tokens: Iterator[_Token]) -> tuple[str, str]:
    name, iri = next(tokens, keyword), next(tokens, keyword)
    if name.kind != "name" or not name.text.endswith(":") or iri.kind != "iri":
        reason = "PREFIX wants a name with a colon and an IRI, as in PREFIX ex: <http://example.org/>"
        raise QueryError(reason, _place(query, keyword.start))
    return name.text[:-1], iri.text[1:-1]


def _unexpected(query: str, token: _Token) -> NoReturn:
    raise QueryError(
        f"a query begins with PREFIX, BASE, SELECT, ASK, CONSTRUCT or DESCRIBE, not with {token.text[:40]!r}",
        _place(query, token.start),
    )


class _Body:
    """Reads what follows the form."""

    def __init__(self, query: str, prefixes: dict[str, str]) -> None:
        self._query, self._prefixes = query, prefixes
        self._depth = 0

    def read(self, form: Form, tokens: Iterator[_Token]) -> Outline:
        words: set[str] = set()
        call: _Token | None = None
        for token in tokens:
            word = token.word
            if call and (token.kind in _CALL_TARGETS or word == "SILENT"):
                reason = "SERVICE would call another server; this endpoint asks its own graph only"
                raise QueryRefused(reason, _place(self._query, call.start))
            call = token if word == "SERVICE" else None
            if word:
                words.add(word)
            else:
                self._check(token)
        return Outline(form, "FROM" in words, not words.isdisjoint(_VOLATILE), self._prefixes)

    def _check(self, token: _Token) -> None:
        if token.kind == "open":
            self._depth += 1
            if self._depth > DEEPEST_NESTING:
                reason = f"brackets are nested more than {DEEPEST_NESTING} deep"
                raise QueryError(reason, _place(self._query, token.start))
        elif token.kind == "close":
            self._depth -= 1
        elif token.kind == "name":
            self._check_prefix(token)
        elif token.kind == "iri" and token.text.lower().startswith(_ENGINE_FUNCTIONS):
            reason = "this function belongs to the inside of an engine"
            raise QueryRefused(reason, _place(self._query, token.start))

    def _check_prefix(self, token: _Token) -> None:
        prefix = token.text.partition(":")[0]
        if prefix == "_" or prefix in self._prefixes:
            return
        known = PREFIXES.get(prefix)
        advice = f"; add PREFIX {prefix}: <{known}> at the top" if known else ""
        raise QueryError(f"the prefix {prefix}: is not declared{advice}", _place(self._query, token.start))
