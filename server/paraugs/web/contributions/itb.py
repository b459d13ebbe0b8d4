"""`/shacl/paraugs/api/…`: the REST API of the Commission's RDF validator, so that its clients work here.

Source: the Interoperability Test Bed's RDF validation guide and its validator (ISAITB/shacl-validator): the
JSON request, a SHACL report in RDF, or a GITB TRL report in XML or JSON.
"""

import base64
import json
from datetime import UTC, datetime

from flask import Blueprint, Response, request

from paraugs.contribute.findings.as_trl import TrlReport
from paraugs.contribute.findings.report import Report
from paraugs.errors import NotAcceptable, NotFound, RequestError
from paraugs.web import reader
from paraugs.web.context import services
from paraugs.web.contributions.bodies import read_json
from paraugs.web.contributions.checking import check
from paraugs.web.contributions.itb_request import VALIDATION_TYPE, Order, read_order
from paraugs.web.http.negotiation import JSON_LD, N_TRIPLES, RDF_XML, TURTLE

DOMAIN = "paraugs"
_RDF = tuple(form.media_type for form in (RDF_XML, JSON_LD, TURTLE, N_TRIPLES))
_XML, _JSON = ("application/xml", "text/xml"), "application/json"
_SYNTAXES = (*_RDF, *_XML, _JSON)
_MOST = 20
_ESCAPED = 3  # bytes of JSON that one byte of a document may take, in BASE64 or with escapes

blueprint = Blueprint("itb", __name__, url_prefix="/shacl")


@blueprint.get("/api/info")
def domains() -> Response:
    """The domains of this validator: one."""
    return _json([_info()])


@blueprint.get("/<domain>/api/info")
def info(domain: str) -> Response:
    """What can be asked of a domain."""
    _require(domain)
    return _json(_info())


@blueprint.post("/<domain>/api/validate")
def validate(domain: str) -> Response:
    """The report on one document, in the syntax asked for."""
    _require(domain)
    order = _order(_body())
    syntax = _report_syntax(order)
    return _uncached(Response(_written(order, syntax), content_type=syntax))


@blueprint.post("/<domain>/api/validateMultiple")
def validate_multiple(domain: str) -> Response:
    """The reports on several documents, in their order, each in BASE64; a TRL report as XML only."""
    _require(domain)
    body = _body()
    if not isinstance(body, list) or len(body) > _MOST:
        raise RequestError(f"The request must be a JSON array of {_MOST} requests at most.")
    outputs = []
    for order in [_order(fields) for fields in body]:
        syntax = _report_syntax(order)
        syntax = _XML[0] if syntax == _JSON else syntax
        report = base64.b64encode(_written(order, syntax)).decode()
        outputs.append({"report": report, "reportSyntax": syntax})
    return _json(outputs)


def _info() -> dict[str, object]:
    description = "Contributions: practices, transfers, events, reference tools and assessments"
    return {"domain": DOMAIN, "validationTypes": [{"type": VALIDATION_TYPE, "description": description}]}


def _require(domain: str) -> None:
    if domain != DOMAIN:
        raise NotFound(f"a validator {domain!r}; the one here is /shacl/{DOMAIN}")


def _body() -> object:
    return read_json(_most() * _ESCAPED)


def _order(fields: object) -> Order:
    return read_order(fields, _most())


def _most() -> int:
    return services().settings.submission_mb << 20


def _report_syntax(order: Order) -> str:
    """Give the syntax that the request names, else the first known one in Accept, else RDF/XML."""
    accept = request.headers.get("Accept", "").lower()
    accepted = next((known for known in _SYNTAXES if known in accept), _RDF[0])
    return _known(order.report_syntax, _SYNTAXES) if order.report_syntax else accepted


def _known(syntax: str, offers: tuple[str, ...]) -> str:
    wanted = syntax.partition(";")[0].strip().lower()
    if wanted not in offers:
        raise NotAcceptable(syntax, offers)
    return wanted


def _written(order: Order, syntax: str) -> bytes:
    language = order.language if order.language in reader.catalogues() else "en"
    report = check(order.document, language)
    if syntax not in (*_XML, _JSON):
        return report.to_rdf(syntax).encode()
    trl = TrlReport(report, datetime.now(UTC), _context(order, report))
    return trl.to_json().encode() if syntax == _JSON else trl.to_xml()


def _context(order: Order, report: Report) -> dict[str, str]:
    """Give what the request wants to have in the report besides."""
    context = {}
    if order.adds_input:
        context["input"] = order.text
    if order.adds_shapes:
        context["shapes"] = _shapes()
    if order.adds_report:
        context["report"] = report.to_rdf(_known(order.rdf_report_syntax or _RDF[0], _RDF))
    return context


def _shapes() -> str:
    files = services().resources.files("shapes", "*.ttl")
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def _json(value: object) -> Response:
    return _uncached(Response(json.dumps(value, ensure_ascii=False, indent=2) + "\n", content_type=_JSON))


def _uncached(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    response.vary.add("Accept")
    return response
