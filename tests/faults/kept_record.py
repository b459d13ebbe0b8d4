"""What clients of a server know: what they began, what was acknowledged, what they were shown."""

import threading
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Act:
    """Something that a client asks for: a contribution, what its title is then, and the status it ends in."""

    contribution: str
    title: str
    status: str


@dataclass(frozen=True)
class Shown:
    """An answer to a reader: the title of a practice in a version of the dataset."""

    contribution: str
    title: str
    version: int


@dataclass
class KeptRecord:
    """Everything that happened, noted by clients that run at the same time."""

    begun: set[Act] = field(default_factory=set)
    acknowledged: dict[int, Act] = field(default_factory=dict)
    shown: set[Shown] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    looked_at: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, act: Act) -> None:
        """Note what is about to be asked for."""
        with self.lock:
            self.begun.add(act)

    def acknowledge(self, number: int, act: Act) -> None:
        """Note the revision that an answer names."""
        with self.lock:
            known = self.acknowledged.setdefault(number, act)
        if known != act:
            self.fault(f"revision {number} was acknowledged for {known} and for {act}")

    def show(self, shown: Shown) -> None:
        """Note what a reader saw."""
        with self.lock:
            self.shown.add(shown)
            self.looked_at += 1

    def fault(self, reason: str) -> None:
        """Note what must never happen."""
        with self.lock:
            self.faults.append(reason)
