"""What one visitor's query may use."""

from dataclasses import dataclass

from paraugs.errors import Limit
from paraugs.settings import Settings

_MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Budget:
    """Wall-clock seconds, bytes of memory beyond the graph, bytes and rows of the answer."""

    deadline: float
    memory: int
    result_bytes: int
    result_rows: int

    @classmethod
    def of(cls, settings: Settings) -> "Budget":
        """The budget that the settings give."""
        return cls(
            settings.deadline_seconds,
            settings.memory_mb * _MB,
            settings.result_mb * _MB,
            settings.result_rows,
        )

    def limit(self, name: str) -> Limit:
        """A limit by its name: deadline, memory, result-size or result-rows."""
        match name:
            case "deadline":
                return Limit(name, self.deadline, "seconds")
            case "memory":
                return Limit(name, self.memory // _MB, "MiB")
            case "result-size":
                return Limit(name, self.result_bytes // _MB, "MiB")
        return Limit(name, self.result_rows, "rows")
