"""A form as a browser without scripts sees and sends it."""

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

PAGES = {"Accept": "text/html"}
OBJECTIVE = "https://w3id.org/paraugs/id/objective/et2020-so3"
CONCEPT = "https://w3id.org/paraugs/id/concept"
RIGHT = {
    "thing/dct:abstract.1": "Invented: pupils read aloud.",
    "thing/dct:abstract.1@": "en",
    "thing/dct:description.1": "Invented: once a week, in libraries.",
    "thing/dct:description.1@": "en",
    "thing/par:objective": OBJECTIVE,
    "thing/par:topic": f"{CONCEPT}/topic/academic-integrity",
    "thing/par:learningMode": f"{CONCEPT}/learning-mode/non-formal",
    "thing/par:educationStage": f"{CONCEPT}/education-stage/primary",
    "thing/par:implementation.1/par:responsibleBody.1/skos:prefLabel.1": "Invented Library Council",
    "thing/par:implementation.1/par:responsibleBody.1/skos:prefLabel.1@": "en",
    "thing/par:implementation.1/par:startYear": "2021",
}
"""What is required of a practice besides its title."""


@dataclass
class FilledPage(HTMLParser):
    """The fields of the form to contribute on a page, and the values that they have."""

    text: str
    pairs: list[tuple[str, str]] = field(default_factory=list)
    action: str = ""
    _inside: bool = False
    _select: str = ""
    _area: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what would be sent."""
        has = dict(attrs)
        name, value = has.get("name") or "", has.get("value") or ""
        if tag == "form" and has.get("id") == "form":
            self._inside, self.action = True, has.get("action") or ""
        if not self._inside:
            return
        if tag == "input" and name and (has.get("type") != "checkbox" or "checked" in has):
            self.pairs.append((name, value))
        elif tag == "select":
            self._select = name
            self.pairs.append((name, ""))
        elif tag == "option" and self._select and "selected" in has:
            self.pairs[-1] = (self._select, value)
        elif tag == "textarea":
            self._area = name
            self.pairs.append((name, ""))

    def handle_endtag(self, tag: str) -> None:
        """Leave what ends."""
        if tag == "form":
            self._inside = False
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        """Take the text of a text area, whose first line end is markup."""
        if self._area:
            before = self.pairs[-1][1]
            self.pairs[-1] = (self._area, before + (data.removeprefix("\n") if not before else data))

    def values(self, name: str) -> list[str]:
        """Give the values of a field."""
        return [value for own, value in self.pairs if own == name]

    @property
    def words(self) -> str:
        """Give the words of the page."""
        return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", self.text)))


def opened(client: FlaskClient, path: str) -> FilledPage:
    """Give the form at an address."""
    answer = client.get(path, headers=PAGES)
    assert answer.status_code == 200, answer.text
    return FilledPage(answer.text)


def send(
    client: FlaskClient,
    page: FilledPage,
    changes: dict[str, str | list[str]],
    deed: str = "save",
    **headers: str,
) -> TestResponse:
    """Send the form with some fields changed, by a button."""
    kept = [(name, value) for name, value in page.pairs if name not in changes]
    new = [
        (name, value)
        for name, values in changes.items()
        for value in ([values] if isinstance(values, str) else values)
    ]
    data: dict[str, list[str]] = {}
    for name, value in [*kept, *new, ("do", deed)]:
        data.setdefault(name, []).append(value)
    return client.post(page.action, data=data, headers=PAGES | headers)


def followed(client: FlaskClient, answer: TestResponse) -> FilledPage:
    """Give the page that an answer leads to."""
    assert answer.status_code == 303, answer.text
    return opened(client, answer.headers["Location"].partition("#")[0])
