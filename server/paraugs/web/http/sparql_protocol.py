"""Reading a request of the SPARQL 1.1 Protocol, query side (sections 2.1 and 2.2), to the letter.

A refusal says what is wrong and what to send instead. Parameters that the protocol does not know are ignored,
because clients send some (SPARQLWrapper: `format`, `output`, `results`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import Request
from werkzeug.http import parse_options_header

from paraugs.errors import Limit, QueryRefused, RequestError, RequestTooLarge, UnsupportedMediaType

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
_UPDATE = "application/sparql-update"
_NO_UPDATE = "This endpoint answers queries only; it changes nothing."
_LONGEST_ENCODING = 3  # a byte as %41

Parameters = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What a client asks: the query (None when there is none) and the dataset that the protocol names.

    `suffix` is the form that a link or the page's own form asks for as `as=csv`.
    """

    text: str | None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    suffix: str = ""


def read_inquiry(request: Request, query_kb: int) -> Inquiry:
    """Read GET, form POST or direct POST.

    Raises RequestError, UnsupportedMediaType, QueryRefused or RequestTooLarge.
    """
    url = list(request.args.items(multi=True))
    if request.method != "POST":
        inquiry = _inquiry(url)
    else:
        kind, options = parse_options_header(request.content_type)
        if kind == _UPDATE:
            raise QueryRefused(_NO_UPDATE)
        if kind not in (FORM, DIRECT):
            said = f"is {kind}" if kind else "is missing"
            raise UnsupportedMediaType(f"The Content-Type {said}; send {DIRECT} or {FORM}.")
        body = _body(request, query_kb * _LONGEST_ENCODING if kind == FORM else query_kb, options)
        inquiry = _inquiry([*url, *_fields(body)]) if kind == FORM else _direct(url, body)
        if inquiry.text is None:
            raise RequestError(f"The body holds no query; send one as query=... in {FORM}.")
    if inquiry.text and len(inquiry.text.encode(errors="replace")) > query_kb * 1024:
        raise _too_large(query_kb)
    return inquiry


def _inquiry(parameters: Parameters) -> Inquiry:
    queries = [value for name, value in parameters if name == "query"]
    updates = [value for name, value in parameters if name == "update"]
    if updates:
        raise (
            QueryRefused(_NO_UPDATE) if not queries else RequestError("Send a query or an update, not both.")
        )
    if len(queries) > 1:
        raise RequestError(f"There are {len(queries)} queries in the request; send one.")
    return Inquiry(queries[0] if queries else None, *_dataset(parameters), _suffix(parameters))


def _direct(parameters: Parameters, body: str) -> Inquiry:
    if any(name in ("query", "update") for name, _ in parameters):
        raise RequestError("The query is in the body; there must be none in the address.")
    return Inquiry(body, *_dataset(parameters), _suffix(parameters))


def _dataset(parameters: Parameters) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
    default = tuple(value for name, value in parameters if name == "default-graph-uri" and value)
    named = tuple(value for name, value in parameters if name == "named-graph-uri" and value)
    return (default, named) if default or named else (None, None)


def _suffix(parameters: Parameters) -> str:
    return next((value for name, value in parameters if name == "as"), "")


def _body(request: Request, most_kb: int, options: dict[str, str]) -> str:
    charset = options.get("charset", "utf-8").lower()
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise RequestError(f"The body must be in UTF-8, not {charset}.")
    most = most_kb * 1024
    body = request.stream.read(most + 1)
    if len(body) > most:
        raise _too_large(most_kb)
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise RequestError(f"The body is not UTF-8: byte {error.start} cannot be read.") from error


def _fields(body: str) -> Parameters:
    try:
        return parse_qsl(body, keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise RequestError(f"The form in the body cannot be read: {error}.") from error


def _too_large(kb: int) -> RequestTooLarge:
    return RequestTooLarge(f"A query may have {kb:,} KiB at most.", Limit("query-size", kb, "KiB"))
