"""The page of a benchmark or an indicator: lines, map, distance and table, of the edition and year chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import request

from paraugs.errors import RequestError, wording
from paraugs.explore.distances import Distance, distances, fullest_year, values_in
from paraugs.explore.editions import Edition, edition_table, editions, letter
from paraugs.explore.monitor import Table, Target, table
from paraugs.explore.wording import Link
from paraugs.terms import IRI
from paraugs.web import links, reader
from paraugs.web.chart import Chart, draw
from paraugs.web.distance import Distances, draw_distances
from paraugs.web.map import Mapped, draw_map


@dataclass(frozen=True, slots=True)
class Standings:
    """An indicator on the page: what there is to choose, what is chosen, and all that is drawn of it."""

    indicator: Link
    editions: tuple[Edition, ...]
    edition: Edition | None
    table: Table
    year: str | None
    chart: Chart | None
    map: Mapped
    distances: tuple[Distance, ...]
    plot: Distances | None
    query: str
    csv: str

    @property
    def reached(self) -> int:
        """How many states reach the target in the year shown."""
        return sum(each.is_met for each in self.distances if each.is_state)

    @property
    def states(self) -> int:
        """How many states have a value in the year shown."""
        return sum(each.is_state for each in self.distances)


def standings_by_indicator(indicators: Sequence[Link], goal: Target | None) -> list[Standings]:
    """The indicators of the page; RequestError for an edition or a year that none of them has."""
    asked, year = request.args.get("edition"), request.args.get("year")
    offered = {each.iri: _editions(each.iri) for each in indicators}
    wanted = links.meant("edition", asked) if asked else None
    if wanted and all(each.link.iri != wanted for found in offered.values() for each in found):
        raise RequestError(
            wording("There is no edition %(edition)s of this; choose one of those on the page."),
            edition=asked,
        )
    shown = [_standings(each, offered[each.iri], wanted, year, goal) for each in indicators]
    if year and shown and all(year not in each.table.years for each in shown):
        raise RequestError(
            wording("No value is of %(year)s; choose one of the years on the page."), year=year
        )
    return shown


def _standings(
    indicator: Link, offered: tuple[Edition, ...], wanted: IRI | None, year: str | None, goal: Target | None
) -> Standings:
    chosen = next((each for each in offered if each.link.iri == wanted), None)
    found = _table(indicator.iri, chosen.link.iri if chosen else None)
    shown = year if year in found.years else fullest_year(found)
    observed = values_in(found, shown) if shown else {}
    placed = distances(found, goal, shown) if shown else ()
    letters = {area: "".join(map(letter, each.flags)) for area, each in observed.items()}
    return Standings(
        indicator,
        offered,
        chosen,
        found,
        shown,
        draw(found, goal),
        draw_map({area: each.value for area, each in observed.items()}, letters),
        placed,
        draw_distances(placed, goal),
        _query(indicator.iri, chosen),
        _csv(indicator.iri, chosen),
    )


def _editions(indicator: IRI) -> tuple[Edition, ...]:
    return reader.recall(
        ("editions", indicator), lambda: editions(reader.answers(), reader.language(), indicator)
    )


def _table(indicator: IRI, edition: IRI | None) -> Table:
    answers, language = reader.answers(), reader.language()
    if edition is None:
        return reader.recall(("table", indicator), lambda: table(answers, indicator, language))
    return reader.recall(
        ("table", indicator, edition), lambda: edition_table(answers, indicator, edition, language)
    )


def _query(indicator: IRI, edition: Edition | None) -> str:
    if edition is None:
        return reader.answers().text_of("observations", indicator=indicator)
    chosen = edition.link.iri
    return reader.answers().text_of("observations-of-edition", indicator=indicator, edition=chosen)


def _csv(indicator: IRI, edition: Edition | None) -> str:
    chosen = {"indicator": links.short(indicator)}
    if edition:
        chosen["edition"] = links.short(edition.link.iri)
    return f"{request.script_root}/observations.csv?{urlencode(chosen, safe='/')}"
