"""What a client of the Commission's RDF validator asks: its JSON request, read as exactly as it is meant.

Names and meanings are those of the validator's REST API (ISAITB/shacl-validator). What would make this server
fetch something, or run what a visitor sends, is refused in plain words; properties that it does not know are
ignored, as there.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from paraugs.contribute.judging.document import Document, check_size
from paraugs.errors import RequestError, UnsupportedMediaType
from paraugs.web.http.negotiation import RDF_FORMS

VALIDATION_TYPE = "contribution"
_RDF = {name: form.media_type for form in RDF_FORMS for name in (form.media_type, *form.names)}
_URL = re.compile(r"(?:https?|ftp|file)://\S+")
_REFUSED = {
    "externalRules": "The rules of this validator are fixed; leave externalRules out.",
    "reportQuery": "Queries on the report are not run here; leave reportQuery out.",
    "loadImports": "Nothing is fetched here, so owl:imports is not followed; leave loadImports out.",
    **dict.fromkeys(
        ("contentQuery", "contentQueryEndpoint", "contentQueryUsername", "contentQueryPassword"),
        "Nothing is fetched here, so no endpoint is asked; send the content itself as contentToValidate.",
    ),
}


@dataclass(frozen=True, slots=True)
class Order:
    """One request: the document, the report that is wanted, and what it is to include."""

    document: Document
    text: str
    report_syntax: str
    locale: str
    adds_input: bool
    adds_shapes: bool
    adds_report: bool
    rdf_report_syntax: str

    @property
    def language(self) -> str:
        """The language of the report: `lv` of `lv_LV`."""
        return re.split(r"[-_]", self.locale)[0].lower()


def read_order(fields: object, most: int) -> Order:
    """Read one request; RequestError, RequestTooLarge or UnsupportedMediaType say what is wrong with it."""
    if not isinstance(fields, dict):
        raise RequestError("The request must be a JSON object with contentToValidate.")
    known = cast(Mapping[str, object], fields)
    for name, why in _REFUSED.items():
        if known.get(name):
            raise RequestError(why)
    if (wanted := _text(known, "validationType")) not in ("", VALIDATION_TYPE):
        raise RequestError(f"There is no validationType {wanted!r} here; the only one is {VALIDATION_TYPE}.")
    data = _content(known)
    check_size(data, most)
    return Order(
        document=Document(data, _syntax(_text(known, "contentSyntax"), data)),
        text=data.decode("utf-8", "replace"),
        report_syntax=_text(known, "reportSyntax"),
        locale=_text(known, "locale"),
        adds_input=_flag(known, "addInputToReport"),
        adds_shapes=_flag(known, "addShapesToReport"),
        adds_report=_flag(known, "addRdfReportToReport"),
        rdf_report_syntax=_text(known, "rdfReportSyntax"),
    )


def _content(fields: Mapping[str, object]) -> bytes:
    value, method = _text(fields, "contentToValidate"), _text(fields, "embeddingMethod")
    if not value:
        raise RequestError("contentToValidate is missing: send the RDF to check, as a text or in BASE64.")
    if method not in ("", "STRING", "BASE64", "URL", "URI"):
        raise RequestError(f"The embeddingMethod is STRING or BASE64, not {method!r}.")
    if method in ("URL", "URI") or (not method and _URL.fullmatch(value.strip())):
        raise RequestError(
            "Nothing is fetched here. Send the content itself, with embeddingMethod STRING or BASE64."
        )
    if method == "STRING":
        return _encoded(value)
    try:
        return base64.b64decode("".join(value.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        if method == "BASE64":
            raise RequestError(f"contentToValidate is no BASE64: {error}.") from error
        return _encoded(value)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _syntax(name: str, data: bytes) -> str:
    """Give the media type that is named, else the one that the content looks like."""
    if name:
        found = _RDF.get(name.partition(";")[0].strip().lower())
        if found is None:
            raise UnsupportedMediaType(f"{name} is no contentSyntax that is read here: {', '.join(_RDF)}.")
        return found
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:5]
    if start[:1] in (b"{", b"["):
        return _RDF["application/ld+json"]
    return _RDF["application/rdf+xml"] if start in (b"<?xml", b"<rdf:") else _RDF["text/turtle"]


def _text(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str | None):
        raise RequestError(f"{name} must be a text.")
    return value or ""


def _flag(fields: Mapping[str, object], name: str) -> bool:
    value = fields.get(name)
    if not isinstance(value, bool | None):
        raise RequestError(f"{name} must be true or false.")
    return bool(value)
