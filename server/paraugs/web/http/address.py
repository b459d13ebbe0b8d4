"""The address that a request comes from, also behind a proxy on this machine."""

import ipaddress

from flask import request


def client_address() -> str:
    """The client's IP address.

    A connection from this machine itself comes from its proxy, which adds the client's address as the last of
    X-Forwarded-For; from anywhere else that header is not believed.
    """
    connected = request.remote_addr or ""
    told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return told if told and _is_here(connected) else connected


def _is_here(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
