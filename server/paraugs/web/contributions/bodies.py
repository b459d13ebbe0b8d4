"""The body of a request as a document: one of the six syntaxes of RDF, packed or not, within its size.

Sources: RFC 9110, sections 8.3 (Content-Type), 8.4 (Content-Encoding) and 15.5.16 (415).
"""

import json
from collections.abc import Mapping
from typing import cast

from flask import request
from werkzeug.http import parse_options_header

from paraugs.contribute.judging.document import Document, check_size, unpacked
from paraugs.errors import Place, RequestError, SyntaxFault, UnsupportedMediaType
from paraugs.web.context import services
from paraugs.web.http.negotiation import JSON_LD, RDF_FORMS

JSON = "application/json"
_MEDIA_TYPES = tuple(form.media_type for form in RDF_FORMS)
_NAMES = {"application/x-turtle": "text/turtle", "application/x-trig": "application/trig"}
_PACKED, _PLAIN = ("gzip", "x-gzip"), ("", "identity")
_UTF_8 = ("utf-8", "utf8", "us-ascii")
_LARGEST_ORDER = 256 << 10
_DEEPEST_ORDER = 5


def read_document() -> Document:
    """Read the body; UnsupportedMediaType, RequestTooLarge or SyntaxFault say what is wrong with it."""
    media_type = _media_type(_MEDIA_TYPES)
    return Document(_read(services().settings.submission_mb << 20), media_type)


def read_order() -> Mapping[str, object]:
    """Read the body as one JSON object, that says what to do; an empty body is an empty one."""
    if not request.content_length and not request.content_type:
        return {}
    found = read_json(_LARGEST_ORDER, (JSON,))
    if not isinstance(found, dict):
        raise RequestError("The body must be one JSON object.")
    return cast(Mapping[str, object], found)


def read_json(most: int, media_types: tuple[str, ...] = (JSON, JSON_LD.media_type)) -> object:
    """Read the body as JSON of so many bytes at most; SyntaxFault says where it is none."""
    _media_type(media_types)
    data = _read(most)
    try:
        return json.loads(data.decode() or "{}")
    except UnicodeDecodeError as error:
        raise SyntaxFault("the body is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise SyntaxFault(f"the body is not JSON: {error.msg}", Place(error.lineno, error.colno)) from error
    except (RecursionError, ValueError) as error:
        raise SyntaxFault("the body is nested too deep, or holds a number that is too long") from error


def text_in(order: Mapping[str, object], name: str) -> str:
    """Give a text of a JSON object, empty when it is not there; RequestError when it is no text."""
    value = order.get(name, "")
    if not isinstance(value, str) or "\0" in value or (not value.isprintable() and _has_control(value)):
        raise RequestError(f"“{name}” must be a text.")
    return value


def _has_control(text: str) -> bool:
    return any((ord(sign) < 32 and sign not in "\n\r\t") or 0xD800 <= ord(sign) < 0xE000 for sign in text)


def _media_type(known: tuple[str, ...]) -> str:
    kind, options = parse_options_header(request.content_type)
    kind = _NAMES.get(kind.lower(), kind.lower())
    if kind not in known:
        said = f"is {kind}" if kind else "is missing"
        raise UnsupportedMediaType(f"The Content-Type {said}; send one of: {', '.join(known)}.")
    charset = options.get("charset", "utf-8").lower()
    if charset not in _UTF_8:
        raise UnsupportedMediaType(f"The body must be in UTF-8, not {charset}.")
    return kind


def _read(most: int) -> bytes:
    """Read the body, packed or not, up to so many bytes."""
    encoding = request.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in (*_PACKED, *_PLAIN):
        raise UnsupportedMediaType(f"The Content-Encoding {encoding} is not read here; send gzip or none.")
    data = request.stream.read(most + 1)
    check_size(data, most)
    return unpacked(data, most) if encoding in _PACKED else data
