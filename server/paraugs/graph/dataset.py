"""Does a query name its own dataset? Asked because an engine's union would silently win over FROM."""

import re

# What may hold the word without meaning it: comments, IRIs, texts, variables, prefixed names, language tags.
_TOKEN = re.compile(
    r"""\#[^\n\r]*
    | <[^<>"{}|^`\\\x00-\x20]*>
    | \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | [?$@][\w-]+
    | (?:[\w.-]*[\w-])?:(?:[\w.:%-]|\\.)*
    | (?P<word>\w+)""",
    re.VERBOSE | re.DOTALL,
)


def names_a_dataset(query: str) -> bool:
    """Tell whether a query has a FROM or FROM NAMED clause (SPARQL 1.1 Query, section 13.2)."""
    return any(found["word"] and found["word"].upper() == "FROM" for found in _TOKEN.finditer(query))
