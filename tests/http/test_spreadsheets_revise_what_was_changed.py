"""A copy of what a state contributed comes back: changes in it are revised, and nothing of others is lost."""

from collections.abc import Callable

from contributing import House
from filled_workbooks import Book, counts, current, fill, has, outcomes, practice, row_of, send, violations
from workbooks import changed

SHIPPED = ("adult-learning-maap", "childrens-jury", "darba-vide-balstitas-macibas")


def test_a_current_copy_revises_what_was_changed_in_it_alone(
    house: House, blank: bytes, contributor: dict[str, str]
) -> None:
    send(house, changed(blank, practice("sheet-revised")), contributor)
    data = current(house, contributor)

    def change(book: Book) -> None:
        fill(book["Practices"], row_of(book, "sheet-revised"), **{"number reached": 250})

    found = outcomes(send(house, changed(data, change), contributor))
    assert found["sheet-revised"] == "revised"
    assert {found[key] for key in SHIPPED} == {"unchanged"}
    again = outcomes(send(house, changed(data, change), contributor))
    assert again["sheet-revised"] == "unchanged"


def test_a_copy_that_others_overtook_overwrites_nothing(
    house: House, blank: bytes, contributor: dict[str, str]
) -> None:
    send(house, changed(blank, practice("sheet-stale")), contributor)
    data = current(house, contributor)

    def change(number: int) -> Callable[[Book], None]:
        return lambda book: fill(book["Practices"], row_of(book, "sheet-stale"), **{"number reached": number})

    assert outcomes(send(house, changed(data, change(1)), contributor))["sheet-stale"] == "revised"
    answer = send(house, changed(data, change(2)), contributor)
    assert outcomes(answer)["sheet-stale"] == "refused"
    messages = [message for _, message in violations(answer)]
    assert sum(message.startswith("Somebody revised this after revision") for message in messages) == 1


def test_a_blank_template_does_not_overwrite_what_is_there(
    house: House, blank: bytes, contributor: dict[str, str]
) -> None:
    assert counts(send(house, changed(blank, practice("sheet-taken")), contributor)) == (1, 0, 0, 0)
    other = practice("sheet-taken", **{"title (en)": "Another invented title"})
    answer = send(house, changed(blank, other), contributor)
    assert counts(answer) == (0, 0, 0, 1)
    assert [cell for cell, _ in violations(answer)] == ["Practices!A4"]


def test_what_is_not_public_is_only_in_the_workbooks_of_those_who_may_see_it(
    house: House, blank: bytes, contributor: dict[str, str]
) -> None:
    send(house, changed(blank, practice("sheet-private")), contributor)
    assert has(current(house, contributor), "sheet-private")
    assert not has(current(house, {}), "sheet-private")
    assert not has(current(house, house.token("contributor", "EE")), "sheet-private")
