"""A mapping is a query that anybody may write: it makes our statements of others, in bounded time."""

import pytest

from paraugs.errors import SourceFailed
from paraugs.harvest.mapping import mapped
from paraugs.terms import IRI, Literal, Quad

READ = [Quad(IRI(f"urn:s:{number}"), IRI("urn:p"), Literal("ā", "lv"), None) for number in range(300)]
ENDLESS = "CONSTRUCT { <urn:x> <urn:n> ?n } WHERE { SELECT (COUNT(*) AS ?n) WHERE { %s } }"


def test_a_mapping_makes_other_statements() -> None:
    made = mapped("CONSTRUCT { ?s <urn:q> ?o } WHERE { ?s <urn:p> ?o }", READ)
    assert len(made) == 300
    assert {(quad.predicate.value, quad.object) for quad in made} == {("urn:q", Literal("ā", "lv"))}


def test_one_that_never_ends_is_ended() -> None:
    crossed = " . ".join(f"?a{number} ?b{number} ?c{number}" for number in range(9))
    with pytest.raises(SourceFailed, match="longer than 2 s"):
        mapped(ENDLESS % crossed, READ, seconds=2)


def test_one_that_cannot_be_read_says_why() -> None:
    with pytest.raises(SourceFailed, match=r"The mapping fails: .*line 1"):
        mapped("CONSTRUCT { ?s ?p ?o } WHERE {", READ)
