"""What Virtuoso does otherwise than the standards, and what is done about it.

Found with Virtuoso 7.2.5: an ASK answered as a table; booleans as 0 and 1 and blank nodes with a colon in
JSON; rows capped with a header (`X-SPARQL-MaxRows`), triples capped without one; results cut off by time with
a SQL state; graphs of its own in the union. Answers of other servers pass through unchanged.
"""

import json
import re
from http.client import PARTIAL_CONTENT

from paraugs.errors import AnswerCapped
from paraugs.graph.remote.connection import Reply
from paraugs.terms import IRI

OWN_GRAPHS = frozenset(
    IRI(name)
    for name in (
        "http://www.openlinksw.com/schemas/virtrdf#",
        "http://www.w3.org/ns/ldp#",
        "http://www.w3.org/2002/07/owl#",
        "http://localuriqaserver/sparql",
        "urn:activitystreams-owl:map",
        "urn:core:services:sparql",
    )
)

# In JSON these bytes cannot stand inside a text, where each quotation mark would have a backslash before it.
_BOOLEAN = re.compile(rb'("datatype": "http://www\.w3\.org/2001/XMLSchema#boolean", "value": )"([01])"')
_BLANK_NODE = re.compile(rb'("type": "bnode", "value": )"nodeID://')


def is_virtuoso(reply: Reply) -> bool:
    """Tell by the answer to an ASK whether it came from Virtuoso; a proxy may hide the header."""
    return reply.headers.get("server", "").startswith("Virtuoso") or b'"__ASK_RETVAL"' in reply.body


def repaired(reply: Reply) -> bytes:
    """Give a JSON result as the standard wants it (SPARQL 1.1 Query Results JSON Format, section 3)."""
    body = _BOOLEAN.sub(lambda found: found[1] + (b'"true"' if found[2] == b"1" else b'"false"'), reply.body)
    body = _BLANK_NODE.sub(rb'\1"', body)
    if b'"__ASK_RETVAL"' in body[:200]:
        rows = json.loads(body)["results"]["bindings"]
        is_true = bool(rows) and rows[0]["__ASK_RETVAL"]["value"] == "1"
        body = b'{"head": {}, "boolean": %s}' % (b"true" if is_true else b"false")
    return body


def refuse_capped(reply: Reply) -> None:
    """Raise AnswerCapped when the headers say that this is only a part of the answer."""
    if reply.status == PARTIAL_CONTENT or reply.headers.get("x-sql-state", "").startswith("S1TA"):
        raise AnswerCapped("The graph's server ran out of its time and gave only a part of the answer.")
    if rows := reply.headers.get("x-sparql-maxrows"):
        raise AnswerCapped(capped_at(rows))


def many_rows(number: int) -> str:
    """Give a query that has a number of rows, up to some millions: pairs of Virtuoso's own statements."""
    return f"SELECT (1 AS ?one) {{ GRAPH ?g {{ ?a ?b ?c }} GRAPH ?h {{ ?d ?e ?f }} }} LIMIT {number:d}"


def rows_given(reply: Reply, asked: int) -> int:
    """Read from the answer to `many_rows` how many rows, and so how many triples, the server gives."""
    return int(reply.headers.get("x-sparql-maxrows", asked))


def capped_at(rows: str) -> str:
    """Say that an answer is as long as the server lets it be."""
    return (
        f"The graph's server gives at most {rows} rows or triples (ResultSetMaxRows) and may have left some "
        "out; ask for less, or have the limit raised."
    )
