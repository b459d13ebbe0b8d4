"""Who asks, in which language: a person's own, unless the request names one."""

from dataclasses import replace

from flask import request

from paraugs.people.roles import Actor
from paraugs.web import reader
from paraugs.web.accounts.identity import actor
from paraugs.web.http.language import prefix


def asker() -> Actor | None:
    """Give who sends this request, with the language in which to answer; None for a visitor."""
    who = actor()
    names_language = prefix() is not None or bool(request.accept_languages)
    return replace(who, language=reader.language()) if who and names_language else who
