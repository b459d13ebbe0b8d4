"""Steps that are sent to do harm: hidden signs in texts, numbers without end, a draft that is to be seen."""

from itertools import count

import pytest

from contributing import House, mark
from life.cast import TURTLE, practice

NUMBERS = count(1)


def handed_in(house: House, query: str = "") -> tuple[str, str]:
    """Hand in a practice of Latvia; its address and title."""
    slug, title = f"hostile-{next(NUMBERS)}", "A title that nobody may see yet"
    headers = {"Content-Type": TURTLE, **house.token("contributor")}
    path = f"/contributions/lv/{slug}"
    answer = house.visitor().put(f"{path}{query}", data=practice(slug, title), headers=headers)
    assert answer.status_code == 201, answer.text
    return path, title


@pytest.mark.parametrize("sign", ["\0", "\x1b", "\u202e", "\u2066"])
@pytest.mark.parametrize("field", ["text", "conflict"])
def test_a_form_with_hidden_signs_is_refused(house: House, sign: str, field: str) -> None:
    path, _ = handed_in(house)
    coordinator = house.signed_in("coordinator")
    number = house.visitor().get(path, headers=house.token("coordinator")).json["revision"]  # type: ignore[index]
    form = {"step": "return", "expected": str(number), "text": "Good.", "conflict": "None."}
    form |= {field: f"Good{sign}.", "csrf_token": mark(coordinator, "/account/tokens")}
    answer = coordinator.post(f"{path}/steps", data=form)
    assert (answer.status_code, "control characters" in answer.text) == (400, True)


def test_line_ends_of_a_form_are_no_hidden_signs(house: House) -> None:
    path, _ = handed_in(house)
    order = {"step": "return", "text": "One.\r\n\tTwo."}
    answer = house.visitor().post(f"{path}/decisions", json=order, headers=house.token("coordinator"))
    assert answer.status_code == 200, answer.text


def test_a_revision_of_five_thousand_digits_is_none(house: House) -> None:
    path, _ = handed_in(house)
    coordinator = house.signed_in("coordinator")
    form = {"step": "sign-off", "expected": "9" * 5000, "csrf_token": mark(coordinator, "/account/tokens")}
    assert coordinator.post(f"{path}/steps", data=form).status_code == 400


def test_the_feed_does_not_tell_of_a_draft_that_was_given_up(house: House) -> None:
    path, title = handed_in(house, "?as=draft")
    order = {"reason": "It never was public."}
    answer = house.visitor().delete(path, json=order, headers=house.token("contributor"))
    assert answer.status_code == 200, answer.text
    feed = house.visitor().get("/contributions/feed.atom?state=LV").text
    assert (order["reason"] in feed, title in feed) == (False, False)
