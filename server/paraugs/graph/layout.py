"""The one layout of a query's text: a line for each statement, keywords in capitals, prefixes added.

Only blanks, line ends and the case of keywords ever change, so that a query means the same before and after;
what cannot be read is laid out all the same, because people ask for it while they write.
Source: SPARQL 1.1 Query, section 19.8 (grammar).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n\r]*+)
    | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]++ | \\[uU][0-9A-Fa-f]{4})*+>)
    | (?P<text>\"{3}(?:[^"\\]++ | \\. | "(?!""))*+\"{3} | '{3}(?:[^'\\]++ | \\. | '(?!''))*+'{3}
      | "(?:[^"\\\n\r]++ | \\.)*+" | '(?:[^'\\\n\r]++ | \\.)*+')
    | (?P<variable>[?$]\w++)
    | (?P<name>(?:[^\W\d_]\w*+(?:[.-]++\w++){0,16}+-*+ | _)?:(?:[\w:%-]++ | \\. | \.++(?=[\w:%\\-]))*+)
    | (?P<word>[^\W\d]\w*+)
    | (?P<number>\d++(?:\.\d++)?(?:[eE][+-]?\d++)?)
    | (?P<open>[({\[]) | (?P<close>[)}\]])
    | (?P<end>[.;](?!\d))
    | (?P<other>[^\s])
    """,
    re.VERBOSE | re.DOTALL,
)
_KEYWORDS = frozenset(
    re.findall(
        r"\w+",
        """
        BASE PREFIX SELECT CONSTRUCT DESCRIBE ASK DISTINCT REDUCED AS FROM NAMED WHERE ORDER BY ASC DESC LIMIT
        OFFSET GROUP HAVING VALUES UNDEF OPTIONAL GRAPH UNION FILTER MINUS BIND EXISTS NOT IN SERVICE SILENT
        COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE
        RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS
        STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID MD5 SHA1 SHA256
        SHA384 SHA512 COALESCE IF STRLANG STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC REGEX SUBSTR
        REPLACE
        """,
    )
)
_CLAUSES = frozenset(
    re.findall(r"\w+", "SELECT CONSTRUCT DESCRIBE ASK FROM WHERE ORDER GROUP HAVING LIMIT OFFSET PREFIX BASE")
)
_STATEMENTS = frozenset(["OPTIONAL", "GRAPH", "FILTER", "MINUS", "BIND", "VALUES", "SERVICE"])
_SELF_CONTAINED = frozenset(("FILTER", "BIND"))
_WIDEST_IN_LINE = 88
_STEP = "  "


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: blanks stand before it (`is_apart`), a line end, a line that is empty."""

    kind: str
    text: str
    start: int
    is_apart: bool
    is_first: bool
    is_after_gap: bool

    @property
    def keyword(self) -> str:
        """The keyword that it is, in capitals, or nothing."""
        return self.text.upper() if self.kind == "word" and self.text.upper() in _KEYWORDS else ""


def tokens(query: str) -> Iterator[Token]:
    """Read the pieces of a query, comments too."""
    end = 0
    for found in _TOKEN.finditer(query):
        between = query[end : found.start()]
        lines = between.count("\n")
        kind = found.lastgroup or ""
        yield Token(kind, found[0], found.start(), bool(between), bool(lines) or not end, lines > 1)
        end = found.end()


def with_prefixes(query: str, known: Mapping[str, str]) -> str:
    """The query with the declarations that it lacks, of known prefixes, above its first word."""
    pieces = list(tokens(query))
    declared = {name.text[:-1] for word, name in pairwise(pieces) if word.keyword == "PREFIX"}
    used = {piece.text.partition(":")[0] for piece in pieces if piece.kind == "name"}
    missing = sorted(name for name in used - declared if name in known)
    if not missing:
        return query
    start = next(piece.start for piece in pieces if piece.kind != "comment")
    lines = "".join(f"PREFIX {name}: <{known[name]}>\n" for name in missing)
    between = "" if query[start : start + 6].upper() in ("PREFIX", "BASE <") else "\n"
    return query[:start] + lines + between + query[start:]


def formatted(query: str) -> str:
    """The query in the one layout; formatting it again changes nothing."""
    pieces = list(tokens(query))
    writer = _Writer(_short_groups(pieces))
    for number, piece in enumerate(pieces):
        writer.write(number, piece)
    return writer.text()


def _short_groups(pieces: list[Token]) -> frozenset[int]:
    """The brackets `{` and `}` of groups that fit in a line: nothing nested, no end of a statement inside."""
    short, opened, depth = set(), -1, 0
    for number, piece in enumerate(pieces):
        if piece.kind == "open" and piece.text == "{":
            opened = number if depth and pieces[number - 1].kind in ("word", "variable", "close") else -1
            depth += 1
        elif piece.kind in ("end", "comment"):
            opened = -1
        elif piece.kind == "close" and piece.text == "}":
            if opened >= 0 and sum(len(each.text) + 1 for each in pieces[opened:number]) <= _WIDEST_IN_LINE:
                short |= {opened, number}
            opened, depth = -1, depth - 1
    return frozenset(short)


class _Writer:
    """Puts the pieces in lines, and remembers how deep in brackets it is."""

    def __init__(self, short: frozenset[int]) -> None:
        self._short = short
        self._lines: list[str] = []
        self._line = ""
        self._depth, self._inner = 0, 0
        self._goes_on = self._ends_with_bracket = self._in_short = self._in_prologue = False

    def text(self) -> str:
        """Give what was written."""
        self._break()
        while self._lines and not self._lines[-1]:
            self._lines.pop()
        return "\n".join(self._lines) + "\n" if self._lines else ""

    def write(self, number: int, piece: Token) -> None:
        """Write a piece where it belongs."""
        if piece.is_after_gap and not self._line and self._lines and self._lines[-1].startswith("#"):
            self._lines.append("")
        if piece.kind == "comment":
            self._comment(piece)
        elif piece.text in ("{", "}") and piece.kind in ("open", "close"):
            self._brace(number, piece)
        elif piece.kind == "end" and not self._inner:
            self._end(piece)
        else:
            self._word(piece)

    def _comment(self, piece: Token) -> None:
        if not piece.is_first and not self._line and self._lines:
            self._lines[-1] += f"  {piece.text}"
            return
        if piece.is_first:
            self._break()
        self._line += ("  " if self._line else "") + piece.text
        self._break()

    def _brace(self, number: int, piece: Token) -> None:
        if number in self._short:
            self._in_short = piece.text == "{"
            self._append(piece.text, True)
            if piece.text == "}" and not self._inner:
                self._break(ends=True)
        elif piece.text == "{":
            self._append("{", True)
            self._break(ends=True)
            self._depth += 1
        else:
            self._break(ends=True)
            self._depth = max(self._depth - 1, 0)
            self._append("}", True)
            if not self._inner:
                self._break(ends=True)

    def _end(self, piece: Token) -> None:
        if not self._line and self._lines and self._lines[-1].endswith("}") and piece.text == ".":
            self._lines[-1] += " ."
            return
        self._append(piece.text, True)
        if not self._in_short:
            self._break(ends=piece.text == ".")
            self._goes_on = piece.text == ";"

    def _word(self, piece: Token) -> None:
        keyword = piece.keyword
        if not self._inner and not self._in_short:
            self._start(keyword)
        if keyword == "UNION" and not self._line and self._lines and self._lines[-1].endswith("}"):
            self._line = self._lines.pop()
        self._append(keyword or piece.text, piece.is_apart)
        if piece.kind in ("open", "close"):
            self._inner = max(self._inner + (1 if piece.kind == "open" else -1), 0)
            if piece.text == ")" and not self._inner and self._ends_with_bracket and not self._in_short:
                self._break(ends=True)
        if piece.kind == "iri" and self._in_prologue:
            self._break(ends=True)

    def _start(self, keyword: str) -> None:
        """Begin a line where a clause or a statement begins."""
        if keyword in _CLAUSES or keyword in _STATEMENTS:
            if not (keyword == "WHERE" and self._line.strip() in ("CONSTRUCT", "DELETE")):
                self._break(ends=True)
            self._ends_with_bracket = keyword in _SELF_CONTAINED
            if self._in_prologue and self._lines[-1] and keyword not in ("PREFIX", "BASE"):
                self._lines.append("")
            self._in_prologue = keyword in ("PREFIX", "BASE")

    def _append(self, text: str, is_apart: bool) -> None:
        if not self._line:
            deeper = self._depth + (1 if self._goes_on and text != "}" else 0)
            self._line = _STEP * deeper + text
        else:
            self._line += f" {text}" if is_apart or self._line.endswith("{") else text

    def _break(self, ends: bool = False) -> None:
        if ends:
            self._goes_on, self._ends_with_bracket = False, False
        if self._line:
            self._lines.append(self._line)
        self._line = ""
