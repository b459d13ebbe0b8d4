"""A query as a program that runs as it stands: for curl, Python, R, JavaScript, and as a Jupyter notebook.

The query stands in each as people read it, quoted by the rules of the language, so that no query can end
its quotation. Sources: POSIX shell, 2.7.4 (here-documents); The Python Language Reference, 2.4; R, ?Quotes
(raw strings); ECMAScript, 12.9.6 (template literals); the notebook format, version 4.5.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from flask import render_template

from paraugs.graph.port import Form


@dataclass(frozen=True, slots=True)
class Question:
    """A query, where it is asked, what kind of answer it has, and the dataset version of today."""

    text: str
    endpoint: str
    form: Form
    version: str

    @property
    def is_graph(self) -> bool:
        """Whether it is answered by statements."""
        return self.form in ("CONSTRUCT", "DESCRIBE")


@dataclass(frozen=True, slots=True)
class Client:
    """A language: its file's suffix and media type, its name, how a query is quoted in it."""

    suffix: str
    name: str
    media_type: str
    quote: Callable[[str], str]


def in_shell(text: str) -> str:
    """A here-document, whose end stands nowhere in the text."""
    end = "QUERY"
    while any(line == end for line in text.split("\n")):
        end += "_"
    return f"<<'{end}'\n{_whole(text)}{end}"


def in_python(text: str) -> str:
    """A text of several lines."""
    quoted = _whole(text).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return f'"""\n{quoted}"""'


def in_r(text: str) -> str:
    """A raw string with as many dashes as the text needs."""
    dashes = "-"
    while f'){dashes}"' in text:
        dashes += "-"
    return f'r"{dashes}(\n{_whole(text)}){dashes}"'


def in_javascript(text: str) -> str:
    """A template literal."""
    quoted = _whole(text).replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
    return f"`\n{quoted}`"


CLIENTS = (
    Client("sh", "curl", "application/x-sh", in_shell),
    Client("py", "Python", "text/x-python", in_python),
    Client("R", "R", "text/plain", in_r),
    Client("mjs", "JavaScript", "text/javascript", in_javascript),
    Client("ipynb", "Jupyter", "application/x-ipynb+json", in_python),
)


def program(question: Question, client: Client) -> str:
    """The program of a client."""
    if client.suffix == "ipynb":
        return _notebook(question)
    return _rendered(question, client.suffix, client.quote(_clean(question.text)))


def _rendered(question: Question, suffix: str, quoted: str) -> str:
    return render_template(f"workbench/client/program.{suffix}.txt", question=question, quoted=quoted) + "\n"


def _notebook(question: Question) -> str:
    parts = _rendered(question, "ipynb.py", in_python(_clean(question.text))).split("# %%\n")
    cells = [_cell("markdown", parts[0]), *(_cell("code", part) for part in parts[1:])]
    body = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _cell(kind: str, text: str) -> dict[str, object]:
    source = text.strip("\n").splitlines(keepends=True)
    cell: dict[str, object] = {
        "cell_type": kind,
        "id": sha256(text.encode()).hexdigest()[:12],
        "metadata": {},
        "source": source,
    }
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _whole(text: str) -> str:
    return text if text.endswith("\n") else f"{text}\n"
