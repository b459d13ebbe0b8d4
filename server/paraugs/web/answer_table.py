"""The rows of an answer as a page shows them: things by their names."""

from dataclasses import dataclass

from paraugs.answers.rows import read_rows
from paraugs.explore.wording import Link
from paraugs.terms import IRI
from paraugs.web import reader
from paraugs.web.cells import Cell, cell

SHOWN = 200


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """The columns, the first rows, and how many there are."""

    columns: tuple[str, ...]
    rows: list[list[Link | Cell]]
    total: int
    shown: int = SHOWN


def answer_table(form: str, body: bytes) -> AnswerTable:
    """The table of an answer to a form of query: SPARQL results in JSON, or N-Triples."""
    found = read_rows(form, body)
    cells = [[cell(value) for value in row] for row in found.rows[:SHOWN]]
    things = {IRI(each.address) for row in cells for each in row if each.address}
    names = reader.answers().names(things, reader.language())
    rows = [[names.link(IRI(each.address)) if each.address else each for each in row] for row in cells]
    return AnswerTable(found.columns, rows, len(found.rows))
