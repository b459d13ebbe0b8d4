"""A practice that looks like a public one, in whatever language and country, is asked about."""

from datetime import date

import pytest

from paraugs.contribute.desk.beyond import look_further
from paraugs.contribute.desk.examining import Bounds, Examiner
from paraugs.contribute.desk.port import Document, Frame, InProcessDesk, Item
from paraugs.contribute.findings.file_report import FileReport
from paraugs.contribute.findings.finding import Finding, Severity, apply
from paraugs.graph.canonical import canonical_nquads
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.graph.parsing import parse
from paraugs.resources import Resources
from paraugs.short_names import term
from paraugs.terms import IRI, Triple
from validating import ROOT, checker

DESK = InProcessDesk(Examiner(checker(), Bounds()))
LATVIA = "http://publications.europa.eu/resource/authority/country/LVA"
KIVA = "https://w3id.org/paraugs/id/practice/fi/kiva"
TYPE, PRACTICE = term("rdf:type"), term("par:Practice")
QUERIES = NamedQueries(Resources(ROOT))
JUSTIFIED = {
    *("fi/kiva", "nl/kiva", "it/kiva"),  # one programme in three countries
    *("el/second-chance-schools", "lu/e2c"),  # one idea
    *(
        "nl/student-mini-company",
        "ee/ja-estonia",
        "si/ja-my-company",
        "se/uf-company-programme",
    ),  # one network
    *("mt/nwar", "de/fly-hamburg"),  # one method: family literacy
}
FALSE_ALARMS = {"dk/piu", "at/ifa-apprentice-mobility"}
"""Two programmes for work placements abroad: alike, and not one."""


def frame(language: str = "en") -> Frame:
    return Frame(LATVIA, "lv", "Synthetic Ministry", date(2026, 11, 25), language)


@pytest.fixture(scope="module")
def graph() -> EmbeddedGraph:
    shipped = EmbeddedGraph()
    for path in sorted((ROOT / "data/practices").glob("*.trig")):
        graphs: dict[IRI, list[Triple]] = {}
        for quad in parse(path.read_bytes(), "application/trig"):
            assert quad.graph
            graphs.setdefault(quad.graph, []).append(Triple(*quad[:3]))
        for name, triples in graphs.items():
            shipped.replace(name, triples)
    return shipped


def submitted(title: str, topic: str = "bullying", more: str = "") -> Item:
    text = f"""@prefix dct: <http://purl.org/dc/terms/> .
@prefix par: <https://w3id.org/paraugs/ontology#> .
@base <https://w3id.org/paraugs/id/> .
<practice/lv/synthetic> a par:Practice ; dct:title {title} ; par:topic <concept/topic/{topic}> ; {more}
    par:implementation <practice/lv/synthetic#implementation-1> .
<practice/lv/synthetic#implementation-1> a par:Implementation ; par:country <{LATVIA}> .
"""
    (item,) = DESK.examine(Document(text.encode(), "text/turtle"), frame()).items
    return item


def asked(item: Item, graph: EmbeddedGraph, language: str = "en") -> list[Finding]:
    return list(look_further(item, graph, QUERIES, frame(language)))


def test_the_same_name_is_asked_about_with_title_country_and_address(graph: EmbeddedGraph) -> None:
    found = asked(submitted('"KiVa anti-bullying programme"@en'), graph)
    assert (found[0].value, found[0].severity) == (KIVA, Severity.WARNING)
    assert found[0].message.startswith(
        f"This looks like “KiVa anti-bullying programme” (Finland), {KIVA}. Has somebody"
    )


def test_the_question_comes_in_latvian(graph: EmbeddedGraph) -> None:
    (first, *_) = asked(submitted('"KiVa anti-bullying programme"@en'), graph, "lv")
    assert first.message.startswith("Tas izskatās pēc: “KiVa")
    assert "(Somija)" in first.message
    assert first.fixes[0].text.startswith("Tā ir pielāgota")


def test_a_coined_name_is_known_in_any_language(graph: EmbeddedGraph) -> None:
    assert KIVA in [each.value for each in asked(submitted('"KiVa skolās Latvijā"@lv'), graph)]


def test_another_practice_on_the_same_topic_is_not_asked_about(graph: EmbeddedGraph) -> None:
    assert asked(submitted('"Draudzīga skola"@lv'), graph) == []


@pytest.mark.parametrize("number", [0, 1])
def test_an_answer_settles_the_question(number: int, graph: EmbeddedGraph) -> None:
    item = submitted('"KiVa anti-bullying programme"@en')
    before = asked(item, graph)
    (added,) = apply([before[0].fixes[number]], ())
    name = {0: "http://www.w3.org/ns/prov#wasDerivedFrom", 1: "http://www.w3.org/2002/07/owl#differentFrom"}
    assert (added.predicate, added.object) == (IRI(name[number]), IRI(KIVA))
    answered = submitted('"KiVa anti-bullying programme"@en', more=f"<{name[number]}> <{KIVA}> ;")
    assert KIVA not in [each.value for each in asked(answered, graph)]


def test_shipped_practices_raise_only_alarms_that_are_accounted_for(graph: EmbeddedGraph) -> None:
    alarmed = set()
    for name in graph.graph_names():
        triples = graph.read_graph(name)
        for triple in triples:
            if triple[1:] == (TYPE, PRACTICE) and isinstance(triple.subject, IRI):
                nquads = canonical_nquads(triples, name)
                item = Item(name, triple.subject, PRACTICE, nquads, FileReport("synthetic"), "")
                if look_further(item, graph, QUERIES, frame()):
                    alarmed.add(triple.subject.value.rpartition("/practice/")[2])
    assert alarmed <= JUSTIFIED | FALSE_ALARMS
