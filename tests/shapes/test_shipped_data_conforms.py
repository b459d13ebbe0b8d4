"""What is shipped is as it should be: no record of ours has a violation."""

from pathlib import Path

import pytest

from validating import ROOT, SHAPES, blocking_referee, results_of

FILES = sorted(
    path.relative_to(ROOT)
    for pattern in (
        "practices/*.trig",
        "catalogue/*",
        "framework/*",
        "instruments/*",
        "notes/*",
        "tools/*",
        "transfers/*",
    )
    for path in (ROOT / "data").glob(pattern)
)


def test_there_are_data_to_check() -> None:
    assert len(FILES) > 40


@pytest.mark.parametrize("path", FILES, ids=str)
def test_shipped_records_have_no_violation(path: Path) -> None:
    violations = [
        (str(result.focus), result.shape.value.removeprefix(SHAPES), str(result.value))
        for result in results_of(ROOT / path, blocking_referee())
    ]
    assert violations == []
