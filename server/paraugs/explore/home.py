"""What the front page says about the whole: true counts."""

from dataclasses import dataclass

from paraugs.explore.answers import Answers


@dataclass(frozen=True, slots=True)
class Counts:
    """How many things of each kind the graph holds."""

    practices: int
    states: int
    compared: int
    without_effect: int
    tools: int
    activities: int
    transfers: int


def count_things(answers: Answers) -> Counts:
    """The counts of this dataset version."""
    return Counts(*(int(str(number)) for number in answers.select("counts")[0]))
