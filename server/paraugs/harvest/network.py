"""The one way out: what this server asks of others by itself, in bounded time and memory.

Source: RFC 9110 (10.2.3 Retry-After, 13.1 conditional requests).
"""

import http.client
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from typing import Any

from paraugs import __version__
from paraugs.errors import SourceFailed, wording
from paraugs.harvest.policy import Policy, opener_of

USER_AGENT = f"Paraugs/{__version__} (harvester; +https://w3id.org/paraugs/)"
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: where it came from in the end, its bytes unpacked, its kind, and what to ask with next time.

    `is_unchanged` is 304: there are no bytes.
    """

    url: str
    body: bytes = b""
    media_type: str = ""
    etag: str = ""
    modified: str = ""
    is_unchanged: bool = False


@dataclass(slots=True)
class Network:
    """The way out for one run: all its requests together have the seconds and bytes of the policy."""

    policy: Policy
    opener: urllib.request.OpenerDirector = field(init=False)
    started: float = field(default_factory=time.monotonic)
    bytes_read: int = 0
    requests: int = 0

    def __post_init__(self) -> None:
        self.opener = opener_of(self.policy)
        self.opener.addheaders = [("User-Agent", USER_AGENT)]

    def get(self, url: str, accept: str, etag: str = "", modified: str = "") -> Fetched:
        """Ask for an address; SourceFailed with the reason in plain words."""
        self.policy.check(url)
        headers = {"Accept": accept, "Accept-Encoding": "gzip"}
        headers |= {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": modified} if modified and not etag else {}
        request = urllib.request.Request(url, headers=headers)
        with self.answer(request) as response:
            if response is None:
                return Fetched(url, is_unchanged=True)
            told = response.headers
            body = self.read(response)
            kind = told.get_content_type() if told.get("Content-Type") else ""
            return Fetched(response.url, body, kind, told.get("ETag", ""), told.get("Last-Modified", ""))

    @contextmanager
    def answer(self, request: urllib.request.Request) -> Iterator[Any]:
        """An open answer, None for 304; whatever goes wrong meanwhile becomes a SourceFailed."""
        if self.requests:
            time.sleep(self.policy.pause)
        self.requests += 1
        try:
            with self.opener.open(request, timeout=self._patience()) as response:
                yield response
        except urllib.error.HTTPError as error:
            with error:
                if error.code == http.HTTPStatus.NOT_MODIFIED:
                    yield None
                    return
                raise self._refused(request.full_url, error.code, error.headers) from error
        except (OSError, http.client.HTTPException, ValueError, EOFError, zlib.error) as error:
            raise self._failed(request.full_url, error) from error

    def read(self, response: Any) -> bytes:
        """Read an answer to its end, unpacked; in bounded time and memory."""
        packing = (response.headers.get("Content-Encoding") or "identity").strip().lower()
        if packing not in ("identity", "gzip", "x-gzip"):
            raise SourceFailed(wording("The answer is packed by %(packing)s; gzip is read."), packing=packing)
        unpacker = zlib.decompressobj(31) if packing != "identity" else None
        pieces, size = [], 0
        while piece := response.read1(_PIECE):
            self._count(len(piece))
            while piece:
                plain = unpacker.decompress(piece, 1 << 20) if unpacker else piece
                piece = unpacker.unconsumed_tail if unpacker else b""
                size += len(plain)
                self._refuse_large(size)
                pieces.append(plain)
        if getattr(response, "length", None):
            raise SourceFailed(wording("The answer ended before the length that it told of."))
        if unpacker and not unpacker.eof:
            raise SourceFailed(wording("The packed answer ends too early."))
        return b"".join(pieces)

    def _patience(self) -> float:
        left = self.policy.seconds - (time.monotonic() - self.started)
        if left <= 0:
            raise _too_long(self.policy)
        return min(left, self.policy.patience)

    def _count(self, number: int) -> None:
        self.bytes_read += number
        self._patience()
        self._refuse_large(self.bytes_read)

    def _refuse_large(self, size: int) -> None:
        if size > self.policy.most_bytes:
            most = self.policy.most_bytes >> 20
            raise SourceFailed(
                wording("It is larger than the %(most)s MiB that one run may take."), most=most
            )

    def _refused(self, url: str, code: int, headers: Message) -> SourceFailed:
        again = headers.get("Retry-After", "")
        if again.isdigit() and code in (429, 503):
            template = wording("%(url)s is busy (%(code)s) and asks to come again in %(seconds)s s.")
            return SourceFailed(template, url=url, code=code, seconds=int(again))
        if code in (301, 302, 303, 307, 308):
            return SourceFailed(wording("%(url)s leads elsewhere in a circle, or too often."), url=url)
        return SourceFailed(wording("%(url)s answers %(code)s."), url=url, code=code)

    def _failed(self, url: str, error: BaseException) -> SourceFailed:
        reason = getattr(error, "reason", error)
        if isinstance(reason, SourceFailed):
            return reason
        if isinstance(reason, TimeoutError):
            return SourceFailed(wording("%(url)s does not answer in time."), url=url)
        return SourceFailed(wording("%(url)s cannot be read: %(why)s"), url=url, why=reason)


def _too_long(policy: Policy) -> SourceFailed:
    return SourceFailed(
        wording("One run may take %(seconds)s s; it took longer."), seconds=f"{policy.seconds:g}"
    )
