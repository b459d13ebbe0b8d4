"""The one table of errors as HTTP answers: status, title and explanation of each (RFC 9457, Problem Details).

A problem has the type `<base>problems/<slug>`, where it is explained; `web/failures.py` makes the answers.
"""

from dataclasses import dataclass
from http import HTTPStatus

from paraugs import errors, refusals
from paraugs.errors import ParaugsError, SourceFailed


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind of failure as clients see it; `retry_after` in seconds, where a later try may succeed."""

    slug: str
    status: HTTPStatus
    title: str
    explanation: str
    retry_after: int | None = None


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


UNEXPECTED = Problem(
    "unexpected",
    HTTPStatus.INTERNAL_SERVER_ERROR,
    _("Something failed on our side"),
    _("The server met a fault of its own. It is written in the log under the number in the answer."),
)

ERASED = Problem(
    "erased", HTTPStatus.GONE, _("This was erased"),
    _("What stood here was erased, as the law demands. The answer says when and why."),
)  # fmt: skip

PROBLEMS: dict[type[ParaugsError], Problem] = {
    **dict.fromkeys((ParaugsError, errors.SettingError, errors.ResourceError, SourceFailed), UNEXPECTED),
    errors.SyntaxFault: Problem(
        "syntax",
        HTTPStatus.BAD_REQUEST,
        _("The document cannot be read"),
        _("The bytes are not what their media type says. The answer names the line and column of the fault."),
    ),
    errors.QueryError: Problem(
        "query",
        HTTPStatus.BAD_REQUEST,
        _("The query cannot be read"),
        _("The query is not SPARQL, or fails while it runs. The answer names the line and column."),
    ),
    errors.QueryRefused: Problem(
        "query-refused",
        HTTPStatus.FORBIDDEN,
        _("The query asks for something that is not allowed here"),
        _("This endpoint answers questions about its own graph. It changes nothing and calls nobody."),
    ),
    errors.RequestError: Problem(
        "request",
        HTTPStatus.BAD_REQUEST,
        _("The request contradicts the protocol"),
        _("The request cannot be understood as it is. The answer says why and what to send instead."),
    ),
    errors.UnknownValue: Problem(
        "value",
        HTTPStatus.BAD_REQUEST,
        _("There is no such value to search by"),
        _("A search asks for a value that is in none of the lists. It may be misspelt or renamed."),
    ),
    errors.UnsupportedMediaType: Problem(
        "media-type",
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        _("The body is of a kind that is not read here"),
        _("The Content-Type of the request is missing, or not one that is read at this address."),
    ),
    errors.NotAcceptable: Problem(
        "not-acceptable",
        HTTPStatus.NOT_ACCEPTABLE,
        _("There is no such form of this answer"),
        _("None of the media types in Accept is offered. The answer lists those that are."),
    ),
    errors.NotFound: Problem(
        "not-found",
        HTTPStatus.NOT_FOUND,
        _("There is nothing here"),
        _("Nothing is known about what this address names. It may be misspelt."),
    ),
    errors.LimitExceeded: Problem(
        "limit",
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("A limit is reached"),
        _("The request needs more than a visitor may use. The limits are told at /limits."),
        retry_after=10,
    ),
    errors.DeadlineExceeded: Problem(
        "deadline",
        HTTPStatus.REQUEST_TIMEOUT,
        _("The query takes too long"),
        _("The time for one query is over and the query was stopped. Ask for less, with a pattern or LIMIT."),
        retry_after=10,
    ),
    errors.MemoryExceeded: Problem(
        "memory",
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("The query needs too much memory"),
        _("The query used up its memory and was stopped. Sorting and grouping large answers take most."),
        retry_after=10,
    ),
    errors.ResultTooLarge: Problem(
        "result-size",
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("The answer is too large"),
        _("One answer may not have so many bytes or rows. Ask for it in parts: ORDER BY, LIMIT, OFFSET."),
        retry_after=10,
    ),
    errors.RequestTooLarge: Problem(
        "request-size",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        _("The request is too large"),
        _("The request has more bytes than one request may have. The limit is in the answer."),
    ),
    errors.TooMuchToCheck: Problem(
        "too-much",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        _("This is too much to check at once"),
        _("Reading and checking the submission was stopped: it needs more time or memory than it may have."),
    ),
    errors.QueueFull: Problem(
        "busy",
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("All places for queries are taken"),
        _("Other visitors' queries run and wait. Nothing is wrong with yours; try again in a few seconds."),
        retry_after=5,
    ),
    errors.RequestAbandoned: Problem(
        "abandoned",
        HTTPStatus.REQUEST_TIMEOUT,
        _("Nobody waits for the answer any more"),
        _("The connection was closed before the answer was ready, and the query was stopped."),
    ),
    errors.GraphUnavailable: Problem(
        "graph-unavailable",
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("The graph does not answer"),
        _("The store that holds the graph, or the process that runs queries, cannot be reached now."),
        retry_after=30,
    ),
    errors.IndexUnavailable: Problem(
        "index-unavailable",
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("The search cannot be used now"),
        _("The index that is searched cannot be read or written now. Everything else can be used."),
        retry_after=60,
    ),
    errors.DeskUnavailable: Problem(
        "desk-unavailable",
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("Submissions cannot be checked now"),
        _("The processes that read and check submissions cannot be reached now. Nothing was taken or lost."),
        retry_after=5,
    ),
    errors.AnswerCapped: Problem(
        "answer-capped",
        HTTPStatus.BAD_GATEWAY,
        _("The store gave only a part of the answer"),
        _("The store behind this server cut the answer off. A part is never passed on as the whole."),
    ),
    refusals.NotSignedIn: Problem(
        "sign-in",
        HTTPStatus.UNAUTHORIZED,
        _("Sign in first"),
        _("This needs an account or a token. If one was sent, it is wrong, has expired or was revoked."),
    ),
    refusals.Forbidden: Problem(
        "forbidden",
        HTTPStatus.FORBIDDEN,
        _("You may not do that"),
        _("Your role does not include this step, or the contribution belongs to another state."),
    ),
    refusals.LockedOut: Problem(
        "locked-out",
        HTTPStatus.TOO_MANY_REQUESTS,
        _("Too many wrong passwords"),
        _("After several wrong passwords an account rests for a while, each time longer."),
    ),
    refusals.TooManyRequests: Problem(
        "rate",
        HTTPStatus.TOO_MANY_REQUESTS,
        _("Too many requests"),
        _("You ask more often than this address bears. The answer says when to come back."),
    ),
    refusals.Forged: Problem(
        "forged",
        HTTPStatus.BAD_REQUEST,
        _("This form is too old or not ours"),
        _("A form must come from a page of this server, opened not too long ago. Open it again and resend."),
    ),
    refusals.DoesNotConform: Problem(
        "findings",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        _("Something must be mended first"),
        _("The submission has violations. Each finding says what is wrong, where, and how to mend it."),
    ),
    refusals.StepRefused: Problem(
        "conflict",
        HTTPStatus.CONFLICT,
        _("This step is not possible now"),
        _("The contribution does not stand where this step starts. The answer says where it stands."),
    ),
    refusals.PreconditionMissing: Problem(
        "precondition",
        HTTPStatus.PRECONDITION_REQUIRED,
        _("Say which revision you start from"),
        _("Send If-Match with the ETag that you read, so that nobody's work is overwritten unseen."),
    ),
    refusals.Withdrawn: Problem(
        "withdrawn",
        HTTPStatus.GONE,
        _("This was withdrawn"),
        _("The contribution was withdrawn. What stays says when, by whom and why."),
    ),
    **dict.fromkeys((refusals.Erased, refusals.CitationErased), ERASED),
    refusals.StaleRevision: Problem(
        "stale",
        HTTPStatus.PRECONDITION_FAILED,
        _("Somebody else revised this meanwhile"),
        _("Your change starts from a revision that is no longer the newest. Nothing was changed or lost."),
    ),
    errors.LedgerUnavailable: Problem(
        "ledger-unavailable",
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("The ledger cannot be written now"),
        _("The database that keeps the contributions cannot be used now. What was acknowledged is kept."),
        retry_after=30,
    ),
    errors.LedgerDamaged: Problem(
        "ledger-damaged",
        HTTPStatus.INTERNAL_SERVER_ERROR,
        _("The ledger is damaged"),
        _("The database that keeps the contributions is not as it was written; it must be restored."),
    ),
}


def problem_of(error: ParaugsError) -> Problem:
    """The row of an error: its own class's, or else the nearest ancestor's."""
    return next(PROBLEMS[kind] for kind in type(error).__mro__ if kind in PROBLEMS)
