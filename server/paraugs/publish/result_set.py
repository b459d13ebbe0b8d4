"""An answer's rows as RDF: solutions with their bindings.

Source: the vocabulary that the W3C's test suites of SPARQL write results in,
http://www.w3.org/2001/sw/DataAccess/tests/result-set#.
"""

import json
from collections.abc import Iterator, Mapping

from paraugs.namespaces import PREFIXES
from paraugs.terms import IRI, BlankNode, Literal, Term, Triple

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_TYPE = IRI(f"{PREFIXES['rdf']}type")
_INTEGER = f"{PREFIXES['xsd']}integer"


def result_set(results: bytes, address: str) -> Iterator[Triple]:
    """The statements about an answer (SPARQL results in JSON) that can be had at an address."""
    told, whole = json.loads(results), IRI(address)
    yield Triple(whole, _TYPE, IRI(f"{RS}ResultSet"))
    for name in told["head"]["vars"]:
        yield Triple(whole, IRI(f"{RS}resultVariable"), Literal(name))
    for number, row in enumerate(told["results"]["bindings"], 1):
        solution = IRI(f"{address}#row-{number}")
        yield Triple(whole, IRI(f"{RS}solution"), solution)
        yield Triple(solution, IRI(f"{RS}index"), Literal(str(number), datatype=_INTEGER))
        for name, value in row.items():
            binding = IRI(f"{solution}-{name}")
            yield Triple(solution, IRI(f"{RS}binding"), binding)
            yield Triple(binding, IRI(f"{RS}variable"), Literal(name))
            yield Triple(binding, IRI(f"{RS}value"), _term(value))


def _term(told: Mapping[str, str]) -> Term:
    if told["type"] == "uri":
        return IRI(told["value"])
    if told["type"] == "bnode":
        return BlankNode(told["value"])
    return Literal(told["value"], told.get("xml:lang"), None if "xml:lang" in told else told.get("datatype"))
