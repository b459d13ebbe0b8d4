"""The page of a state: where it stands, what it tried with what evidence, whom it met, and when."""

from urllib.parse import urlencode

from flask import request

from paraugs.explore.gaps import Place, gap_map
from paraugs.explore.state_years import state_years
from paraugs.explore.states import State, show_state
from paraugs.web import links, reader
from paraugs.web.bars import draw_bars
from paraugs.web.documents.surroundings import standings_of
from paraugs.web.small_lines import draw_small

ROWS, COLUMNS = "objective", "evidence"


def state_page(state: State) -> dict[str, object]:
    """The parts of the page."""
    answers, language = reader.answers(), reader.language()
    years = state_years(answers, state.iri)
    return {
        "view": show_state(answers, state, language),
        "smalls": [draw_small(each) for each in standings_of(state.iri)],
        "placed": gap_map(reader.placements(), ROWS, COLUMNS, {"state": state.iri}),
        "practices_at": lambda row, column: _practices_at(state, row, column),
        "years": years,
        "bars": draw_bars(years.began),
        "queries": {
            "lines": answers.text_of("observations", None, indicator=None, area=state.iri),
            "placed": answers.text_of("practice-places"),
            "years": answers.text_of("state-years", None, state=state.iri),
        },
        "short": links.short,
    }


def _practices_at(state: State, row: Place, column: Place) -> str:
    """The list of the practices of a cell."""
    chosen = {"state": state.code, ROWS: links.short(row.link.iri), COLUMNS: links.short(column.link.iri)}
    return f"{request.script_root}/practices?{urlencode(chosen, safe='/')}"
