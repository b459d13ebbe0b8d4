"""A document becomes one contribution for each thing that it is about, and none of its statements is lost."""

from desk.papers import Examine, short


def test_each_thing_is_a_contribution_of_its_own(examine: Examine) -> None:
    found = examine("""
        <practice/lv/a> a par:Practice . <practice/lv/b> a par:LifelongLearningPractice .
        <transfer/lv/c> a par:Transfer . <event/lv/d> a par:PeerLearningActivity .
        <tool/lv/e> a par:ReferenceTool . <assessment/lv/f> a par:Assessment .""")
    assert [
        (item.topic.value.rpartition("/id/")[2], item.contribution.value.rpartition("/id/")[2])
        for item in found.items
    ] == [
        ("practice/lv/a", "contribution/lv/a"),
        ("practice/lv/b", "contribution/lv/b"),
        ("transfer/lv/c", "contribution/lv/transfer-c"),
        ("event/lv/d", "contribution/lv/event-d"),
        ("tool/lv/e", "contribution/lv/tool-e"),
        ("assessment/lv/f", "contribution/lv/assessment-f"),
    ]


def test_parts_go_with_what_leads_to_them(examine: Examine) -> None:
    first, second = examine("""
        <practice/lv/a> a par:Practice ; par:outcome <practice/lv/a#outcome-1> .
        <practice/lv/a#outcome-1> par:study [ a par:Study ; foaf:page <https://example.org/a> ] .
        <practice/lv/a#alone> skos:prefLabel "reached by its address alone"@en .
        <practice/lv/b> a par:Practice ; par:elsewhere <practice/lv/a> ;
            dct:relation <https://example.org/b> .
        <https://example.org/b> dct:title "a page"@en .""").items
    assert {
        "practice/lv/a#study-1 foaf:page https://example.org/a",
        "practice/lv/a#alone skos:prefLabel reached by its address alone",
    } <= short(first.triples)
    assert "https://example.org/b dct:title a page" in short(second.triples)
    assert not [line for line in short(second.triples) if line.startswith("practice/lv/a")]


def test_an_assessment_of_an_outcome_is_a_part_of_it(examine: Examine) -> None:
    found = examine("<practice/lv/a> a par:Practice ; par:outcome [ par:assessment [ a par:Assessment ] ] .")
    assert [item.topic.value.rpartition("/")[2] for item in found.items] == ["a"]
    assert "practice/lv/a#assessment-1 rdf:type par:Assessment" in short(found.items[0].triples)


def test_a_record_goes_with_the_thing_that_it_names_or_whose_graph_it_is(examine: Examine) -> None:
    items = examine(
        """
        @prefix par: <https://w3id.org/paraugs/ontology#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        @prefix dct: <http://purl.org/dc/terms/> . @base <https://w3id.org/paraugs/id/> .
        <contribution/lv/x> { <practice/lv/a> a par:Practice .
            <contribution/lv/x> a par:Contribution ; dct:license <urn:x> . }
        <urn:g> { <practice/lv/b> a par:Practice .
            <urn:r> foaf:primaryTopic <practice/lv/b> ; dct:license <urn:y> . }
        """,
        "application/trig",
    ).items
    assert ["contribution/lv/a dct:license urn:x" in short(items[0].triples)] == [True]
    assert ["contribution/lv/b dct:license urn:y" in short(items[1].triples)] == [True]


def test_what_belongs_nowhere_goes_with_the_first_item(examine: Examine) -> None:
    first, second = examine("""
        <practice/lv/a> a par:Practice . <practice/lv/b> a par:Practice .
        <urn:stray> dct:title "stray"@en .""").items
    assert "urn:stray dct:title stray" in short(first.triples)
    assert "urn:stray dct:title stray" not in short(second.triples)


def test_what_the_lists_say_already_is_not_a_part(examine: Examine) -> None:
    found = examine("""<practice/lv/a> a par:Practice ; par:topic <concept/topic/reading> .
        <practice/lv/b> a par:Practice ; par:topic <concept/topic/reading> .""")
    assert [len(item.triples) for item in found.items] == [12, 12]


def test_nothing_to_contribute_is_said(examine: Examine) -> None:
    found = examine("<https://example.org/p> a par:Practice .")
    assert found.items == ()
    assert found.fault
    assert "below https://w3id.org/paraugs/id/" in found.fault.reason


def test_things_that_nobody_here_knows_are_mentioned(examine: Examine) -> None:
    found = examine("""<practice/lv/a> a par:Practice ;
        par:elsewhere <practice/fi/kiva> , <practice/fi/unheard-of> , <practice/lv/b> .
        <practice/lv/b> a par:Practice .""")
    assert [iri.value.rpartition("/id/")[2] for iri in found.mentions] == ["practice/fi/unheard-of"]


def test_an_address_takes_its_own_thing_and_only_that(examine: Examine) -> None:
    target = "https://w3id.org/paraugs/id/contribution/lv/a"
    right = examine("<> foaf:primaryTopic <#p> . <#p> a par:Practice .", contribution=target)
    assert [(item.contribution.value, item.topic.value) for item in right.items] == [
        (target, "https://w3id.org/paraugs/id/practice/lv/a")
    ]
    other = examine("<https://w3id.org/paraugs/id/practice/lv/b> a par:Practice .", contribution=target)
    several = examine("<#p> a par:Practice . <#q> a par:Practice .", contribution=target)
    assert other.fault
    assert "contribution/lv/b, and not" in other.fault.reason
    assert several.fault
    assert "about 2 things" in several.fault.reason
