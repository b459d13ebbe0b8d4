"""A real OpenID provider for the tests: `oidc-provider`, on the Node.js of a wheel, from a lock file."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import requests

from node_packages import NODE
from servers import free_port

SOURCE = Path(__file__).parent / "openid"
CLIENT, SECRET = "paraugs-test", "synthetic-secret-of-the-client"


@dataclass(frozen=True)
class Provider:
    """A running provider."""

    issuer: str

    def sign_in(self, start: str, name: str) -> str:
        """Follow the way from an address of the provider until it sends the browser back; that address."""
        with requests.Session() as browser:
            answer = browser.get(start, allow_redirects=False, timeout=20)
            while True:
                if answer.is_redirect:
                    place = urljoin(answer.url, answer.headers["Location"])
                    if not place.startswith(self.issuer):
                        return place
                    answer = browser.get(place, allow_redirects=False, timeout=20)
                else:
                    answer = browser.post(
                        urljoin(answer.url, _action(answer.text)),
                        data={"prompt": _prompt(answer.text), "login": name, "password": "any"},
                        allow_redirects=False,
                        timeout=20,
                    )


@contextmanager
def running(folder: Path, redirect: str) -> Iterator[Provider]:
    """Run an installed provider that sends browsers back to one address only."""
    port = free_port()
    command = [str(NODE), "provider.mjs", str(port), CLIENT, SECRET, redirect]
    with (folder / "provider.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=log, text=True)
        assert process.stdout
        try:
            assert process.stdout.readline() == "ready\n", (folder / "provider.log").read_text()
            yield Provider(f"http://127.0.0.1:{port}")
        finally:
            process.terminate()
            process.wait(10)
            process.stdout.close()


def _action(page: str) -> str:
    found = re.search(r'<form[^>]*action="([^"]+)"', page)
    assert found, page
    return found[1]


def _prompt(page: str) -> str:
    found = re.search(r'name="prompt" value="([^"]+)"', page)
    assert found, page
    return found[1]
