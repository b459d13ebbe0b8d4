"""Bodies that are made to take a server down, each with the answer that it deserves."""

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass, field

MEMORY_MB = 384
MB = 1 << 20
TURTLE, XML, JSON = "text/turtle", "application/rdf+xml", "application/ld+json"
PRACTICE = "<urn:p> a <https://w3id.org/paraugs/ontology#Practice> "
_RDF = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="urn:x:">'


@dataclass(frozen=True)
class Hostile:
    """A body by how it is made; the status, problem and words of its answer."""

    make: Callable[[], bytes]
    media_type: str
    status: int
    problem: str
    words: str
    headers: dict[str, str] = field(default_factory=dict)


def _zip_bomb() -> bytes:
    return gzip.compress(b" " * 64 * MB, 9)


def _entities() -> bytes:
    lines = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    return f'<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY e0 "ha">{lines}]>\n<x>&e9;</x>'.encode()


def _scoped_context() -> bytes:
    inner = {"@context": {"a": {"@id": "urn:a", "@context": "http://127.0.0.1:9/x"}}, "a": {"b": 1}}
    return json.dumps(inner).encode()


GZIP = {"Content-Encoding": "gzip"}
HOSTILE = {
    "an entity bomb": Hostile(_entities, XML, 400, "syntax", "document type"),
    "JSON nested 5,000 deep": Hostile(
        lambda: b'{"urn:a":' * 5000 + b"1" + b"}" * 5000, JSON, 400, "syntax", "deeper than 100"
    ),
    "a context elsewhere": Hostile(
        lambda: b'{"@context":"http://127.0.0.1:9/","@id":"urn:a"}', JSON, 400, "syntax", "nothing is fetched"
    ),
    "a context elsewhere within a context": Hostile(
        _scoped_context, JSON, 400, "syntax", "nothing is fetched"
    ),
    "an IRI with a space": Hostile(
        lambda: b"<urn:a> <urn:b> <urn:c d> .", TURTLE, 400, "syntax", "line 1, column"
    ),
    "a text of 10 MB": Hostile(
        lambda: f'{PRACTICE}; <urn:t> "'.encode() + b"a" * 10 * MB + b'" .',
        TURTLE,
        413,
        "request-size",
        "5 MiB",
    ),
    "64 MiB of blanks in gzip": Hostile(_zip_bomb, TURTLE, 413, "request-size", "5 MiB", GZIP),
    "members of gzip, one after the other": Hostile(
        lambda: gzip.compress(b" " * MB) * 1000, TURTLE, 413, "request-size", "5 MiB", GZIP
    ),
    "gzip in gzip": Hostile(
        lambda: gzip.compress(gzip.compress(b"<urn:a> <urn:b> <urn:c> .")),
        TURTLE,
        400,
        "syntax",
        "once",
        GZIP,
    ),
    "half of a gzip": Hostile(
        lambda: gzip.compress(PRACTICE.encode() + b".")[:-10], TURTLE, 400, "syntax", "too early", GZIP
    ),
    "what is no gzip": Hostile(lambda: b"plain", TURTLE, 400, "syntax", "cannot be unpacked", GZIP),
    "an unknown packing": Hostile(
        lambda: b"x", TURTLE, 415, "media-type", "gzip or none", {"Content-Encoding": "br"}
    ),
    "two million brackets in Turtle": Hostile(
        lambda: b"<urn:a> <urn:b> " + b"(" * 2_000_000, TURTLE, 400, "syntax", "deeper than 100"
    ),
    "RDF/XML nested 8,000 deep": Hostile(
        lambda: _RDF + b"<rdf:Description><x:p>" * 8000, XML, 400, "syntax", "deeper than 100"
    ),
    "more things than one submission may have": Hostile(
        lambda: b"".join(
            b"<urn:x> <urn:y> <urn:z> . [] a <https://w3id.org/paraugs/ontology#Practice> .\n"
            for _ in range(1001)
        ),
        TURTLE,
        413,
        "request-size",
        "1,000 items",
    ),
    "UTF-16 with its mark": Hostile(
        lambda: PRACTICE.encode("utf-16"), TURTLE, 400, "syntax", "save it as UTF-8"
    ),
    "UTF-16 without": Hostile(
        lambda: PRACTICE.encode("utf-16-le"), TURTLE, 400, "syntax", "save it as UTF-8"
    ),
    "bytes that are no UTF-8": Hostile(
        lambda: PRACTICE.encode() + b'; <urn:t> "\xff" .', TURTLE, 400, "syntax", "not UTF-8"
    ),
    "a NUL": Hostile(lambda: PRACTICE.encode() + b'; <urn:t> "\0" .', TURTLE, 400, "syntax", "NUL"),
    "an unknown charset": Hostile(
        lambda: b"x", "text/turtle; charset=klingon", 415, "media-type", "UTF-8, not klingon"
    ),
    "a kind that is not read": Hostile(lambda: b"PK", "application/zip", 415, "media-type", "text/turtle"),
    "no kind at all": Hostile(lambda: b"x", "", 415, "media-type", "is missing"),
}
"""Refused by what they are."""

_TITLE = "<http://purl.org/dc/terms/title>"
_TERM = "https://w3id.org/paraugs/ontology#"


def _practice_with(predicate: str, values: str) -> bytes:
    return f"<urn:p> a <{_TERM}Practice> ; {predicate} {values} .".encode()


def _cliques() -> bytes:
    """Synthetic cliques of nodes that nothing tells apart: canonicalisation would try all their orders."""
    nodes = [f"_:c{clique}n{node}" for clique in range(20) for node in range(12)]
    edges = [
        f"{a} <urn:e> {b} ." for a in nodes for b in nodes if a != b and a.split("n")[0] == b.split("n")[0]
    ]
    return "\n".join([f"<urn:p> a <{_TERM}Practice> ; <urn:e> {', '.join(nodes)} .", *edges]).encode()


def _many(predicate: str, value: str, number: int) -> bytes:
    values = " , ".join(value.format(each) for each in range(number))
    return _practice_with(f"<{_TERM}{predicate}>", values)


def _chain(number: int) -> bytes:
    steps = "".join(f"_:n{each} <urn:e> _:n{each + 1} .\n" for each in range(number))
    return f"<urn:p> a <{_TERM}Practice> ; <urn:e> _:n0 .\n{steps}".encode()


_NOBODY_KNOWS = "<https://w3id.org/paraugs/id/practice/xx/{0}>"
HOSTILE |= {
    name: Hostile(make, TURTLE, 413, "request-size", words)
    for name, make, words in (
        (
            "a text of nearly 5 MB",
            lambda: _practice_with(_TITLE, '"' + "a " * 2_400_000 + '"@en'),
            "100,000 characters",
        ),
        (
            "a name of nearly 5 MB",
            lambda: _practice_with("<urn:b>", "<urn:" + "a" * 4_800_000 + ">"),
            "100,000 characters",
        ),
        ("4,000 topics", lambda: _many("topic", '"topic {0} of somebody"', 4000), "3,000 statements"),
        (
            "4,000 things that nobody knows",
            lambda: _many("elsewhere", _NOBODY_KNOWS, 4000),
            "3,000 statements",
        ),
        ("a chain of 4,000 nodes", lambda: _chain(4000), "3,000 statements"),
    )
}
COSTLY = {
    "a million nodes without a name": lambda: _practice_with("<urn:b>", ",".join(["[]"] * 1_200_000)),
    "200,000 prefixes": lambda: b"".join(b"@prefix p%d:<u:>.\n" % each for each in range(200_000)),
    "a number of 99,000 digits and blanks": lambda: _practice_with(
        f"<{_TERM}numberReached>", '"' + "1 " * 49_500 + '"'
    ),
    "a title of 99,000 blanks": lambda: _practice_with(_TITLE, '"' + " " * 99_000 + '"'),
    "2,900 topics that are none": lambda: _many("topic", '"topic {0} of somebody"', 2900),
    "cliques that nothing tells apart": _cliques,
}
"""Costly: checked in time, refused, or told that they are too much."""
