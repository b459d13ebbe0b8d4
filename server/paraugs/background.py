"""What goes on in every web process beside the answering: letters, renewals, dumps, queries, sources.

Each shares its work with the other processes and nodes through the database or the disk.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from paraugs.answers.guardian import Guardian
from paraugs.graph.loading import digest_of_release
from paraugs.harvest.scheduling import Scheduler
from paraugs.ledger.harvests import Harvests
from paraugs.ledger.query_answers import QueryAnswers
from paraugs.ledger.sql import SqlLedger
from paraugs.life.errands import Errands
from paraugs.mail.server import mail_server
from paraugs.people.people import People
from paraugs.publish.dumps.keeping import DumpKeeper
from paraugs.services import Services


@dataclass(frozen=True, slots=True)
class Background:
    """What one instance does by itself."""

    errands: Errands
    dumps: DumpKeeper
    guardian: Guardian
    scheduler: Scheduler

    def start(self) -> None:
        """Start a thread for each, after the fork; they end with the process."""
        self.errands.start()
        self.dumps.start()
        self.guardian.start()
        self.scheduler.start()


def background_of(services: Services, ledger: SqlLedger, people: People, address: str) -> Background:
    """The background of an instance; `address` is that which letters lead to."""
    settings, graph = services.settings, services.graph
    return Background(
        Errands(ledger, people, mail_server(settings), address),
        DumpKeeper(settings, lambda: graph.fingerprint),
        Guardian(
            QueryAnswers(ledger.database),
            services.door,
            people,
            digest_of_release(services.resources),
            settings.base_iri,
            address,
            datetime.now(UTC),
        ),
        Scheduler(settings, Harvests(ledger.database)),
    )
