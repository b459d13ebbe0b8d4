"""What the data say of the datasets: which states there are, which years they speak of, when they changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from paraugs.graph.named import NamedQueries
from paraugs.graph.port import Reading
from paraugs.graph.release import ID
from paraugs.people.states import code_of
from paraugs.publish.dumps.parts import PRACTICES, WHOLE
from paraugs.terms import IRI

_DATASET = f"{ID}dataset/"


@dataclass(frozen=True, slots=True)
class Period:
    """First and last year."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class StateFigures:
    """A state's practices: its country, how many, when the last changed, and which years they speak of."""

    state: IRI
    practices: int
    changed: str
    period: Period | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of all datasets; states by the name of their dataset."""

    states: Mapping[str, StateFigures]
    years: Mapping[str, Period]

    @property
    def places(self) -> list[IRI]:
        """The states that have practices."""
        return sorted(each.state for each in self.states.values())

    @property
    def modified(self) -> str:
        """When the last practice changed."""
        return max((each.changed for each in self.states.values()), default="")

    def knows(self, name: str) -> bool:
        """Tell whether there is something in a dataset: a state may have no practices."""
        return name in self.states or not name.startswith(f"{PRACTICES}-")

    def changed(self, name: str) -> str:
        """When a dataset changed; empty for those that come with a release."""
        if name in self.states:
            return self.states[name].changed
        return self.modified if name in (WHOLE, PRACTICES) else ""

    def period(self, name: str) -> Period:
        """Which years a dataset speaks of; those of all practices where it does not say."""
        own = self.states[name].period if name in self.states else self.years.get(name)
        if own:
            return own
        stated = [each.period for each in self.states.values() if each.period]
        return Period(
            min((each.first for each in stated), default="2009"),
            max((each.last for each in stated), default="2020"),
        )


def figures_of(graph: Reading, queries: NamedQueries) -> Figures:
    """Ask the graph."""
    states = dict[str, StateFigures]()
    for row in queries.run(graph, "catalogue-states").named():
        state = IRI(str(row["state"]))
        states[f"{PRACTICES}-{code_of(state)}"] = StateFigures(
            state,
            int(str(row["practices"])),
            str(row["last_changed"]),
            Period(str(row["first_year"]), str(row["last_year"])) if row["first_year"] else None,
        )
    years = {
        str(row["dataset"]).removeprefix(_DATASET): Period(str(row["first_year"]), str(row["last_year"]))
        for row in queries.run(graph, "catalogue-years").named()
        if row["first_year"]
    }
    return Figures(states, years)
