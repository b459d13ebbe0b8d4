"""What a failure suggests: known things like the one asked for, or values like the one searched by."""

from urllib.parse import quote, urlencode

from flask import request

from paraugs.errors import ParaugsError, UnknownValue
from paraugs.explore.suggesting import suggest
from paraugs.web import links, reader


def suggestions(thing: str) -> list[dict[str, str]]:
    """The nearest known things, as members of a problem; none when the graph cannot be asked."""
    try:
        found = suggest(reader.answers(), thing, reader.language())
        return [
            {"iri": link.iri.value, "title": link.label.value, "address": links.address(link.iri)}
            for link in found
        ]
    except ParaugsError:
        return []


def near_values(error: UnknownValue) -> list[dict[str, str]]:
    """The values that may have been meant, each with the address of a search by it."""
    path = f"{request.script_root}{quote(request.path, safe=links.SAFE)}"
    return [
        {"value": code, "title": name, "address": f"{path}?{urlencode({error.facet: code}, safe='/:')}"}
        for code, name in error.near
    ]
