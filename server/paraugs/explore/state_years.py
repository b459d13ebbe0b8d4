"""A state over time: when its practices began, and when its contributions were recorded and last changed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from paraugs.explore.answers import Answers
from paraugs.graph.port import Row
from paraugs.terms import IRI

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class StateYears:
    """How many practices began in each year from the first to the last, and how many nobody dates.

    `recorded` and `changed`: how many contributions, by month, without the months that had none.
    """

    began: Counts
    undated: int
    recorded: Counts
    changed: Counts


def state_years(answers: Answers, state: IRI) -> StateYears:
    """The years of a state."""
    rows = answers.select("state-years", state=state)
    years = Counter(_dates(rows, "began", 4))
    undated = years.pop("", 0)
    whole = range(int(min(years)), int(max(years)) + 1) if years else ()
    return StateYears(
        tuple((str(year), years[str(year)]) for year in whole),
        undated,
        _counted(_dates(rows, "recorded", 7)),
        _counted(_dates(rows, "changed", 7)),
    )


def _dates(rows: Sequence[Row], event: str, length: int) -> list[str]:
    return [str(row[3] or "")[:length] for row in rows if str(row[1]) == event]


def _counted(dates: Sequence[str]) -> Counts:
    return tuple(sorted(Counter(dates).items()))
