"""A real server that takes contributions in: web processes, the confined desk, and a ledger of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from instances import running
from paraugs.ledger.revision import Revision
from paraugs.people.keys import System, Wish, make_for_system
from paraugs.people.roles import Role
from paraugs.people.states import state_of
from paraugs.settings import Settings
from paraugs.wiring import existing_ledger, kept_people


@dataclass(frozen=True)
class Server:
    """Where it is, and where it keeps what it must not lose."""

    address: str
    folder: Path

    def token(self, role: Role, state: str = "LV") -> dict[str, str]:
        """Give the header with a new token of a state's system in a role."""
        with kept_people(Settings(data_dir=str(self.folder))) as people:
            system = System(role, state_of(state).value, "Invented Ministry")
            return {"Authorization": f"Bearer {make_for_system(people, people.operator(), system, Wish())}"}

    def history(self, contribution: str) -> list[Revision]:
        """Give what the ledger holds of a contribution."""
        with existing_ledger(Settings(data_dir=str(self.folder))) as ledger:
            return ledger.history(contribution)


@contextmanager
def serving_contributions(folder: Path) -> Iterator[Server]:
    """Run a server whose state is in a folder."""
    data = folder / "state"
    with running(folder, None, data_dir=str(data), validations_per_minute=1_000_000) as instance:
        yield Server(instance.url, data)
