"""What must be mended comes back in the workbook itself, cell by cell, or as a table of its own."""

import io

import openpyxl

from contributing import House
from filled_workbooks import XLSX, Book, cell_of, counts, fill, practice, send
from workbooks import changed


def test_the_marked_copy_shows_findings_in_their_cells_and_can_be_sent_again(
    house: House, blank: bytes, contributor: dict[str, str]
) -> None:
    def change(book: Book) -> None:
        practice("sheet-marked")(book)
        practice("sheet-unmarked", 5, **{"title (en)": None})(book)

    answer = send(house, changed(blank, change), {**contributor, "Accept": XLSX})
    assert answer.content_type == XLSX
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    cell = book["Practices"]["B5"]
    assert "must be mended: “title” is empty. A name of at most 100 characters" in cell.comment.text
    assert ("Practices!B5", "must be mended") in {row[:2] for row in book["Findings"].values}
    mended = changed(
        answer.data, lambda book: fill(book["Practices"], 5, **{"title (en)": "Invented, mended"})
    )
    assert counts(send(house, mended, contributor)) == (1, 0, 1, 0)
    revised = changed(answer.data, lambda book: fill(book["Practices"], 4, **{"number reached": 3}))
    assert counts(send(house, revised, contributor))[1] == 1


def test_findings_are_a_table_too_that_runs_nothing(
    house: House, blank: bytes, contributor: dict[str, str]
) -> None:
    data = changed(blank, practice("sheet-table", topic="=1+1"))
    answer = send(house, data, {**contributor, "Accept": "text/csv"})
    assert answer.content_type == "text/csv; charset=utf-8"
    assert cell_of("topic", 4) in answer.text
    assert not any(cell.startswith("=") for line in answer.text.splitlines() for cell in line.split(","))
