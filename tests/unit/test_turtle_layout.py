"""The layout of Turtle and TriG: one for all, so that files differ only where they mean different things."""

import random
from textwrap import dedent

from paraugs.namespaces import THINGS
from paraugs.terms import IRI, BlankNode, Literal, Quad, Triple
from paraugs.turtle import write_trig, write_turtle

PAR = "https://w3id.org/paraugs/ontology#"
DCT = "http://purl.org/dc/terms/"
TYPE = IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
YEAR = "http://www.w3.org/2001/XMLSchema#gYear"
KIVA = IRI(THINGS + "practice/fi/kiva")
RECORD = IRI(THINGS + "contribution/fi/kiva")
IMPLEMENTATION = IRI(THINGS + "practice/fi/kiva#implementation-1")

QUADS = [
    Quad(RECORD, TYPE, IRI(PAR + "Contribution"), RECORD),
    Quad(KIVA, TYPE, IRI(PAR + "Practice"), RECORD),
    Quad(KIVA, IRI(DCT + "title"), Literal("KiVa pret mobingu", language="lv"), RECORD),
    Quad(KIVA, IRI(DCT + "title"), Literal("KiVa anti-bullying programme", language="en"), RECORD),
    Quad(KIVA, IRI(PAR + "objective"), IRI(THINGS + "objective/et2020-so3"), RECORD),
    Quad(KIVA, IRI(PAR + "implementation"), IMPLEMENTATION, RECORD),
    Quad(IMPLEMENTATION, IRI(PAR + "startYear"), Literal("2007", datatype=YEAR), RECORD),
]
WRITTEN = dedent("""\
    @base <https://w3id.org/paraugs/id/> .
    @prefix dct: <http://purl.org/dc/terms/> .
    @prefix par: <https://w3id.org/paraugs/ontology#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

    <contribution/fi/kiva> {
        <contribution/fi/kiva> a par:Contribution ;
        .

        <practice/fi/kiva> a par:Practice ;
            dct:title
                "KiVa anti-bullying programme"@en ,
                "KiVa pret mobingu"@lv ;
            par:implementation <practice/fi/kiva#implementation-1> ;
            par:objective <objective/et2020-so3> ;
        .

        <practice/fi/kiva#implementation-1>
            par:startYear "2007"^^xsd:gYear ;
        .
    }
    """)


def triples() -> list[Triple]:
    """Give the same statements without their graph."""
    return [Triple(quad.subject, quad.predicate, quad.object) for quad in QUADS]


def test_a_practice_graph_is_laid_out_so_that_a_person_can_read_it() -> None:
    assert write_trig(QUADS) == WRITTEN


def test_turtle_is_the_same_layout_without_the_graph() -> None:
    head, body = WRITTEN.split("\n\n", 1)
    inside = "\n".join(line.removeprefix("    ") for line in body.split("\n")[1:-2])

    assert write_turtle(triples()) == f"{head}\n\n{inside}\n"


def test_the_order_of_the_input_does_not_show() -> None:
    shuffled = QUADS * 2
    random.Random(7).shuffle(shuffled)

    assert write_trig(shuffled) == write_trig(QUADS)


def test_a_statement_added_at_the_end_changes_one_line() -> None:
    more = Triple(KIVA, IRI(PAR + "topic"), IRI(THINGS + "concept/topic/bullying"))
    before = write_turtle(triples()).splitlines()
    after = write_turtle([*triples(), more]).splitlines()

    assert [line for line in after if line not in before] == ["    par:topic <concept/topic/bullying> ;"]
    assert len(after) == len(before) + 1


def test_graphs_are_sorted_by_name_after_the_default_graph() -> None:
    statement = triples()[0]
    names = [IRI(THINGS + "b"), None, IRI(THINGS + "a")]

    assert write_trig(Quad(*statement, name) for name in names) == dedent("""\
        @base <https://w3id.org/paraugs/id/> .
        @prefix par: <https://w3id.org/paraugs/ontology#> .

        <contribution/fi/kiva> a par:Contribution ;
        .

        <a> {
            <contribution/fi/kiva> a par:Contribution ;
            .
        }

        <b> {
            <contribution/fi/kiva> a par:Contribution ;
            .
        }
        """)


def test_numbers_and_truth_values_stand_without_quotes() -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    values = [("integer", "12"), ("decimal", "9.5"), ("boolean", "true")]
    written = write_turtle(
        Triple(KIVA, IRI(PAR + name), Literal(value, datatype=xsd + name)) for name, value in values
    )

    assert [line.strip() for line in written.splitlines()[4:-1]] == [
        "par:boolean true ;",
        "par:decimal 9.5 ;",
        "par:integer 12 ;",
    ]


def test_a_text_stays_on_one_line_unless_it_has_lines_of_its_own() -> None:
    def written(text: str) -> str:
        return write_trig([Quad(KIVA, IRI(DCT + "abstract"), Literal(text, language="en"), RECORD)])

    assert '        dct:abstract "tab\\t and \\"quotes\\""@en ;\n' in written('tab\t and "quotes"')
    assert '        dct:abstract """one\n  two"""@en ;\n' in written("one\n  two")


def test_nothing_gives_an_empty_document() -> None:
    assert write_turtle([]) == ""
    assert write_trig([]) == ""


def test_blank_nodes_keep_their_labels_and_come_after_names() -> None:
    written = write_turtle(
        [
            Triple(BlankNode("b0"), IRI(DCT + "relation"), KIVA),
            Triple(KIVA, IRI(DCT + "relation"), BlankNode("b0")),
        ]
    )

    assert written.index("<practice/fi/kiva>\n") < written.index("_:b0\n")
