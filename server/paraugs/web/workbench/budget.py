"""What a query used of what it may use, for the page of its answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from paraugs.publish.limits import limits
from paraugs.web.context import services
from paraugs.web.workbench.running import Run

_MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Share:
    """A limit by name, what was used of it (None: nobody measured it), and what there is."""

    name: str
    used: float | None
    most: float
    unit: str

    @property
    def left(self) -> float | None:
        """What is left."""
        return None if self.used is None else max(self.most - self.used, 0)


def shares(run: Run) -> Iterator[Share]:
    """What a run used of each limit of one query."""
    rows = 1 if run.truth is not None else run.rows.total
    used = {
        "deadline": round(run.seconds or 0.0, 3),
        "result-size": round(run.rows.size / _MB, 3),
        "result-rows": float(rows),
        "query-size": round(len((run.inquiry.text or "").encode()) / 1024, 1),
    }
    for limit in limits(services().settings):
        if limit.name != "queue":
            yield Share(limit.name, used.get(limit.name), limit.value, limit.unit)
