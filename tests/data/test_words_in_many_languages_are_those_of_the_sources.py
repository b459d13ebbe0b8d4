"""The wording of a term in the 24 languages is that of the sources, and each wording keeps its page."""

import pytest

from shipped import Statements, facts, read_all, statements

THINGS = {
    "et-2020": "framework/et2020",
    "objective-1": "objective/et2020-so1",
    "objective-2": "objective/et2020-so2",
    "objective-3": "objective/et2020-so3",
    "objective-4": "objective/et2020-so4",
    "working-group": "instrument/ins-wg",
    "peer-learning-activity": "instrument/ins-pla",
    "peer-review": "instrument/ins-pr",
    "peer-counselling": "instrument/ins-pc",
    "education-and-training-monitor": "instrument/ins-mon",
}
BODIES = {
    "body:COM European Commission": "body/european-commission",
    "body:CONSIL Council of the European Union": "body/council",
    "body:EP European Parliament": "body/european-parliament",
    "body:CEDEFOP": "body/cedefop",
}
PROGRAMMES = {
    "programme:E4A Erasmus+ 2014-2020": "event/erasmus-plus-2014-2020",
    "programme:ERASMUS_PLUS": "event/erasmus-plus-2021-2027",
}
NAMES = ("skos:prefLabel", "skos:altLabel", "dct:title")


@pytest.fixture(scope="module")
def graph() -> Statements:
    return statements(read_all("data/framework/*.ttl", "data/instruments/*.ttl", "data/tools/*.ttl"))


@pytest.mark.parametrize("concept", {**THINGS, **BODIES, **PROGRAMMES})
def test_every_cell_of_the_facts_is_a_name_of_the_thing(graph: Statements, concept: str) -> None:
    thing = {**THINGS, **BODIES, **PROGRAMMES}[concept]
    names = {name for term in NAMES for name in graph.of(thing, term)}

    cells = [row for row in facts("terms_24_sources") if row["concept_id"] == concept]

    assert cells
    assert {f"{row['text']}@{row['lang']}" for row in cells} <= names


@pytest.mark.parametrize("concept", THINGS)
def test_every_page_of_a_wording_is_kept_and_a_change_to_it_is_said(graph: Statements, concept: str) -> None:
    thing = THINGS[concept]
    notes = " ".join(graph.of(thing, "skos:editorialNote"))
    for row in facts("terms_24_sources"):
        if row["concept_id"] != concept:
            continue
        if row["source_url"].startswith("http"):
            assert row["source_url"] in graph.of(thing, "dct:source")
        assert ("base form" in row["form"]) <= ("Base form" in notes)
        assert ("nearest" in row["form"]) <= ("Nearest wording" in notes)


@pytest.mark.parametrize("thing", [*THINGS.values(), *BODIES.values(), *PROGRAMMES.values()])
def test_a_thing_has_one_preferred_name_in_a_language(graph: Statements, thing: str) -> None:
    for term in ("skos:prefLabel", "dct:title"):
        languages = [name.rsplit("@", 1)[1] for name in graph.of(thing, term)]
        assert len(languages) == len(set(languages))
