"""What a harvester asks, read from its arguments, or the protocol's own errors: sections 3.1 and 3.6."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from paraugs.publish.oai.tokens import Token, read_token

PREFIXES = ("oai_dc", "dcat_ap")
_LIST = ({"metadataPrefix"}, {"from", "until", "set", "resumptionToken"})
_VERBS: Mapping[str, tuple[set[str], set[str]]] = {
    "Identify": (set(), set()),
    "ListMetadataFormats": (set(), {"identifier"}),
    "ListSets": (set(), {"resumptionToken"}),
    "GetRecord": ({"identifier", "metadataPrefix"}, set()),
    "ListIdentifiers": _LIST,
    "ListRecords": _LIST,
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SECOND = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
Code = Literal[
    "badArgument", "badResumptionToken", "badVerb", "cannotDisseminateFormat", "idDoesNotExist",
    "noMetadataFormats", "noRecordsMatch", "noSetHierarchy",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """An error of the protocol: its code and what is wrong."""

    code: Code
    message: str


@dataclass(frozen=True, slots=True)
class Question:
    """A request that is well-formed; `token` is given for the lists, also for their first page."""

    verb: str
    arguments: Mapping[str, str]
    token: Token | None = None


def read_question(pairs: Iterable[tuple[str, str]]) -> Question | Fault:
    """Read the arguments of a request, as often as each was given."""
    arguments = dict[str, str]()
    for name, value in pairs:
        if name in arguments:
            code: Code = "badVerb" if name == "verb" else "badArgument"
            return Fault(code, f"{name} is given more than once.")
        arguments[name] = value
    verb = arguments.pop("verb", "")
    if verb not in _VERBS:
        return Fault("badVerb", f"There is no verb {verb!r}. Ask for one of: {', '.join(_VERBS)}.")
    return _unknown(verb, arguments) or _question(verb, arguments)


def _unknown(verb: str, arguments: Mapping[str, str]) -> Fault | None:
    needed, allowed = _VERBS[verb]
    for name in arguments:
        if name not in needed | allowed:
            return Fault("badArgument", f"{verb} takes no {name}.")
    missing = needed - arguments.keys()
    if missing and "resumptionToken" not in arguments:
        return Fault("badArgument", f"{verb} needs {sorted(missing)[0]}.")
    return None


def _question(verb: str, arguments: Mapping[str, str]) -> Question | Fault:
    if "resumptionToken" in arguments:
        return _resumed(verb, arguments)
    prefix = arguments.get("metadataPrefix", PREFIXES[0])
    if prefix not in PREFIXES:
        told = f"There is no format {prefix!r}. Ask for one of: {', '.join(PREFIXES)}."
        return Fault("cannotDisseminateFormat", told)
    if "List" not in verb or "metadataPrefix" not in arguments:
        return Question(verb, arguments)
    since, until = arguments.get("from", ""), arguments.get("until", "")
    fault = _times_are_bad(since, until)
    return fault or Question(
        verb, arguments, Token(verb, prefix, since, until, arguments.get("set", ""), 0, 0)
    )


def _resumed(verb: str, arguments: Mapping[str, str]) -> Question | Fault:
    """Go on; a `metadataPrefix` that says the same is let pass, because a known importer sends it."""
    token = read_token(arguments["resumptionToken"])
    others = arguments.keys() - {"resumptionToken", "metadataPrefix"}
    if others:
        return Fault("badArgument", f"resumptionToken stands alone, without {sorted(others)[0]}.")
    if token is None or token.verb != verb or token.prefix not in PREFIXES:
        return Fault("badResumptionToken", f"This token was not given by {verb} here.")
    if _times_are_bad(token.since, token.until):
        return Fault("badResumptionToken", "This token was not given here.")
    if arguments.get("metadataPrefix", token.prefix) != token.prefix:
        return Fault("badArgument", "metadataPrefix is not the one that the list began with.")
    return Question(verb, arguments, token)


def _times_are_bad(since: str, until: str) -> Fault | None:
    for name, value in (("from", since), ("until", until)):
        if value and time_of(value) is None:
            form = "YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ"
            return Fault("badArgument", f"{name} must be a time of the form {form}, not {value!r}.")
    if since and until and len(since) != len(until):
        return Fault("badArgument", "from and until must be written in the same form.")
    if since and until and since > until:
        return Fault("badArgument", "from is later than until.")
    return None


def time_of(text: str) -> datetime | None:
    """The time that is meant, or the beginning of the day; None when it is neither."""
    if not (_DAY.fullmatch(text) or _SECOND.fullmatch(text)):
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return None


def after(text: str) -> datetime | None:
    """The moment after an `until`, which is meant to be included."""
    time = time_of(text)
    if time is None or time.year > 9998:
        return None
    return time + (timedelta(days=1) if _DAY.fullmatch(text) else timedelta(seconds=1))
