"""A contribution cannot come to be under a name that no other door takes, or that looks like another's."""

import pytest

from contributing import House
from life.cast import TURTLE, practice

NAMES = ("kіva", "k%C4%B1va", "x?y=1", "x%2F..%2Fy", "x'y", "UPPER", "a--b", "-a", "l" * 121)
"""The first has a Cyrillic letter in it."""


@pytest.mark.parametrize("name", NAMES)
def test_such_a_name_is_refused(house: House, name: str) -> None:
    text = practice("odd", "Odd name").replace("<contribution/lv/odd>", "<#record>")
    text = text.replace("practice/lv/odd", f"practice/lv/{name}")
    headers = {"Content-Type": TURTLE, **house.token("contributor")}
    for query in ("", "?as=draft"):
        answer = house.visitor().post(f"/contributions{query}", data=text.encode(), headers=headers)
        assert answer.status_code == 400, answer.text
        assert "is no address of a contribution" in answer.json["detail"]  # type: ignore[index]
