"""Where this server may go by itself, and how it gets there.

https only, to public addresses of hosts that are allowed, each name resolved once and that very address
connected to, the same again at each redirect. What is needed of an inner network is named (`private`: a host,
or host:port), and may be plain http. Source: RFC 6890 (addresses of special use).
"""

import http.client
import ipaddress
import socket
import ssl
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from http.client import HTTPResponse
from typing import Any
from urllib.parse import urlsplit

from paraugs.errors import SourceFailed, wording
from paraugs.settings import Settings

_REDIRECTS = 5
_LONGEST_WAIT = 30.0
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")

Places = Sequence[tuple[socket.AddressFamily, socket.SocketKind, int, str, Any]]


@dataclass(frozen=True, slots=True)
class Policy:
    """Where requests may go (no hosts: anywhere public), and what one answer and all of a run may take."""

    hosts: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()
    most_bytes: int = 50 << 20
    seconds: float = 300.0
    patience: float = 15.0
    pause: float = 0.1

    def check(self, url: str) -> None:
        """Raise SourceFailed for an address that nobody may ask."""
        try:
            place = urlsplit(url)
            host, port = place.hostname or "", place.port
        except ValueError:
            raise SourceFailed(wording("%(url)s is no web address."), url=url) from None
        if place.scheme not in ("http", "https") or not host:
            raise SourceFailed(wording("%(url)s is no web address."), url=url)
        if self._is_named(host, port or (443 if place.scheme == "https" else 80)):
            return
        if place.scheme != "https":
            raise SourceFailed(wording("%(url)s is not https: it could be changed on the way."), url=url)
        if place.username or place.password:
            raise SourceFailed(wording("An address with a password in it is not asked."))
        if self.hosts and not any(host == one or host.endswith(f".{one}") for one in self.hosts):
            raise SourceFailed(wording("The operator of this server does not allow %(host)s."), host=host)

    def connect(self, host: str, port: int, timeout: float) -> socket.socket:
        """Open a connection to an address that may be asked; it is the one that was looked at."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise SourceFailed(wording("%(host)s has no address: %(why)s."), host=host, why=error) from None
        for _, _, _, _, address in found:
            if not self._is_named(host, port) and not is_public(str(address[0])):
                raise SourceFailed(
                    wording("%(host)s is at %(address)s, which is not a public address."),
                    host=host,
                    address=address[0],
                )
        return _opened(found, timeout)

    def _is_named(self, host: str, port: int) -> bool:
        """Whether the operator names a place of an inner network, by its port or as a whole."""
        return not self.private.isdisjoint((host, f"{host}:{port}"))


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the public internet, also where it wraps another one."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in _NAT64 or found in _COMPATIBLE:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast


def _opened(places: Places, timeout: float) -> socket.socket:
    """Connect to the first of the addresses that answers; OSError of the last one when none does."""
    failure = OSError("no address")
    for family, kind, protocol, _, address in places:
        opened = socket.socket(family, kind, protocol)
        opened.settimeout(timeout)
        try:
            opened.connect(address)
        except OSError as error:
            opened.close()
            failure = error
        else:
            return opened
    raise failure


def policy_of(settings: Settings) -> Policy:
    """The policy that an operator wants."""
    return Policy(
        _listed(settings.harvest_hosts),
        _listed(settings.harvest_private_hosts),
        settings.harvest_mb << 20,
        settings.harvest_seconds,
    )


def _listed(text: str) -> frozenset[str]:
    return frozenset(part.strip().lower() for part in text.split(",") if part.strip())


def opener_of(policy: Policy) -> urllib.request.OpenerDirector:
    """What opens addresses: http and https only, no proxy of the environment, no file."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        _Plain(policy),
        _Secure(policy),
        _Redirects(policy),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


class _PlainConnection(http.client.HTTPConnection):
    def __init__(self, host: str, policy: Policy, **options: Any) -> None:
        super().__init__(host, **options)
        self._policy = policy

    def connect(self) -> None:
        self.sock = self._policy.connect(self.host, self.port, self.timeout or _LONGEST_WAIT)


class _SecureConnection(_PlainConnection):
    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


class _Plain(urllib.request.HTTPHandler):
    def __init__(self, policy: Policy) -> None:
        super().__init__()
        self._policy = policy

    def http_open(self, req: urllib.request.Request) -> HTTPResponse:
        self._policy.check(req.full_url)
        return self.do_open(partial(_PlainConnection, policy=self._policy), req)


class _Secure(urllib.request.HTTPSHandler):
    def __init__(self, policy: Policy) -> None:
        super().__init__()
        self._policy = policy

    def https_open(self, req: urllib.request.Request) -> HTTPResponse:
        self._policy.check(req.full_url)
        return self.do_open(partial(_SecureConnection, policy=self._policy), req)


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections, max_repeats = _REDIRECTS, 1

    def __init__(self, policy: Policy) -> None:
        self._policy = policy

    def redirect_request(self, *asked: Any) -> urllib.request.Request | None:
        """Look at the new address, the last thing said, before anybody goes there."""
        _, answer, *_, address = asked
        try:
            self._policy.check(address)
        except SourceFailed:
            answer.close()
            raise
        return super().redirect_request(*asked)
