"""Everything that can go wrong by name; a message says what happened, to which thing, and what to do.

ParaugsError
├── SettingError            a setting has a bad value; the start stops
├── ResourceError           a shipped file cannot be used: file, line, reason
├── SyntaxFault             bytes that are no RDF of the kind they claim: line, column
├── QueryError              a query that cannot be parsed or evaluated: line, column
├── QueryRefused            a query that asks for what visitors may not do (update, SERVICE, LOAD)
├── RequestError            an HTTP request that contradicts itself or the protocol
│   └── UnknownValue          a search asks for a value that a facet does not have
├── UnsupportedMediaType    a body of a kind that is not read here
├── NotAcceptable           none of the wanted forms is offered
├── NotFound                nothing is known about the IRI asked for
├── LimitExceeded           a budget of the cage is used up
│   ├── DeadlineExceeded      wall-clock time
│   ├── MemoryExceeded        memory
│   ├── ResultTooLarge        bytes or rows of the answer
│   ├── RequestTooLarge       bytes of the request
│   ├── TooMuchToCheck        time or memory to read and check a submission
│   └── QueueFull             all places are taken
├── RequestAbandoned        nobody waits for the answer any more
├── GraphUnavailable        the store of the graph does not answer: endpoint, reason
├── IndexUnavailable        the index of the search cannot be used now: place, reason
├── DeskUnavailable         submissions cannot be checked now: reason
├── SourceFailed            a source that is harvested may not be asked, or cannot be read: reason
├── AnswerCapped            the store gave only a part of the answer
├── (refusals.py)          why a person or a contribution is refused
├── LedgerUnavailable       the ledger cannot be used now: place, reason, remedy
└── LedgerDamaged           the ledger does not hold what was written into it
"""

from dataclasses import dataclass
from pathlib import Path


def wording(template: str) -> str:
    """Mark the template of a message: the catalogues of the web have it in other languages."""
    return template


class ParaugsError(Exception):
    """The root of the tree; str() is the message for a person, in English.

    A message for people is a template with named values, and a page words it in its reader's language
    (`web/error_words.py`): `StepRefused(wording("It is %(status)s."), status="draft")`.
    """

    def __init__(self, template: str = "", **values: object) -> None:
        super().__init__(template % values if values else template)
        self.template, self.values = template, values


class SettingError(ParaugsError):
    """A setting has a value that cannot be used."""


class ResourceError(ParaugsError):
    """A shipped file is missing or broken."""

    def __init__(self, path: Path, reason: str, line: int | None = None) -> None:
        place = f"{path}:{line}" if line else str(path)
        super().__init__(f"{place}: {reason}")
        self.path, self.reason, self.line = path, reason, line


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a text: line and column count from 1."""

    line: int
    column: int


class SyntaxFault(ParaugsError):
    """Bytes are not what their media type says."""

    def __init__(self, reason: str, place: Place | None = None) -> None:
        super().__init__(_placed(reason, place))
        self.reason, self.place = reason, place


class QueryError(ParaugsError):
    """A query cannot be parsed, or fails while it is evaluated."""

    def __init__(self, reason: str, place: Place | None = None) -> None:
        super().__init__(_placed(reason, place))
        self.reason, self.place = reason, place


class QueryRefused(ParaugsError):
    """A query asks for something that visitors may not do here."""

    def __init__(self, reason: str, place: Place | None = None) -> None:
        super().__init__(_placed(reason, place))
        self.reason, self.place = reason, place


class RequestError(ParaugsError):
    """An HTTP request contradicts the protocol."""


class UnknownValue(RequestError):
    """A search asks for a value that a facet does not have; `near` are codes and names of likely ones."""

    def __init__(self, facet: str, value: str, near: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(f"{facet} has no value {value}.")
        self.facet, self.value, self.near = facet, value, near


class UnsupportedMediaType(ParaugsError):
    """The body is of a kind that is not read here."""


class NotAcceptable(ParaugsError):
    """None of the forms that the client wants is offered."""

    def __init__(self, wanted: str, offers: tuple[str, ...]) -> None:
        super().__init__(
            f"No form that you accept ({wanted}) is offered here. Ask for one of: {', '.join(offers)}."
        )
        self.offers = offers


class NotFound(ParaugsError):
    """Nothing is known about a thing."""

    def __init__(self, thing: str, **values: object) -> None:
        self.thing = thing % values if values else thing
        super().__init__(wording("Nothing is known here about %(thing)s."), thing=self.thing)
        self.thing_template, self.thing_values = thing, values


@dataclass(frozen=True, slots=True)
class Limit:
    """A budget by name, with its value and unit, as it is told to a client."""

    name: str
    value: float
    unit: str


class LimitExceeded(ParaugsError):
    """A budget of the cage for visitors' queries is used up."""

    def __init__(self, template: str, limit: Limit | None = None, **values: object) -> None:
        super().__init__(template, **values)
        self.limit = limit


class DeadlineExceeded(LimitExceeded):
    """The wall-clock time is over."""


class MemoryExceeded(LimitExceeded):
    """The query needs more memory than it may have."""


class ResultTooLarge(LimitExceeded):
    """The answer has more bytes or rows than it may have."""


class RequestTooLarge(LimitExceeded):
    """The request has more bytes than it may have."""


class TooMuchToCheck(LimitExceeded):
    """Reading and checking a submission needs more time or memory than it may have."""


class QueueFull(LimitExceeded):
    """All places are taken; a later try may succeed."""


class RequestAbandoned(ParaugsError):
    """The client is gone before its answer was ready."""


class GraphUnavailable(ParaugsError):
    """The store that holds the graph does not answer."""

    def __init__(self, endpoint: str, reason: str) -> None:
        super().__init__(f"The graph at {endpoint} does not answer: {reason}")
        self.endpoint, self.reason = endpoint, reason


class IndexUnavailable(ParaugsError):
    """The index that is searched cannot be read or written now."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"The search cannot be used now: {reason}. Try again in a minute.")
        self.place, self.reason = place, reason


class SourceFailed(ParaugsError):
    """A source that is harvested may not be asked, does not answer, or gives what cannot be read."""


class DeskUnavailable(ParaugsError):
    """The processes that read and check submissions cannot do it now."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            wording("Submissions cannot be checked now: %(reason)s. Try again in a few seconds."),
            reason=reason,
        )
        self.reason = reason


class AnswerCapped(ParaugsError):
    """The store gave only a part of the answer."""


class LedgerUnavailable(ParaugsError):
    """The ledger cannot be read or written now."""

    def __init__(self, place: str, reason: str, remedy: str) -> None:
        super().__init__(f"The ledger {place} cannot be used: {reason}; {remedy}.")
        self.place, self.reason, self.remedy = place, reason, remedy


class LedgerDamaged(ParaugsError):
    """The ledger was changed by another hand, or its file is broken."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(
            f"The ledger {place} is damaged: {reason}; keep a copy of it, and bring back a backup with "
            "`paraugs ledger restore`."
        )
        self.place, self.reason = place, reason


def _placed(reason: str, place: Place | None) -> str:
    return f"line {place.line}, column {place.column}: {reason}" if place else reason
