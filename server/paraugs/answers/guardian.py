"""Saved queries are asked again with each release; whoever owns one hears what changed, or broke.

The first answer of a query, and of each revision of it, is what later ones are compared with. What was
contributed since changes answers as well as a release does; which of the two it was is not told apart.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from paraugs.answers.rows import RESULTS, TRIPLES, read_rows
from paraugs.errors import GraphUnavailable, LedgerDamaged, LedgerUnavailable, ParaugsError, QueueFull
from paraugs.graph.lexer import outline
from paraugs.graph.port import QueryRequest, VisitorDoor
from paraugs.ledger.letters import Letter
from paraugs.ledger.query_answers import LastAnswer, QueryAnswers
from paraugs.ledger.saved_queries import SavedQuery
from paraugs.life.corresponding import receivers
from paraugs.mail.occasions import Receiver
from paraugs.mail.wording import words_of, written_language
from paraugs.people.people import People

EVERY_SECONDS = 2.0
_AFTER_FAILURE = 60.0
_NO_REVISION = 0
_FAILS = "✗"

log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a letter about saved queries says: how many changed, a line for each, and where they are kept."""

    number: int
    lines: str
    address: str


@dataclass(frozen=True, slots=True)
class Guardian:
    """Looks at saved queries in one process of the server; `release` is what it was started with."""

    answers: QueryAnswers
    door: VisitorDoor
    people: People
    release: str
    base_iri: str
    address: str
    started: datetime
    clock: Callable[[], datetime] = _now

    def start(self) -> None:
        """Go on in a thread of its own, which ends with the process; call it after the fork."""
        threading.Thread(target=self._keep_on, name="guardian", daemon=True).start()

    def step(self) -> bool:
        """Look at one query, or write to the owners when none is left; False when nothing was left to do.

        GraphUnavailable or QueueFull when it could not be looked at: it is taken again later.
        """
        taken = self.answers.take(self.release, self.started, self.clock())
        if taken is None:
            return self.answers.tell(self._letters()) > 0
        query, last = taken
        self.answers.keep(noted(self._asked(query), last))
        return True

    def _asked(self, query: SavedQuery) -> LastAnswer:
        blank = LastAnswer(query.id, query.number, self.release, self.clock())
        try:
            known = outline(query.wording.text)
            media_type = TRIPLES if known.form in ("CONSTRUCT", "DESCRIBE") else RESULTS
            asked = QueryRequest(query.wording.text, None, None, media_type, known.form, self.base_iri)
            rows = read_rows(known.form, self.door.answer(asked).read())
        except (GraphUnavailable, QueueFull):
            raise
        except ParaugsError as error:
            return replace(blank, fault=str(error))
        except Exception as error:
            # A fault of ours with one query must not keep all others from their turn.
            log.exception("the saved query %s could not be looked at", query.id)
            return replace(blank, fault=f"{type(error).__name__}: {error}")
        is_steady = not known.is_volatile and not rows.has_blank_nodes
        digest = rows.sha256 if is_steady else ""
        return replace(blank, columns=rows.columns, rows=len(rows.rows), sha256=digest)

    def _letters(self) -> Callable[[str, Sequence[tuple[SavedQuery, LastAnswer]]], Letter | None]:
        known = {person.iri: person for person in receivers(self.people)}

        def letter(owner: str, news: Sequence[tuple[SavedQuery, LastAnswer]]) -> Letter | None:
            log.warning("%d saved queries of one person answer otherwise than before", len(news))
            return letter_about(known[owner], news, self.address) if owner in known else None

        return letter

    def _keep_on(self) -> None:
        pause = threading.Event()
        while True:
            try:
                is_over = not self.step()
            except (GraphUnavailable, QueueFull, LedgerUnavailable, LedgerDamaged) as error:
                log.warning("%s; saved queries wait", error)
                is_over = pause.wait(_AFTER_FAILURE) or True
            except Exception:
                # A fault of ours with one query must not end looking at the others; it stands in the log.
                log.exception("a saved query could not be looked at")
                is_over = pause.wait(_AFTER_FAILURE) or True
            if is_over:
                pause.wait(EVERY_SECONDS)


def noted(now: LastAnswer, last: LastAnswer | None) -> LastAnswer:
    """An answer with what it was before, when that is something else that its owner is to hear of."""
    if last is None or last.number != now.number:
        return now
    is_same = (now.columns, now.rows, now.fault) == (last.columns, last.rows, last.fault)
    if is_same and (now.sha256 == last.sha256 or not (now.sha256 and last.sha256)):
        return now
    return replace(now, before=in_short(last), is_told=False)


def in_short(answer: LastAnswer) -> str:
    """What an answer was, in a form that all languages read: number of rows, columns, or a cross."""
    if answer.fault:
        return _FAILS
    return f"{answer.rows:,} ({', '.join(answer.columns)})" if answer.columns else f"{answer.rows:,}"


def letter_about(owner: Receiver, news: Sequence[tuple[SavedQuery, LastAnswer]], address: str) -> Letter:
    """The letter to an owner about queries that answer otherwise than before."""
    site, language = address.rstrip("/"), written_language(owner.language)
    changes = Changes(
        len(news), "\n\n".join(_line(query, last, site) for query, last in news), f"{site}/account/queries"
    )
    words = words_of("queries-changed", language, changes)
    return Letter(owner.address, language, words.subject, words.text, _NO_REVISION)


def _line(query: SavedQuery, last: LastAnswer, site: str) -> str:
    name = " ".join(query.wording.name.split())
    told = f"{name}\n{last.before} → {in_short(last)}"
    return "\n".join(part for part in (told, last.fault, f"{site}/q/{query.id}") if part)
