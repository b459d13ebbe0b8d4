"""The search that the current request asks for, and the addresses of others."""

from collections.abc import Iterable
from urllib.parse import urlencode

from flask import g, request

from paraugs.errors import IndexUnavailable
from paraugs.explore.questions import Asked, read_question
from paraugs.explore.searching import LISTS, Search
from paraugs.index.port import Kind
from paraugs.web import reader
from paraugs.web.context import services
from paraugs.web.facets import facet_values
from paraugs.web.http.language import root
from paraugs.web.http.negotiation import HTML, MediaForm
from paraugs.web.responses import SEARCHED

_READABLE = "/:"


def search() -> Search:
    """What a search needs; IndexUnavailable where this instance has no index."""
    index = services().index
    if index is None:
        raise IndexUnavailable("search", "this server has no index")
    setattr(g, SEARCHED, f"{index.number} {index.edition}")
    return Search(index, reader.answers(), facet_values(), reader.language())


def asked(kind: Kind) -> Asked:
    """What this request asks."""
    return read_question(request.args.to_dict(flat=False), kind, facet_values())


def address(question: Asked, form: MediaForm = HTML, **more: str) -> str:
    """The path of an answer in a form, in the language of this request."""
    return request.script_root + path_of(question, form, **more)


def whole_address(question: Asked, form: MediaForm = HTML) -> str:
    """The same for another program: with the host, and without a language."""
    return f"{request.host_url.rstrip('/')}{root()}{path_of(question, form)}"


def path_of(question: Asked, form: MediaForm = HTML, **more: str) -> str:
    """The same without any prefix."""
    suffix = "" if form is HTML else f".{form.suffix}"
    return with_query(f"/{LISTS[question.kind]}{suffix}", (*question.parameters(), *more.items()))


def with_query(path: str, parameters: Iterable[tuple[str, str]]) -> str:
    """A path with these parameters, readable."""
    query = urlencode(list(parameters), safe=_READABLE)
    return f"{path}?{query}" if query else path
