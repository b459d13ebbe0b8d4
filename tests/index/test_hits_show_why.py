"""Hits come in the order asked for, each once over all pages, with a piece of text that shows why."""

from index.cast import KIVA, READING, SAFE, STEP, TOPIC
from paraugs.index.engine import TantivyIndex
from paraugs.index.port import Hit, Question, Sort, Suggestion


def order(index: TantivyIndex, sort: Sort, words: str = "", language: str = "en") -> list[str]:
    return index.all_iris(Question(words, language, sort=sort))


def test_a_hit_has_what_a_card_shows(index: TantivyIndex) -> None:
    (hit,) = index.search(Question("school turku")).hits
    assert hit == Hit(
        iri=KIVA,
        kind="practice",
        title="KiVa anti-bullying programme",
        title_language="en",
        snippet=(
            ("Whole-", False),
            ("school", True),
            (" programme against bullying, developed at the University of ", False),
            ("Turku", True),
            (".", False),
        ),
        snippet_language="en",
        states=("http://publications.europa.eu/resource/authority/country/FIN",),
        year="2007",
        evidence=STEP + "comparison-group",
        changed="2026-11-25",
    )


def test_snippets_are_in_the_language_of_the_reader_where_they_can(index: TantivyIndex) -> None:
    (english,) = index.search(Question("children")).hits
    (german,) = index.search(Question("children", "de")).hits
    assert (english.snippet_language, german.snippet_language) == ("en", "en")
    assert (english.title, german.title) == ("Reading mentors", "Lesepaten in Schulen")
    (german,) = index.search(Question("lesen", "de")).hits
    assert (german.snippet_language, german.snippet[1]) == ("de", ("lesen", True))


def test_inflected_words_are_marked(index: TantivyIndex) -> None:
    (hit,) = index.search(Question("skolotājs", "lv")).hits
    assert [piece for piece, is_match in hit.snippet if is_match] == ["Skolotāji"]


def test_every_order_is_complete(index: TantivyIndex) -> None:
    assert order(index, "year") == [SAFE, KIVA, READING]
    assert order(index, "evidence") == [KIVA, SAFE, READING]
    assert order(index, "title") == [SAFE, KIVA, READING]
    assert order(index, "changed") == [SAFE, KIVA, READING]
    assert order(index, "relevance") == order(index, "title")


def test_titles_count_most(index: TantivyIndex) -> None:
    assert order(index, "relevance", "bullying") == [KIVA, SAFE]


def test_pages_together_are_everything_once(index: TantivyIndex) -> None:
    for words in ("", "bullying", "skol*"):
        pages = [index.search(Question(words, page=page, page_size=1)).hits for page in (1, 2, 3, 4)]
        assert [hit.iri for page in pages for hit in page] == index.all_iris(Question(words))


def test_beginnings_become_names_and_titles(index: TantivyIndex) -> None:
    concept, *things = index.suggest("bul", "en")
    assert concept == Suggestion("bullying", "en", TOPIC + "bullying", "concept")
    assert {(thing.text, thing.kind) for thing in things} == {
        ("KiVa anti-bullying programme", "practice"),
        ("Visit to schools without bullying", "event"),
    }
    assert index.suggest("skolas v", "lv")[0].text == "skolas vide"
    assert index.suggest("nirg", "en")[0] == Suggestion("ņirgāšanās", "lv", TOPIC + "bullying", "concept")
    assert index.suggest(' "*-', "en") == []
