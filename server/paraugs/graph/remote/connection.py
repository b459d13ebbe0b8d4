"""One request to a SPARQL server and its whole answer, or an error that says why there is none.

Sources: SPARQL 1.1 Protocol, sections 2.1 and 2.2; RFC 7617 (Basic), RFC 7616 (Digest).
"""

import ast
import http.client
import re
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Never
from urllib.parse import unquote, urlsplit, urlunsplit

from SPARQLWrapper import BASIC, DIGEST, POST, SPARQLExceptions, SPARQLWrapper

from paraugs import __version__
from paraugs.errors import DeadlineExceeded, GraphUnavailable, QueryError, ResultTooLarge
from paraugs.graph.faults import query_error, shortened

_PIECE = 65_536
_CHALLENGE = re.compile(r'(?P<scheme>\w+).*?realm="(?P<realm>[^"]*)"', re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer: header names are in lower case."""

    status: int
    media_type: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Budget:
    """How long an answer may take (seconds) and how long it may be (bytes; None is any length)."""

    seconds: float
    bytes: int | None = None


class Endpoint:
    """The URL of one endpoint; `user:password@` in it is sent as Basic or Digest, as the server wants."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        self.url = urlunsplit((parts.scheme, host, parts.path, parts.query, ""))
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._scheme, self._realm = BASIC, ""

    def query(self, text: str, media_type: str, dataset: Sequence[tuple[str, str]], budget: Budget) -> Reply:
        """Send a query and wait for the whole answer, which is asked for in one media type.

        `dataset` are pairs of a protocol parameter and an IRI. QueryError when the server rejects the query;
        DeadlineExceeded and ResultTooLarge when the budget is used up; GraphUnavailable for all else.
        """
        wrapper = self._wrapper(text, "SELECT", budget)
        wrapper.addCustomHttpHeader("Accept", media_type)
        for name, iri in dataset:
            wrapper.addParameter(name, iri)
        return self._send(wrapper, budget)

    def update(self, text: str, budget: Budget) -> None:
        """Send an update; GraphUnavailable, with the server's words, when it is not done."""
        self._send(self._wrapper(text, "INSERT", budget), budget)

    def _wrapper(self, text: str, kind: str, budget: Budget) -> SPARQLWrapper:
        wrapper = SPARQLWrapper(self.url, updateEndpoint=self.url, agent=f"paraugs/{__version__}")
        wrapper.setMethod(POST)
        wrapper.setOnlyConneg(True)
        wrapper.setTimeout(max(1, int(budget.seconds)))
        # Not setQuery(): its regular expressions guess the kind, and can take very long over a hostile text.
        wrapper.queryString, wrapper.queryType = text, kind
        if self._user:
            wrapper.setCredentials(self._user, self._password, self._realm)
            wrapper.setHTTPAuth(self._scheme)
        return wrapper

    def _send(self, wrapper: SPARQLWrapper, budget: Budget) -> Reply:
        end = time.monotonic() + budget.seconds
        try:
            try:
                response = wrapper.query().response
            except SPARQLExceptions.Unauthorized:
                self._learn_scheme(wrapper)
                response = wrapper.query().response
            with response:
                return self._read(response, end, budget)
        except SPARQLExceptions.SPARQLWrapperException as error:
            self._explain(wrapper, error)
        except urllib.error.HTTPError as error:
            error.close()
            if error.code == HTTPStatus.NOT_ACCEPTABLE:
                raise QueryError("the query is of another form than the answer asked for") from error
            raise GraphUnavailable(self.url, f"HTTP {error.code} {error.reason}") from error
        except TimeoutError as error:
            raise DeadlineExceeded(f"The graph gave no whole answer within {budget.seconds:g} s.") from error
        except (OSError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise DeadlineExceeded(f"The graph gave no answer within {budget.seconds:g} s.") from error
            raise GraphUnavailable(self.url, str(reason) or type(reason).__name__) from error

    def _read(self, response: http.client.HTTPResponse, end: float, budget: Budget) -> Reply:
        pieces, size = [], 0
        while piece := response.read1(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if budget.bytes is not None and size > budget.bytes:
                raise ResultTooLarge(f"The answer has more than {budget.bytes} bytes; ask for less.")
            if time.monotonic() > end:
                raise TimeoutError
        headers = {name.lower(): value for name, value in response.headers.items()}
        if int(headers.get("content-length", size)) != size:
            raise GraphUnavailable(self.url, "it cut its answer off")
        return Reply(response.status, response.headers.get_content_type(), headers, b"".join(pieces))

    def _learn_scheme(self, wrapper: SPARQLWrapper) -> None:
        """Ask what kind of credentials the server wants, and keep it; GraphUnavailable when we have none."""
        if not self._user:
            raise GraphUnavailable(
                self.url, "it wants a user and a password: put user:password@ into its URL"
            )
        try:
            # With an opener of its own: for Digest SPARQLWrapper installs one that answers every request.
            urllib.request.build_opener().open(self.url, timeout=wrapper.timeout).close()
        except urllib.error.HTTPError as error:
            error.close()
            found = _CHALLENGE.search(error.headers.get("WWW-Authenticate", ""))
            if found and found["scheme"].upper() == DIGEST:
                self._scheme, self._realm = DIGEST, found["realm"]
        wrapper.setCredentials(self._user, self._password, self._realm)
        wrapper.setHTTPAuth(self._scheme)

    def _explain(self, wrapper: SPARQLWrapper, error: Exception) -> Never:
        words = _server_words(error)
        if isinstance(error, SPARQLExceptions.EndPointNotFound):
            raise GraphUnavailable(self.url, "HTTP 404, no endpoint is there") from error
        if isinstance(error, SPARQLExceptions.Unauthorized):
            raise GraphUnavailable(self.url, "it does not take this user and password") from error
        if wrapper.queryType == "INSERT":
            raise GraphUnavailable(self.url, f"it does not take the update: {shortened(words)}") from error
        raise query_error(wrapper.queryString, words) from error


def _server_words(error: Exception) -> str:
    """Take the body of the server's answer out of SPARQLWrapper's message, which holds it as a literal."""
    message = str(error)
    _, found, body = message.partition("Response:\n")
    text = ast.literal_eval(body).decode("utf-8", "replace") if found else message
    return re.sub(r"<[^<>]{1,200}>", " ", text) if "<html" in text.lower() else text
