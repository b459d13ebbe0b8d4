"""The language of the interface: a path prefix (`/lv/…`) over `Accept-Language`, else English.

The prefix is taken off before routing and becomes part of the script name, so that every address which Flask
makes carries it on. The language of the content is another matter: see `explore/wording.py`.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from flask import Request, request

PREFIX = "paraugs.language"
ROOT = "paraugs.root"

Environment = dict[str, Any]
Application = Callable[[Environment, Callable[..., Any]], Iterable[bytes]]


class LanguagePrefix:
    """WSGI middleware that notes the language prefix of a path and hides it from the routes."""

    def __init__(self, application: Application, languages: Collection[str]) -> None:
        self._application, self._languages = application, languages

    def __call__(self, environ: Environment, start_response: Callable[..., Any]) -> Iterable[bytes]:
        root, path = environ.get("SCRIPT_NAME", ""), environ.get("PATH_INFO", "")
        environ[ROOT] = root
        first, slash, rest = path.removeprefix("/").partition("/")
        if first in self._languages:
            environ[PREFIX] = first
            environ["SCRIPT_NAME"], environ["PATH_INFO"] = f"{root}/{first}", slash + rest or "/"
        return self._application(environ, start_response)


def prefix() -> str | None:
    """The language that the path names, if it names one."""
    return request.environ.get(PREFIX)


def root() -> str:
    """The address of the application without its language prefix and without a slash at the end."""
    return str(request.environ.get(ROOT, request.script_root))


def negotiate(asked: Request, languages: Collection[str], default: str = "en") -> str:
    """The interface language for a request: the prefix, else the best that the reader accepts, else the
    default.

    `*` means the default. Source: RFC 9110, section 12.5.4.
    """
    named = asked.environ.get(PREFIX)
    if named:
        return str(named)
    for tag, quality in asked.accept_languages:
        if quality <= 0:
            continue
        if tag == "*":
            return default
        if tag.split("-")[0].lower() in languages:
            return tag.split("-")[0].lower()
    return default
