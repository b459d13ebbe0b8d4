"""Benchmarks and the monitor: lines, map, distance and table; the edition and the year can be chosen."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import load
from paraugs.graph.named import NamedQueries
from paraugs.resources import Resources
from paraugs.services import Services
from paraugs.settings import Settings
from paraugs.statistics.choosing import Choice, choose
from paraugs.statistics.edition import draft
from paraugs.statistics.keeping import keep
from paraugs.statistics.reading import read_statistics
from paraugs.statistics.scope import read_scope
from paraugs.web.app import create_app

FILE = Path(__file__).parents[1] / "statistics/synthetic/synthetic_01.sdmx.csv"
LEAVERS = "/en/doc/benchmark/et2020-b-elet"
OLD = "edition/eurostat-edat-lfse-14-2019-07-01"


@pytest.fixture(scope="module")
def imported(
    resources: Resources, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[FlaskClient, str]]:
    """Give a client of an instance with a synthetic edition, and the edition's short name."""
    own = Resources(resources.root, tmp_path_factory.mktemp("reference"))
    scope, read = read_scope(own), read_statistics(FILE)
    chosen = choose(FILE, read.sheet, Choice("early-leavers", "", {"sex": "T"}), scope)
    made = draft(read, chosen, None, scope)
    keep(made, own)
    graph = EmbeddedGraph()
    load(own, graph)
    app = create_app(Services(Settings(), own, graph, graph, NamedQueries(own)))
    with app.test_client() as client:
        yield client, f"edition/{made.name}"


def page(client: FlaskClient, path: str, status: int = 200) -> str:
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def on_map(text: str) -> dict[str, str]:
    drawn = text.partition('<svg class="choropleth"')[2].partition("</svg>")[0]
    return dict(re.findall(r"<title>([^:<]+): ([^<]+)</title>", drawn))


def in_plot(text: str) -> list[str]:
    drawn = text.partition('<svg class="distances"')[2].partition("</svg>")[0]
    return re.findall(r'text-anchor="end">([^<]+)</text>', drawn)


def test_a_benchmark_is_drawn_as_lines_map_and_distance(client: FlaskClient) -> None:
    text = page(client, LEAVERS + "?year=2019")
    assert {name: on_map(text)[name] for name in ("Finland", "Netherlands", "Croatia")} == {
        "Finland": "7.3", "Netherlands": "7.5b", "Croatia": "3.0u",
    }  # fmt: skip
    assert len(on_map(text)) == 27
    assert in_plot(text)[0] == "Croatia"
    assert in_plot(text)[-1] == "Spain"
    assert "EU27 2020" in in_plot(text)
    assert "Of 28 states with a value, 19 reach it." in text
    for figure in ("chart-1", "map-1", "distance-1"):
        assert f'id="figure-{figure}"' in text


def test_flags_are_drawn_on_the_lines(client: FlaskClient) -> None:
    text = page(client, LEAVERS)
    assert '<circle class="mark"' in text
    assert "<title>Netherlands 2019: 7.5 (break in time series)</title>" in text


def test_each_figure_stands_alone(client: FlaskClient) -> None:
    for figure in ("map-1", "distance-1"):
        text = page(client, f"{LEAVERS}?year=2015&figure={figure}")
        assert "<form" not in text
        assert "2015" in text


def test_an_older_edition_can_be_chosen(client: FlaskClient) -> None:
    text = page(client, f"{LEAVERS}?edition={OLD}")
    assert "Edition shown:" in text
    assert "table as updated on 1 July 2019" in text
    assert "2020</th>" not in text.partition("<h3>All values")[2]
    assert f"indicator=indicator/early-leavers&amp;edition={OLD}" in text


def test_a_figure_by_itself_names_its_edition(client: FlaskClient) -> None:
    for figure in ("chart-1", "map-1", "distance-1"):
        text = page(client, f"{LEAVERS}?edition={OLD}&figure={figure}")
        assert "table as updated on 1 July 2019" in text


def test_an_imported_edition_is_shown_with_its_flags(imported: tuple[FlaskClient, str]) -> None:
    client, edition = imported
    text = page(client, f"{LEAVERS}?edition={edition}&year=2020")
    drawn = on_map(text)
    assert drawn["Greece"] == "3.8bu"
    assert drawn["Finland"] == "no value"
    values = text.partition("<h3>All values")[2]
    assert 'title="not available">:</a>' in values
    assert 'title="confidential">c</a>' in values


def test_an_import_leaves_the_headline_values_alone(
    imported: tuple[FlaskClient, str], client: FlaskClient
) -> None:
    path = "/observations.csv?indicator=indicator/early-leavers"
    assert imported[0].get(path).data == client.get(path).data


def test_the_values_of_an_edition_are_a_table_to_take_away(imported: tuple[FlaskClient, str]) -> None:
    client, edition = imported
    text = client.get(f"/observations.csv?indicator=indicator/early-leavers&edition={edition}").get_data(
        as_text=True
    )
    lines = [line.split(",")[1:5] for line in text.splitlines()]
    assert ["Greece", "2020", "3.8", "break in time series; low reliability"] in lines
    assert len(lines) == 6


def test_what_is_not_there_is_said(client: FlaskClient) -> None:
    assert "There is no edition edition/none of this" in page(client, f"{LEAVERS}?edition=edition/none", 400)
    assert "No value is of 1900" in page(client, f"{LEAVERS}?year=1900", 400)
    assert "Par 1900. gadu nav nevienas" in page(client, f"{LEAVERS}?year=1900".replace("/en/", "/lv/"), 400)


def test_the_monitor_sets_each_state_against_each_target(client: FlaskClient) -> None:
    text = page(client, "/en/monitor")
    row = text.partition(f'href="{LEAVERS}"')[2].partition("</tr>")[0]
    assert "below 10 % by 2020" in row
    assert "−0.2" in row
    assert "19 of 28" in row
    assert "Eurostat, edat_lfse_14, table as updated on 18 October 2021" in text
    assert "Kur attiecībā pret norunāto" in page(client, "/lv/monitor")
