"""The desk of a server: untrusted bytes are read in workers that can be killed, and are replaced.

What kills a worker costs its author an honest answer, and nobody else anything. A large document is read by
one worker and judged in portions by as many as there are, so that small ones come in between.
"""

import logging
import signal
import socket
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass

from paraugs.contribute.desk.context import Context
from paraugs.contribute.desk.examining import Item, LookUp
from paraugs.contribute.desk.frame import Frame
from paraugs.contribute.desk.port import Examined
from paraugs.contribute.desk.questions import Question, Reply, encode, reply_of
from paraugs.contribute.desk.ward import SECONDS, SECONDS_OF_WORK
from paraugs.contribute.desk.wire import WireError
from paraugs.contribute.judging.document import Document
from paraugs.errors import DeskUnavailable, GraphUnavailable, Limit, TooMuchToCheck, wording
from paraugs.graph.cage import frames
from paraugs.graph.cage.lease import Lease, WorkerEndedError
from paraugs.graph.cage.places import SharedPlaces
from paraugs.terms import Triple

_NURSERY = "the desk for submissions"
_ANSWERS_PER_WORKER = 500
_PORTION = 16
_MB = 1 << 20

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Worker:
    lease: Lease
    answers: int = 0


class ConfinedDesk:
    """A `Desk` whose work is done in confined workers; one for all web processes, made before they are."""

    def __init__(self, entrance: socket.socket, places: SharedPlaces, memory: int, look_up: LookUp) -> None:
        self._entrance, self._places, self._memory, self._look_up = entrance, places, memory, look_up
        self._idle: list[_Worker] = []

    def warm_up(self) -> None:
        """Have a worker ready, after this process was forked and before it answers anybody."""
        with suppress(GraphUnavailable):
            self._idle.append(_Worker(Lease(self._entrance, _NURSERY)))

    def examine(self, document: Document, frame: Frame, known: Sequence[Triple] = ()) -> Examined:
        """Examine a document; TooMuchToCheck when it needs more time or memory than one may have."""
        question = Question(frame, document.media_type, document.name)
        reading = self._ask(question, document.data).reading
        if reading is None:
            raise DeskUnavailable("a worker answered something else")
        if reading.fault:
            return Examined((), reading.fault)
        more = tuple(self._look_up(reading.mentions)) if reading.mentions else ()
        context = Context(reading.pieces)
        portions = [reading.pieces[n : n + _PORTION] for n in range(0, len(reading.pieces), _PORTION)]
        questions = [
            Question(
                frame,
                document.media_type,
                document.name,
                portion,
                (*known, *more, *context.of(portion)),
            )
            for portion in portions
        ]
        items = self._judge(questions, document.data)
        return Examined(items, None, reading.mentions, reading.statements)

    def _judge(self, questions: Sequence[Question], data: bytes) -> tuple[Item, ...]:
        if len(questions) == 1:
            return self._ask(questions[0], data).items
        with ThreadPoolExecutor(self._places.number) as pool:
            replies = pool.map(lambda question: self._ask(question, data), questions)
            return tuple(item for reply in replies for item in reply.items)

    def _ask(self, question: Question, data: bytes) -> Reply:
        with self._places.place(lambda: True):
            worker = self._take()
            try:
                reply = self._answered(worker, encode(question, data))
            except BaseException:  # Whatever it is goes on; a worker that may still be at work is let go.
                worker.lease.close()
                raise
            self._keep(worker)
            return reply

    def _answered(self, worker: _Worker, body: bytes) -> Reply:
        worker.answers += 1
        try:
            worker.lease.send((frames.QUERY, body), SECONDS)
            _, answer = worker.lease.receive(time.monotonic() + SECONDS)
            return reply_of(answer)
        except TimeoutError:
            raise DeskUnavailable("no worker answered in time") from None
        except WorkerEndedError as ended:
            if ended.cause in ("deadline", "memory"):
                raise self._too_much(ended) from None
            raise DeskUnavailable(f"a worker ended ({ended}), and another one is started") from ended
        except WireError as error:
            raise DeskUnavailable(f"a worker gave an answer that is none ({error})") from error

    def _take(self) -> _Worker:
        with suppress(IndexError):
            while True:
                worker = self._idle.pop()
                if worker.lease.is_alive():
                    return worker
                worker.lease.close()
        try:
            return _Worker(Lease(self._entrance, _NURSERY))
        except GraphUnavailable as error:
            raise DeskUnavailable(error.reason) from error

    def _keep(self, worker: _Worker) -> None:
        if worker.answers < _ANSWERS_PER_WORKER:
            self._idle.append(worker)
        else:
            worker.lease.close()

    def _too_much(self, ended: WorkerEndedError) -> TooMuchToCheck:
        seconds = SECONDS if ended.exit_code == -signal.SIGALRM else SECONDS_OF_WORK
        limit = (
            Limit("deadline", seconds, "seconds")
            if ended.cause == "deadline"
            else Limit("memory", self._memory // _MB, "MiB")
        )
        return TooMuchToCheck(
            wording(
                "Reading and checking this takes more than %(most)s %(unit)s. Divide it into smaller parts, "
                "nest less deeply, and leave out what is not about the practice."
            ),
            limit,
            most=f"{limit.value:g}",
            unit=limit.unit,
        )
