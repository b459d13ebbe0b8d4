"""The page of a practice reads like an article: who, where, when, what, with what effect, and from whom."""

import json

from flask.testing import FlaskClient

from reading_pages import DATA_BLOCK, page, practices_on, words


def test_it_says_who_where_when_and_what(client: FlaskClient) -> None:
    text = words(page(client, "/doc/practice/fi/kiva"))

    assert "KiVa Koulu · Finland · since 2007" in text
    assert "Whole-school programme against bullying developed at the University of Turku." in text
    assert "Responsible University of Turku" in text
    assert "Why Bullying harms pupils' wellbeing" in text


def test_its_summary_stands_under_the_title_and_the_description_below(client: FlaskClient) -> None:
    text = page(client, "/doc/practice/fi/kiva")
    summary = text.partition('<p class="oneline">')[2].partition("</p>")[0]

    assert summary
    assert f'<meta name="description" content="{summary}">' in text
    assert text.index('class="oneline"') > text.index("</h1>")
    assert words(text).index("Why Bullying") > words(text).index("Description Whole-school")


def own_evidence(text: str) -> str:
    """Give what a page says of the practice's own evidence, without its neighbours'."""
    return text.partition('<section class="evidence')[2].partition("</section>")[0]


def test_it_says_how_strong_the_evidence_is_in_words_and_marks(client: FlaskClient) -> None:
    text = page(client, "/doc/practice/fi/kiva")

    assert "Tested against a comparison group" in words(text)
    assert own_evidence(text).count('<i class="on">') == 5


def test_no_effect_found_is_five_hollow_marks_and_words(client: FlaskClient) -> None:
    text = page(client, "/doc/practice/no/ny-giv")

    assert 'class="pips no"' in own_evidence(text)
    assert '<i class="on">' not in own_evidence(text)
    assert "No effect found · Tested against a comparison group" in words(text)


def test_mixed_results_and_missed_targets_are_said_first(client: FlaskClient) -> None:
    assert "Mixed results ·" in words(page(client, "/doc/practice/it/master-and-back"))
    assert "Target missed ·" in words(page(client, "/doc/practice/fr/pepite-student-entrepreneur"))


def test_an_unknown_start_is_said(client: FlaskClient) -> None:
    text = words(page(client, "/doc/practice/at/du-kannst-was"))

    assert "start unknown" in text
    assert "The source gives no start year." in text


def test_it_names_those_who_learned_from_it_and_links_them(client: FlaskClient) -> None:
    text = page(client, "/doc/practice/fi/kiva")

    assert '<a href="/en/doc/practice/nl/kiva">' in text
    assert "Taken up in KiVa in Dutch primary schools Netherlands · adopted" in words(text)


def test_it_names_those_it_learned_from(client: FlaskClient) -> None:
    text = words(page(client, "/doc/practice/nl/kiva"))

    assert "Learned from KiVa anti-bullying programme Finland" in text


def test_what_was_never_passed_on_is_said(client: FlaskClient) -> None:
    assert "No transfer from or to another country is recorded." in words(
        page(client, "/doc/practice/no/ny-giv")
    )


def test_it_says_in_plain_words_what_is_less_certain(client: FlaskClient) -> None:
    text = words(page(client, "/doc/practice/fi/kiva"))

    assert "How sure this is" in text
    assert "Stage , Learning mode , Objectives : own classification." in text


def test_every_value_links_on(client: FlaskClient) -> None:
    text = page(client, "/doc/practice/fi/kiva")

    for path in (
        "/state/fi",
        "/doc/objective/et2020-so3",
        "/doc/concept/topic/bullying",
        "/doc/contribution/fi/kiva",
    ):
        assert f'href="/en{path}"' in text
    assert 'href="https://research.utu.fi/' in text


def test_it_offers_its_other_forms_and_a_citation(client: FlaskClient) -> None:
    text = page(client, "/doc/practice/fi/kiva")

    assert 'href="/en/doc/practice/fi/kiva.ttl">Turtle</a>' in text
    assert "Cite as: University of Turku. KiVa anti-bullying programme." in words(text)
    assert "https://w3id.org/paraugs/id/practice/fi/kiva" in text


def test_it_carries_schema_org_and_our_own_statements(client: FlaskClient) -> None:
    article, statements = (
        json.loads(block) for block in DATA_BLOCK.findall(page(client, "/doc/practice/fi/kiva"))
    )

    assert article["@context"] == "https://schema.org"
    assert article["@id"] == "https://w3id.org/paraugs/id/practice/fi/kiva"
    assert article["headline"] == {"@value": "KiVa anti-bullying programme", "@language": "en"}
    assert article["temporalCoverage"] == ["2007/.."]
    assert article["license"] == "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"
    assert "https://w3id.org/paraugs/id/practice/fi/kiva#outcome-1" in json.dumps(statements)


def test_every_practice_has_a_page(client: FlaskClient) -> None:
    listed = {path for number in range(1, 14) for path in practices_on(client, number)}
    answers = {path: client.get(path, headers={"Accept": "text/html"}).status_code for path in sorted(listed)}

    assert len(listed) == 255
    assert set(answers.values()) == {200}


def test_the_lines_of_a_text_stay_lines(client: FlaskClient) -> None:
    assert '<p class="passage">Whole-school programme' in page(client, "/doc/practice/fi/kiva")
