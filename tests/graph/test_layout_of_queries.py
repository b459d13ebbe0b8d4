"""The one layout of a query changes blanks and the case of keywords alone, and nothing the second time."""

from pathlib import Path

import pytest

from paraugs.graph.layout import formatted, tokens, with_prefixes
from paraugs.resources import find_resources

QUERIES = find_resources().files("queries", "**/*.rq")
KNOWN = {"par": "https://w3id.org/paraugs/ontology#", "dct": "http://purl.org/dc/terms/"}


def pieces(query: str) -> list[str]:
    return [piece.keyword or piece.text for piece in tokens(query)]


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_shipped_queries_keep_every_word(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert pieces(formatted(text)) == pieces(text)
    assert formatted(formatted(text)) == formatted(text)


def test_a_line_is_broken_where_a_statement_or_clause_begins() -> None:
    assert formatted(
        "prefix a: <http://a/> select ?x (count(*) as ?n) where{?x a:b ?y;a:c 'where {',?z."
        "filter(?y=5 && ?z>=3) {?x a:d ?e} union {?x a:f ?g. ?g a:h [a:i 1; a:j 2]} minus{?x a:k ?l}} "
        "group by ?x order by desc(?n) limit 3#end"
    ) == (
        "PREFIX a: <http://a/>\n\n"
        "SELECT ?x (COUNT(*) AS ?n)\n"
        "WHERE {\n"
        "  ?x a:b ?y ;\n"
        "    a:c 'where {',?z .\n"
        "  FILTER(?y=5 && ?z>=3)\n"
        "  { ?x a:d ?e } UNION {\n"
        "    ?x a:f ?g .\n"
        "    ?g a:h [a:i 1; a:j 2]\n"
        "  }\n"
        "  MINUS { ?x a:k ?l }\n"
        "}\n"
        "GROUP BY ?x\n"
        "ORDER BY DESC(?n)\n"
        "LIMIT 3  #end\n"
    )


@pytest.mark.parametrize("text", ["", "}", "{{{", "select", "# only this", '"open', "a . . ; }", "(" * 300])
def test_what_is_no_query_is_laid_out_all_the_same(text: str) -> None:
    assert pieces(formatted(text)) == pieces(text)


def test_only_prefixes_that_lack_and_are_known_are_added() -> None:
    query = "# why\nPREFIX dct: <http://x/> SELECT * { ?a dct:title 'par:x'; par:topic other:b # par:c\n }"
    assert with_prefixes(query, KNOWN) == query.replace(
        "PREFIX dct", f"PREFIX par: <{KNOWN['par']}>\nPREFIX dct"
    )
    assert with_prefixes(with_prefixes(query, KNOWN), KNOWN) == with_prefixes(query, KNOWN)
    assert with_prefixes("", KNOWN) == ""
    assert with_prefixes("SELECT * { ?a a par:Practice }", KNOWN).startswith(
        f"PREFIX par: <{KNOWN['par']}>\n\nSEL"
    )
