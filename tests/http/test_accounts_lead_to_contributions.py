"""The page of an account leads to what its state has contributed, published or not."""

from contributing import House
from life.cast import TURTLE, practice

PAGES = {"Accept": "text/html"}


def test_an_officer_finds_all_of_the_own_state(house: House) -> None:
    headers = {"Content-Type": TURTLE, **house.token("contributor")}
    house.visitor().put("/contributions/lv/led-to", data=practice("led-to", "Led to"), headers=headers)
    officer = house.signed_in("contributor")

    assert 'href="/contributions?state=lv"' in officer.get("/account", headers=PAGES).text
    assert 'href="/contributions?state=lv"' in officer.get("/contribute", headers=PAGES).text
    listed = officer.get("/contributions?state=lv", headers=PAGES).text
    assert "/contributions/lv/led-to" in listed
    assert "published" in listed


def test_a_reviewer_finds_those_of_all_states(house: House) -> None:
    assert 'href="/contributions"' in house.signed_in("reviewer", "FI").get("/account", headers=PAGES).text
