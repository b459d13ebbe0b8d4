"""Which graphs a query names in its FROM clauses, found by tokens.

Needed because a store whose default graph is the union lets that union win over FROM without a word
(pyoxigraph, `oxigraph serve`); a dataset handed over beside the query wins as the standard says.
Source: SPARQL 1.1 Query, sections 13.2 and 19.8.
"""

import re
from dataclasses import dataclass
from urllib.parse import urljoin

# Texts and comments come first, so that a word inside them is not taken for a keyword; possessive (`*+`), so
# that a hostile text takes linear time.
_TOKEN = re.compile(
    r"""\#[^\n\r]*+
    | <(?P<iri>[^<>"{}|^`\\\x00-\x20]*+)>
    | \"{3}(?:[^"\\]|\\.|"(?!""))*+\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*+'{3}
    | "(?:[^"\\\n\r]|\\.)*+" | '(?:[^'\\\n\r]|\\.)*+'
    | [?$@][\w-]++
    | (?P<prefixed>(?:[^\W\d_]\w*+(?:[.-]++\w++){0,16}+-*+)?:(?:[\w:%-]++|\\.|\.++(?=[\w:%\\-]))*+)
    | (?P<word>\w++)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Dataset:
    """The IRIs of the graphs that make the default graph, and of those that GRAPH may name."""

    default: tuple[str, ...]
    named: tuple[str, ...]


def dataset_of(query: str) -> Dataset | None:
    """Give the dataset of a query's FROM clauses; None when it has none, or one that cannot be read."""
    tokens = (found for found in _TOKEN.finditer(query) if found.lastgroup)
    base, prefixes = "", dict[str, str]()
    default, named = list[str](), list[str]()
    for token in tokens:
        word = (token["word"] or "").upper()
        if word == "BASE":
            base = urljoin(base, next(tokens, token)["iri"] or "")
        elif word == "PREFIX":
            prefix = next(tokens, token)["prefixed"] or ""
            prefixes[prefix] = urljoin(base, next(tokens, token)["iri"] or "")
        elif word == "FROM":
            token = next(tokens, token)
            graphs = default
            if (token["word"] or "").upper() == "NAMED":
                graphs, token = named, next(tokens, token)
            if iri := _resolved(token, base, prefixes):
                graphs.append(iri)
    return Dataset(tuple(default), tuple(named)) if default or named else None


def _resolved(token: re.Match[str], base: str, prefixes: dict[str, str]) -> str:
    iri: str | None = token["iri"]
    if iri is not None:
        return urljoin(base, iri)
    prefix, colon, local = str(token["prefixed"] or ":").partition(":")
    return prefixes.get(prefix + colon, "") + local.replace("\\", "")
