"""A file that is broken, or of which it is not clear what it means, is refused with place and remedy."""

from pathlib import Path

import pytest

from paraugs.errors import ResourceError
from paraugs.resources import Resources
from paraugs.statistics.choosing import Choice, choose
from paraugs.statistics.edition import draft
from paraugs.statistics.reading import read_statistics
from paraugs.statistics.scope import Scope, read_scope

SYNTHETIC = Path(__file__).parent / "synthetic"
SDMX = "DATAFLOW,LAST UPDATE,sex,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"
JSON = """{"id": ["geo", "time"], "size": [1, 1], "value": %s, "dimension": {
"geo": {"category": {"index": ["LV"]}}, "time": {"category": {"index": ["2020"]}}}}"""
LINE = "ESTAT:EDAT_LFSE_14(1.0),18/10/21 23:00:00,T,PC,LV,2020,7.2,\n"


@pytest.fixture(scope="module")
def scope(resources: Resources) -> Scope:
    return read_scope(resources)


def take_in(path: Path, scope: Scope, choice: Choice) -> None:
    read = read_statistics(path)
    draft(read, choose(path, read.sheet, choice, scope), None, scope)


def refusal(path: Path, scope: Scope, choice: Choice) -> str:
    with pytest.raises(ResourceError) as caught:
        take_in(path, scope, choice)
    return str(caught.value).replace(str(path.parent), "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is of no kind that is read here"),
        ("{", "file:1: is no JSON"),
        ("{}", "holds 0 datasets"),
        ('{"dimension": {}}', "geo and time must be among them"),
        ("geo,TIME_PERIOD,OBS_VALUE\nLV,2020\n", "file:2: has 2 columns; the heading has 3"),
        (SDMX + LINE + LINE, "file:3: says again what line 2 says"),
        (SDMX + LINE.replace("7.2", "much"), "file:2: 'much' is no number"),
        (SDMX + LINE.replace("7.2", "1e999999"), "file:2: '1e999999' is no number"),
        (JSON % '["much"]', "position 0 of its values: 'much' is no number"),
        (JSON % "[1, 2]", "it has 2 values for 1 cells"),
        (JSON % '{"7": 2}', "the value at position 7 lies outside of its 1 cells"),
        (SDMX + LINE.replace("7.2", "NaN"), "file:2: 'NaN' is no number"),
        (SDMX + LINE.replace("7.2,", "7.2,q"), "file:2: has the flag 'q' for LV 2020; known are"),
        (SDMX + LINE.replace("2020", "2020-Q1"), "file:2: '2020-Q1' is no year"),
        (SDMX + LINE.replace("LV", "LV00"), "has no area and year of the monitor (areas: LV00)"),
        (SDMX + LINE.replace(",T,", ",M,"), "sex has M; the indicator counts T"),
        (SDMX + LINE.replace("PC", "THS"), "unit has THS; the monitor holds yearly percentages only"),
        (SDMX + LINE.replace("EDAT_LFSE_14", "OTHER"), "which indicator other holds; say --indicator with"),
        ("sex,unit,geo\\time\t2020 \nT,PC,LV\t7.2 \n", "it is not known which indicator this table holds"),
        ("sex,unit,geo\\time\t2020 \nPC,LV\t7.2 \n", "file:2: has 2 codes; the heading has 3"),
    ],
)
def test_broken_files_are_refused(text: str, said: str, scope: Scope, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text(text, encoding="utf-8")
    assert said in refusal(path, scope, Choice())


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (Choice(), "it is not known which indicator synthetic_01 holds"),
        (Choice("earley-leavers"), "there is no indicator earley-leavers; say --indicator with one of:"),
        (Choice("early-leavers"), "sex has F, T; choose one: --select sex=F"),
        (Choice("early-leavers", "", {"sex": "X"}), "sex has F, T, not X; choose one: --select sex=..."),
        (Choice("early-leavers", "", {"age": "Y"}), "has no dimension age; it has freq, sex, unit"),
    ],
)  # fmt: skip
def test_what_is_not_clear_must_be_chosen(choice: Choice, said: str, scope: Scope) -> None:
    assert said in refusal(SYNTHETIC / "synthetic_01.bulk-new.tsv", scope, choice)


def test_a_file_without_a_date_must_be_given_one(scope: Scope) -> None:
    choice = Choice("early-leavers", "", {"sex": "T"})
    path = SYNTHETIC / "synthetic_01.bulk-new.tsv"
    assert "say --extracted YYYY-MM-DD" in refusal(path, scope, choice)


def test_a_packed_file_is_told_to_be_unpacked(scope: Scope, tmp_path: Path) -> None:
    path = tmp_path / "edat_lfse_14.tsv.gz"
    path.write_bytes(b"\x1f\x8b\x08\x00\xff\xff")
    assert "is not in UTF-8 (is it packed? unpack it first)" in refusal(path, scope, Choice())
