"""Queries that the project runs by name: files whose parameters are bound, never glued together.

A file `queries/api/<name>.rq` starts with a header of `#+ key: value` lines:

    #+ summary: Practices of a Member State
    #+ parameters: country, language
    #+ paging: by identifier
    #+ tags: practices

and runs as it stands, because each parameter is a block with an example: `VALUES ?country { country:AUT }`.
A query whose parameters are all declared can also be asked by anybody, as `/api/queries/<name>`; one without
parameters says `#+ api: yes`. A declaration has a name, a kind (`explore/parameters.py` has them all),
`required` or a default, and help in English and Latvian:

    #+ parameter: country state required -- The state that asks -- Valsts, kas jautā
    #+ parameter: tolerance decimal 2 -- Points apart at the start -- Punkti starpā sākumā

Binding replaces all blocks in one pass, so that a value is never read again as query text. A query with
`paging` ends with `LIMIT <n> OFFSET <m>`, which the same pass replaces.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from paraugs.errors import QueryError, ResourceError
from paraugs.graph.embedded import check_query
from paraugs.graph.notation import write_term
from paraugs.graph.port import Reading, Solutions
from paraugs.resources import Resources
from paraugs.terms import BlankNode, Term

Value = Term | Sequence[Term] | None

_HEADER = re.compile(r"^#\+\s*(?P<key>[\w-]+)\s*:\s*(?P<value>.*?)\s*$", re.MULTILINE)
_PASS = re.compile(
    r"""(?P<other>
        \#[^\n]*
        | <[^<>"{}|^`\\\x00-\x20]*>
        | \"{3}.*?\"{3} | '{3}.*?'{3}
        | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
    )
    | \bVALUES\s+[?$](?P<name>\w+)\s*\{(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>]*>|[^{}"'<])*\}
    | (?P<paging>\bLIMIT\s+(?P<limit>\d+)\s+OFFSET\s+(?P<offset>\d+)\s*\Z)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


_DECLARED = re.compile(
    r"^#\+ parameter: (?P<name>\w+) (?P<kind>[\w-]+)(?: (?P<default>\S+))?"
    r" -- (?P<help>.+?)(?: -- (?P<help_lv>.+))?$",
    re.MULTILINE,
)
_DECLARING = re.compile(r"^#\+\s*parameter\s*:", re.MULTILINE)
REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Declared:
    """A parameter as its query declares it: kind, default (REQUIRED, or "" for any), help by language."""

    name: str
    kind: str
    default: str
    help: Mapping[str, str]

    @property
    def is_required(self) -> bool:
        """Whether nothing can be asked without it."""
        return self.default == REQUIRED


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One query file: what it answers, what it can be asked for, and its text."""

    name: str
    path: Path
    text: str
    summary: str
    parameters: tuple[str, ...]
    is_paged: bool
    header: Mapping[str, str] = field(default_factory=dict)
    declared: tuple[Declared, ...] = ()

    @property
    def is_public(self) -> bool:
        """Whether anybody may ask it by its name."""
        return bool(self.declared) or "api" in self.header

    def summary_in(self, language: str) -> str:
        """What it answers, in a language or else in English."""
        return self.header.get(f"summary-{language}", self.summary)

    def bind(self, values: Mapping[str, Value], limit: int | None = None, offset: int | None = None) -> str:
        """Give the text with its parameters set; a parameter without a value is UNDEF, that is, any.

        A sequence of terms binds each of them; an empty one finds nothing. Without `limit` and `offset` the
        file's own stay. QueryError when a value is not a well-formed IRI or literal; ValueError when a
        parameter is unknown or the query has no paging (mistakes of the caller).
        """
        if unknown := sorted(set(values) - set(self.parameters)):
            raise ValueError(f"{self.name} has no parameter {', '.join(unknown)}")
        if not self.is_paged and (limit, offset) != (None, None):
            raise ValueError(f"{self.name} has no paging")
        blocks = {name: _block(self.name, name, values.get(name)) for name in self.parameters}

        def replacement(found: re.Match[str]) -> str:
            if found["paging"]:
                size = int(found["limit"]) if limit is None else int(limit)
                start = int(found["offset"]) if offset is None else int(offset)
                return f"LIMIT {size} OFFSET {start}"
            return blocks.get(found["name"], found[0])

        return _PASS.sub(replacement, self.text)


class NamedQueries:
    """The queries of a folder by name, all checked when this is made."""

    def __init__(self, resources: Resources, folder: str = "queries/api") -> None:
        """Read the queries; ResourceError when a header and its text do not agree."""
        files = resources.files(folder, "**/*.rq")
        self._queries = {query.name: query for query in (read_query(path) for path in files)}

    def __getitem__(self, name: str) -> NamedQuery:
        """Give a query; KeyError for an unknown name, a mistake of the caller."""
        return self._queries[name]

    def names(self) -> list[str]:
        """Name the queries, sorted."""
        return sorted(self._queries)

    def run(
        self,
        graph: Reading,
        name: str,
        *,
        limit: int | None = None,
        offset: int | None = None,
        **values: Value,
    ) -> Solutions:
        """Run a SELECT by name, with one keyword per parameter."""
        return graph.select(self[name].bind(values, limit, offset))


def read_query(path: Path) -> NamedQuery:
    """Read one query file; ResourceError when its header and its text do not agree."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(path, f"cannot be read: {error}") from error
    header = {found["key"]: found["value"] for found in _HEADER.finditer(text)}
    parameters = tuple(re.findall(r"\w+", header.get("parameters", "")))
    blocks = list(_PASS.finditer(text))
    if not header.get("summary"):
        raise ResourceError(path, "the header has no line '#+ summary: ...'", 1)
    if missing := sorted(set(parameters) - {block["name"] for block in blocks}):
        raise ResourceError(
            path, f"no block 'VALUES ?{missing[0]} {{ ... }}' for the parameter {missing[0]}", 1
        )
    declared = _declared(path, text, parameters)
    is_paged = "paging" in header
    if is_paged and not any(block["paging"] for block in blocks):
        raise ResourceError(
            path, "the header says paging, but the query does not end with 'LIMIT n OFFSET m'", 1
        )
    try:
        check_query(text)
    except QueryError as error:
        raise ResourceError(path, error.reason, error.place.line if error.place else None) from error
    return NamedQuery(path.stem, path, text, header["summary"], parameters, is_paged, header, declared)


def _declared(path: Path, text: str, parameters: Sequence[str]) -> tuple[Declared, ...]:
    found = tuple(
        Declared(
            each["name"],
            each["kind"],
            each["default"] or "",
            {"en": each["help"], "lv": each["help_lv"] or each["help"]},
        )
        for each in _DECLARED.finditer(text)
    )
    if len(found) != len(_DECLARING.findall(text)):
        form = "'#+ parameter: <name> <kind> [required or a default] -- <help>'"
        raise ResourceError(path, f"a declaration is not of the form {form}", 1)
    if found and sorted(each.name for each in found) != sorted(parameters):
        raise ResourceError(path, "the declarations are not those of its parameters", 1)
    return found


def _block(query: str, name: str, value: Value) -> str:
    terms = [value] if value is None or not isinstance(value, Sequence) else value
    try:
        return f"VALUES ?{name} {{ {' '.join(_write(term) for term in terms)} }}"
    except ValueError as error:
        raise QueryError(f"{query}: {name}: {error}") from error


def _write(term: Term | None) -> str:
    if term is None:
        return "UNDEF"
    if isinstance(term, BlankNode):
        raise ValueError("a blank node cannot be asked for")
    return write_term(term)
