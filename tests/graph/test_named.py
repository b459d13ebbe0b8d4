"""Named queries are checked at the start and bound so that no value is ever read as query text."""

from pathlib import Path

import pytest

from graph.cast import ATBALSTS, EX, FINLAND, IN_FINLAND, IN_LATVIA, KIVA, LATVIA
from paraugs.errors import QueryError, ResourceError
from paraugs.graph.embedded import EmbeddedGraph, check_query
from paraugs.graph.named import NamedQueries
from paraugs.resources import Resources
from paraugs.terms import IRI, BlankNode, Literal, Term

BY_COUNTRY = f"""#+ summary: Practices of a country
#+ parameters: country, title
#+ paging: by practice
#+ tags: practices
PREFIX ex: <{EX}>
# VALUES ?country {{ ex:COMMENT }}
SELECT ?practice WHERE {{
  VALUES ?country {{ ex:FIN }}
  VALUES ?title {{ UNDEF }}
  ?practice ex:country ?country ; ex:title ?title .
  FILTER(STR(?title) != "VALUES ?country {{ ex:TEXT }}")
}} ORDER BY ?practice ?title LIMIT 10 OFFSET 0
"""
FIN, LVA = IRI(EX + "FIN"), IRI(EX + "LVA")


@pytest.fixture
def graph() -> EmbeddedGraph:
    """The cast in memory."""
    graph = EmbeddedGraph()
    graph.replace(FINLAND, IN_FINLAND)
    graph.replace(LATVIA, IN_LATVIA)
    return graph


def named(root: Path, text: str = BY_COUNTRY) -> NamedQueries:
    folder = root / "queries" / "api"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "by-country.rq").write_text(text, encoding="utf-8")
    return NamedQueries(Resources(root))


def practices(queries: NamedQueries, graph: EmbeddedGraph, **values: Term | None) -> list[Term | None]:
    return [row[0] for row in queries.run(graph, "by-country", **values).rows]


def test_a_query_runs_with_its_parameter(tmp_path: Path, graph: EmbeddedGraph) -> None:
    assert practices(named(tmp_path), graph, country=LVA) == [ATBALSTS]


def test_no_value_means_any(tmp_path: Path, graph: EmbeddedGraph) -> None:
    assert practices(named(tmp_path), graph) == [ATBALSTS, KIVA, KIVA]


def test_two_parameters_are_bound_at_once(tmp_path: Path, graph: EmbeddedGraph) -> None:
    assert practices(named(tmp_path), graph, country=FIN, title=Literal("KiVa", "fi")) == [KIVA]


def test_several_values_are_alternatives(tmp_path: Path, graph: EmbeddedGraph) -> None:
    solutions = named(tmp_path).run(graph, "by-country", country=[FIN, LVA])
    assert solutions.rows == [(ATBALSTS,), (KIVA,), (KIVA,)]


def test_no_alternative_finds_nothing(tmp_path: Path, graph: EmbeddedGraph) -> None:
    assert named(tmp_path).run(graph, "by-country", country=[]).rows == []


def test_a_page_is_cut_out(tmp_path: Path, graph: EmbeddedGraph) -> None:
    assert named(tmp_path).run(graph, "by-country", limit=1, offset=1).rows == [(KIVA,)]


def test_blocks_in_comments_and_texts_stay(tmp_path: Path) -> None:
    text = named(tmp_path)["by-country"].bind({"country": LVA})
    assert "# VALUES ?country { ex:COMMENT }" in text
    assert '"VALUES ?country { ex:TEXT }"' in text
    assert f"VALUES ?country {{ <{LVA}> }}" in text


INJECTIONS = [
    Literal('x" } } ; DROP ALL #'),
    Literal("x } SELECT * { ?s ?p ?o"),
    Literal("VALUES ?country { <http://example.org/LVA> }"),
    Literal('"""} VALUES ?title { UNDEF } #'),
    Literal("\\"),
    Literal("\n} #"),
    Literal("?title"),
]


@pytest.mark.parametrize("value", INJECTIONS, ids=repr)
def test_a_text_stays_a_text(tmp_path: Path, graph: EmbeddedGraph, value: Literal) -> None:
    assert practices(named(tmp_path), graph, country=FIN, title=value) == []


def test_a_value_never_rewrites_another_block(tmp_path: Path) -> None:
    evil = Literal(f"VALUES ?country {{ <{EX}EVIL> }} LIMIT 1 OFFSET 0")
    text = named(tmp_path)["by-country"].bind({"title": evil, "country": LVA}, limit=7)
    assert text.count(f"VALUES ?country {{ <{LVA}> }}") == 1
    assert text.rstrip().endswith("LIMIT 7 OFFSET 0")


REFUSED = [
    IRI("http://example.org/> } #"),
    IRI("http://example.org/x y"),
    IRI("ex:FIN }"),
    IRI("FIN"),
    Literal("x", "en } #"),
    Literal("x", None, "http://x> } #"),
    BlankNode("b0"),
]


@pytest.mark.parametrize("value", REFUSED, ids=repr)
def test_what_is_no_term_is_refused(tmp_path: Path, graph: EmbeddedGraph, value: Term) -> None:
    with pytest.raises(QueryError, match="by-country: country: "):
        practices(named(tmp_path), graph, country=value)


@pytest.mark.parametrize("number", ["1 } #", 1.5])
def test_a_page_is_a_whole_number(tmp_path: Path, number: object) -> None:
    query = named(tmp_path)["by-country"]
    if isinstance(number, str):
        with pytest.raises(ValueError, match="invalid literal"):
            query.bind({}, limit=number)  # type: ignore[arg-type]
    else:
        assert "LIMIT 1 OFFSET" in query.bind({}, limit=number)  # type: ignore[arg-type]


def test_an_unknown_parameter_is_a_mistake(tmp_path: Path, graph: EmbeddedGraph) -> None:
    with pytest.raises(ValueError, match="no parameter year"):
        practices(named(tmp_path), graph, year=FIN)


def test_an_unknown_name_is_a_mistake(tmp_path: Path, graph: EmbeddedGraph) -> None:
    with pytest.raises(KeyError):
        named(tmp_path).run(graph, "by-year")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("#+ summary", "# summary"), "summary"),
        (("country, title", "country, title, year"), r"VALUES \?year"),
        (("LIMIT 10 OFFSET 0", "LIMIT 10"), "LIMIT n OFFSET m"),
        (("SELECT ?practice WHERE {", "SELECT ?practice WHERE {{"), "by-country.rq"),
    ],
)
def test_a_query_that_does_not_agree_with_its_header_stops_the_start(
    tmp_path: Path, change: tuple[str, str], reason: str
) -> None:
    with pytest.raises(ResourceError, match=reason):
        named(tmp_path, BY_COUNTRY.replace(*change))


def test_a_query_without_paging_takes_none(tmp_path: Path) -> None:
    query = named(tmp_path, BY_COUNTRY.replace("#+ paging: by practice\n", ""))["by-country"]
    with pytest.raises(ValueError, match="no paging"):
        query.bind({}, limit=1)


def test_every_shipped_query_can_be_bound() -> None:
    queries = NamedQueries(Resources(Path(__file__).parents[2]))
    assert queries.names()
    for name in queries.names():
        check_query(queries[name].bind({}))
