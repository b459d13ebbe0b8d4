"""One invented table in every shape gives the same cells; Eurostat's own files give what the monitor has."""

from datetime import date
from pathlib import Path

import pytest

from paraugs.graph.parsing import parse
from paraugs.namespaces import THINGS
from paraugs.resources import Resources
from paraugs.short_names import term
from paraugs.statistics.choosing import Choice, choose
from paraugs.statistics.edition import Draft, draft
from paraugs.statistics.reading import read_statistics
from paraugs.statistics.scope import Scope, read_scope

SYNTHETIC = sorted((Path(__file__).parent / "synthetic").glob("synthetic_01.*"))
EUROSTAT = Path(__file__).parents[3] / "shared/reference-data/eurostat"
OCTOBER = date(2021, 10, 18)
EXPECTED = [
    ("el", "2019", "4.1", ""),
    ("el", "2020", "3.8", "bu"),
    ("eu27-2020", "2019", "10.2", ""),
    ("eu27-2020", "2020", "9.9", ""),
    ("uk", "2019", "10.9", "d"),
    ("uk", "2020", "None", "c"),
]
SHIPPED = {
    "edat_lfse_14.2019-07.jsonstat.json": "eurostat-edat-lfse-14-2019-07-01",
    "edat_lfse_14.2025-04.jsonstat.json": "eurostat-edat-lfse-14-2025-04-14",
    "educ_uoe_enra10.2022-07.jsonstat.json": "eurostat-educ-uoe-enra10-2022-07-20",
    "sdg_04_31.2025-09.databrowser.csv": "eurostat-sdg-04-31-2025-09",
    "sdg_04_60.2025-09.databrowser.csv": "eurostat-sdg-04-60-2025-09",
    "trng_lfs_02.2022-04.jsonstat.json": "eurostat-trng-lfs-02-2022-04-27",
    "derived/edat_lfse_14.bulk-new-style.tsv": "eurostat-edat-lfse-14-2021-10-18",
    "derived/edat_lfse_14.bulk-old-style.tsv": "eurostat-edat-lfse-14-2021-10-18",
    "derived/edat_lfse_14.sdmx.csv": "eurostat-edat-lfse-14-2021-10-18",
}
"""Files of which the release has the values already, under another name."""


@pytest.fixture(scope="module")
def scope(resources: Resources) -> Scope:
    return read_scope(resources)


def drafted(path: Path, choice: Choice, scope: Scope) -> Draft:
    read = read_statistics(path)
    return draft(read, choose(path, read.sheet, choice, scope), OCTOBER, scope)


@pytest.mark.parametrize("path", SYNTHETIC, ids=lambda path: path.name)
def test_each_shape_gives_the_same_observations(path: Path, scope: Scope) -> None:
    sexes = {} if "browser" in path.name else {"sex": "T"}
    made = drafted(path, Choice("early-leavers", "", sexes), scope)
    found = sorted(
        (each.area.short, each.year, str(each.cell.value), each.cell.flags) for each in made.observed
    )
    assert found == EXPECTED
    assert made.elsewhere in (("XK",), ("Kosovo",))
    assert made.name.startswith("eurostat-synthetic-01-2021-10-18-")


@pytest.mark.parametrize("path", SYNTHETIC, ids=lambda path: path.name)
def test_flags_are_kept_as_concepts(path: Path, scope: Scope) -> None:
    sexes = {} if "browser" in path.name else {"sex": "T"}
    made = drafted(path, Choice("early-leavers", "", sexes), scope)
    flags = sorted(
        (each.subject.value.split("/")[-3], str(each.object).rpartition("/")[2])
        for each in made.statements
        if each.predicate == term("par:observationFlag")
    )
    assert flags == [
        ("el", "break"), ("el", "low-reliability"),
        ("uk", "confidential"), ("uk", "definition-differs"), ("uk", "not-available"),
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "edition"), SHIPPED.items())
def test_files_of_eurostat_give_the_values_that_the_release_took_from_them(
    name: str, edition: str, scope: Scope, resources: Resources
) -> None:
    path = EUROSTAT / name
    if not path.exists():
        pytest.skip("the files of Eurostat are not here")
    made = drafted(path, Choice(), scope)
    found = {(each.area.iri.value, each.year, each.cell.value) for each in made.observed}
    shipped = of_edition(resources, made.indicator, edition)
    assert {(area, year, str(value)) for area, year, value in found if value is not None} == shipped


def of_edition(resources: Resources, indicator: str, edition: str) -> set[tuple[str, str, str]]:
    text = resources.text(f"data/monitor/{indicator}.ttl").encode()
    told: dict[str, dict[str, str]] = {}
    for subject, predicate, value, _ in parse(text, "text/turtle", THINGS):
        if str(subject).endswith(f"/{edition}"):
            told.setdefault(str(subject), {})[predicate.value.rpartition("#")[2].rpartition("/")[2]] = str(
                value
            )
    return {(each["refArea"], each["refPeriod"], each["obsValue"]) for each in told.values()}
