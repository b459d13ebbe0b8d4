"""The register of sources of this application."""

from paraugs.errors import LedgerUnavailable
from paraugs.harvest.keeping import Register
from paraugs.ledger.harvests import Harvests
from paraugs.web.context import services


def register() -> Register:
    """Give the register; LedgerUnavailable for an instance that only shows a graph."""
    have = services()
    if have.ledger is None or have.people is None:
        raise LedgerUnavailable("of this server", "it has none, and only shows a graph", "ask its operator")
    return Register(Harvests(have.ledger.database), have.people)
