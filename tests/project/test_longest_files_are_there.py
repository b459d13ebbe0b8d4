"""The list of files that workers take first names files that are there."""

from work_order import LONGEST, TESTS


def test_every_file_that_is_taken_first_is_there() -> None:
    assert [name for name in LONGEST if not (TESTS / name).is_file()] == []
