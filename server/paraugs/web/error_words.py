"""Errors in the words of the reader: their templates are translated here, and the values put in by name.

Below the web, messages are English (`errors.py`). What `wording` marks there has a translation in every
catalogue; whatever has none is shown in English, and marked as such.
"""

from collections.abc import Callable, Mapping

from flask import Flask

from paraugs.errors import LimitExceeded, NotFound, ParaugsError, wording
from paraugs.explore.wording import Text
from paraugs.life.office import CONTRIBUTIONS
from paraugs.people.states import state_of, states
from paraugs.web import reader
from paraugs.web.life_words import STATUSES, STEPS, translated
from paraugs.web.role_words import ACTS, ROLES

_SOURCE = "en"
_LIMITS: Mapping[str, str] = {
    "submission-items": wording("A submission may have %(most)s items at most. Divide it into smaller ones."),
    "submission-statements": wording(
        "A document may have %(most)s statements at most. Divide it into smaller ones."
    ),
    "submission-characters": wording("A text or name may have %(most)s characters at most. Shorten it."),
}
"""Limits whose messages come as they are, from another process."""
_UNITS = (wording("seconds"), wording("MiB"))


def register(app: Flask) -> None:
    """Let the templates of an application word errors: `{{ failure | told }}`."""
    app.jinja_env.filters["told"] = lambda error: app.jinja_env.filters["words"](error_words(error))


def error_words(error: ParaugsError) -> Text:
    """Give the message of an error for the reader, with the language that it is in."""
    template, values = _template_of(error), _values_of(error)
    words = translated(template) if template else ""
    language = reader.language() if words != template else _SOURCE
    return Text(words % values if values else words, language)


def _template_of(error: ParaugsError) -> str:
    if isinstance(error, LimitExceeded) and not error.values and error.limit:
        return _LIMITS.get(error.limit.name, error.template)
    return error.template


def _values_of(error: ParaugsError) -> dict[str, object]:
    if isinstance(error, NotFound):
        return {"thing": _thing(error)}
    if isinstance(error, LimitExceeded) and not error.values and error.limit:
        return {"most": f"{error.limit.value:,g}"} if error.limit.name in _LIMITS else {}
    return {name: _value(name, value) for name, value in error.values.items()}


def _thing(error: NotFound) -> str:
    words = translated(error.thing_template)
    if not error.thing_values:
        return _short(words)
    return words % {name: _value(name, value) for name, value in error.thing_values.items()}


def _value(name: str, value: object) -> object:
    """Give a value as the reader calls it: a status, a step, a role, a state."""
    text = str(value)
    return _NAMED[name](text) if name in _NAMED and text else value


def _status(text: str) -> str:
    return translated(STATUSES.get(text, text))


def _state(code: str) -> str:
    return states()[state_of(code).value].name(reader.language())


def _short(address: str) -> str:
    """Give a contribution by the end of its address: “lv/reading-hour”."""
    return address.removeprefix(CONTRIBUTIONS)


def _role(text: str) -> str:
    return translated(_ROLES.get(text, text)).lower()


_ROLES: Mapping[str, str] = {str(role): words for role, words in ROLES.items()}
_ACTS: Mapping[str, str] = {str(act): words for act, words in ACTS.items()}
_NAMED: Mapping[str, Callable[[str], str]] = {
    "status": _status,
    "statuses": lambda text: ", ".join(_status(one) for one in text.split(", ")),
    "step": lambda text: translated(STEPS[text]) if text in STEPS else text,
    "act": lambda text: translated(_ACTS.get(text, text)),
    "role": _role,
    "other_role": _role,
    "state": _state,
    "other_state": _state,
    "contribution": _short,
    "successor": _short,
    "unit": translated,
}
