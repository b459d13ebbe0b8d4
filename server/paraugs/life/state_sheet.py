"""What a state has contributed, as the rows of a workbook."""

from collections.abc import Iterator

from paraugs.life.listing import Filters, list_for
from paraugs.life.office import Office
from paraugs.life.record import record_of
from paraugs.people.roles import Actor
from paraugs.sheets.lists import Picker
from paraugs.sheets.opening import SheetOffice
from paraugs.sheets.rows import Known, Row, rows_of


def rows_of_state(
    office: Office, sheets: SheetOffice, actor: Actor | None, code: str, picker: Picker
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Give the rows of all contributions that somebody may see, and those that have no sheet.

    What is withdrawn is left out. NotFound for no state's code.
    """
    rows: list[Row] = []
    left_out: list[str] = []
    for known in _contributions(office, actor, code, picker.language):
        found = rows_of(sheets.layout, picker, known)
        rows += found
        if not found:
            left_out.append(known.contribution.value)
    return tuple(rows), tuple(left_out)


def _contributions(office: Office, actor: Actor | None, code: str, language: str) -> Iterator[Known]:
    number, pages = 1, 1
    while number <= pages:
        page = list_for(office, actor, Filters(state=code, page=number), language)
        for row in page.rows:
            if row.revision.entry.status != "withdrawn":
                record = record_of(row.revision)
                yield Known(record.contribution, record.triples, row.revision.number)
        number, pages = number + 1, page.pages
