"""A text that a machine has translated is marked as such wherever a page shows it."""

import pytest

from contributing import House
from life.cast import TURTLE, practice

MARK = '<small class="machine" title="{}">{}</small>'
ENGLISH = MARK.format("Translated by a machine; nobody has checked the translation.", "machine translation")
LATVIAN = MARK.format("Tulkojusi mašīna; neviens šo tulkojumu nav pārbaudījis.", "mašīntulkojums")
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def path(house: House) -> str:
    """Give the path of a published practice whose Latvian was written by a machine."""
    turtle = practice("by-machine", "Synthetic choir", "fi")
    turtle = turtle.replace(
        'dct:title "Synthetic choir"@en', 'dct:title "Synthetic choir"@en , "Izdomāts koris"@lv'
    ).replace("dct:language language:ENG", "dct:language language:ENG ; par:machineTranslation language:LAV")
    headers = {"Content-Type": TURTLE, **house.token("contributor", "FI")}
    answer = house.visitor().put("/contributions/fi/by-machine", data=turtle, headers=headers)
    assert answer.status_code == 201, answer.text
    return "/doc/practice/fi/by-machine"


def test_the_translation_is_marked(house: House, path: str) -> None:
    text = house.visitor().get(f"/lv{path}", headers=HTML).text
    assert f"<h1>Izdomāts koris {LATVIAN}</h1>" in text


def test_what_a_person_wrote_is_not(house: House, path: str) -> None:
    assert 'class="machine"' not in house.visitor().get(f"/en{path}", headers=HTML).text


def test_it_is_marked_in_lists(house: House, path: str) -> None:
    text = house.visitor().get("/lv/practices?country=fi&page=1", headers=HTML).text
    pages = [text, *(house.visitor().get(f"/lv/practices?page={n}", headers=HTML).text for n in range(1, 14))]
    body = next(page for page in pages if path in page).partition("<body")[2]
    card = body.partition(path)[2].partition("</a>")[0]
    assert card.endswith(f"Izdomāts koris {LATVIAN}")


def test_names_of_entries_are_not_marked(house: House, path: str) -> None:
    text = house.visitor().get(f"/lv{path}", headers=HTML).text
    aside = text.partition("<aside")[2].partition("</aside>")[0]
    assert "An invented school" in aside
    assert 'class="machine"' not in aside


def test_the_mark_is_worded_in_english_too(house: House, path: str) -> None:
    turtle = practice("machine-english", "Izdomāta darbnīca", "fi").replace(
        "dct:language language:ENG", "dct:language language:LAV ; par:machineTranslation language:ENG"
    )
    headers = {"Content-Type": TURTLE, **house.token("contributor", "FI")}
    house.visitor().put("/contributions/fi/machine-english", data=turtle, headers=headers)
    text = house.visitor().get("/en/doc/practice/fi/machine-english", headers=HTML).text
    assert f"<h1>Izdomāta darbnīca {ENGLISH}</h1>" in text
