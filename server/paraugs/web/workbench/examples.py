"""The questions that the workbench offers, by topic, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app

from paraugs.errors import NotFound, wording
from paraugs.graph.named import NamedQueries, NamedQuery
from paraugs.resources import Resources
from paraugs.web import reader

_KEY = "paraugs.examples"


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


TOPICS: Mapping[str, str] = {
    "evidence": _("Did it work?"),
    "practices": _("What did others try?"),
    "monitor": _("Where do the states stand?"),
    "transfers": _("Who learned from whom?"),
    "peer learning": _("Where did they meet?"),
    "tools": _("Which tools are in use?"),
    "gaps": _("Where is nobody looking?"),
    "data": _("What do the data rest on?"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """A question in plain words and the query that answers it."""

    name: str
    question: str
    text: str


@dataclass(frozen=True, slots=True)
class Topic:
    """The examples of a topic."""

    title: str
    examples: tuple[Example, ...]


def register(app: Flask, resources: Resources) -> None:
    """Give an application the examples, and the questions of the ontology, which only their names find."""
    folders = ("queries/examples", "queries/competency")
    app.extensions[_KEY] = tuple(NamedQueries(resources, folder) for folder in folders)


def topics() -> list[Topic]:
    """All examples, by topic."""
    offered = _queries()[0]
    found = [offered[name] for name in offered.names()]
    topics = [
        Topic(title, tuple(_example(each) for each in found if _topic(each) == tag))
        for tag, title in TOPICS.items()
    ]
    return [topic for topic in topics if topic.examples]


def example(name: str) -> Example:
    """The example of a name; NotFound when there is none."""
    for queries in _queries():
        if name in queries.names():
            return _example(queries[name])
    raise NotFound(wording("an example %(name)s"), name=name)


def _example(query: NamedQuery) -> Example:
    question = query.header.get(f"summary-{reader.language()}", query.summary)
    lines = query.text.splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith("#+")).lstrip("\n")
    return Example(query.name, question, f"# {question}\n{text}")


def _topic(query: NamedQuery) -> str:
    return query.header.get("tags", "").partition(",")[0].strip()


def _queries() -> tuple[NamedQueries, ...]:
    return cast(tuple[NamedQueries, ...], current_app.extensions[_KEY])
