"""An answer's rows as RDF, in Turtle: solutions with their bindings.

Source: the vocabulary that the Data Access Working Group wrote results in,
http://www.w3.org/2001/sw/DataAccess/tests/result-set#.
"""

from collections.abc import Iterable, Iterator, Sequence

from paraugs.graph.notation import write_term
from paraugs.terms import Literal

_RESULT_SET = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"


def result_set(variables: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The document in pieces; each value is a term as Turtle writes it, empty where nothing is bound."""
    names = [write_term(Literal(name)) for name in variables]
    yield f"@prefix rs: <{_RESULT_SET}> .\n\n[] a rs:ResultSet"
    for name in names:
        yield f" ;\n  rs:resultVariable {name}"
    for row in rows:
        pairs = zip(names, row, strict=True)
        bindings = " , ".join(f"[ rs:variable {name} ; rs:value {term} ]" for name, term in pairs if term)
        yield f" ;\n  rs:solution [ rs:binding {bindings} ]" if bindings else " ;\n  rs:solution []"
    yield " .\n"
