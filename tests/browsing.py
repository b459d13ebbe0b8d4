"""A browser before an application, as far as forms and cookies go; it looks at pages in English."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from paraugs.people.managing import Newcomer
from persons import PASSWORD

Make = Callable[..., Flask]
"""A way to make applications, with settings by name."""

_MARK = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass
class Visitor:
    """Somebody before a browser."""

    client: FlaskClient
    mark: str = ""

    def look(self, path: str) -> TestResponse:
        """Open a page, and note the mark of its forms."""
        answer = self.client.get(path, headers={"Accept": "text/html", "Accept-Language": "en"})
        found = _MARK.search(answer.get_data(as_text=True))
        self.mark = found[1] if found else self.mark
        return answer

    def send(self, path: str, **fields: object) -> TestResponse:
        """Send a form with the mark of the page that was opened last."""
        answer = self.client.post(
            path,
            data={"csrf_token": self.mark, **fields},
            headers={"Accept": "text/html", "Accept-Language": "en"},
        )
        found = _MARK.search(answer.get_data(as_text=True))
        self.mark = found[1] if found else self.mark
        return answer

    def sign_in(self, who: Newcomer, password: str = PASSWORD, **fields: object) -> TestResponse:
        """Sign in, and open the own page."""
        self.look("/account/sign-in")
        answer = self.send("/account/sign-in", email=who.email, password=password, **fields)
        if answer.status_code == 303:
            self.look("/account")
        return answer


def once(answer: TestResponse) -> str:
    """Give what a page shows this once: a token or a link."""
    found = re.search(r'<pre class="once"[^>]*>(.*?)</pre>', answer.get_data(as_text=True), re.DOTALL)
    assert found, answer.get_data(as_text=True)
    return html.unescape(found[1]).strip()
