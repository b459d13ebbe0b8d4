"""`/validate`: a dry run for everybody. A document comes in, its findings go out, and nothing is kept.

A program sends RDF as it is; a person pastes a text or chooses a file on the page. Both get the report in the
form that they like best: 200 whether or not it conforms, since the question was answered.
"""

import base64
from pathlib import PurePath

from flask import Blueprint, Response, render_template, request
from werkzeug.datastructures import FileStorage

from paraugs.contribute.findings.report import Report
from paraugs.contribute.judging.document import Document, check_size
from paraugs.errors import RequestError, SyntaxFault, UnsupportedMediaType, wording
from paraugs.graph.parsing import MEDIA_TYPES, media_type_of
from paraugs.web import reader
from paraugs.web.context import services
from paraugs.web.contributions.bodies import read_document
from paraugs.web.contributions.checking import check
from paraugs.web.contributions.mending import MOST_BYTES, Checked, check_to_mend
from paraugs.web.fix_words import fix_words
from paraugs.web.http import negotiation
from paraugs.web.http.negotiation import HTML, MediaForm, form_by_suffix, negotiate
from paraugs.web.responses import in_readers_language, page

JSON = MediaForm("application/json", "json", "JSON")
CSV = MediaForm("text/csv", "csv", "CSV")
TEXT = MediaForm("text/plain", "txt", "Text")
RDF = (negotiation.TURTLE, negotiation.JSON_LD, negotiation.RDF_XML, negotiation.N_TRIPLES)
FORMS = (JSON, HTML, CSV, TEXT, *RDF)
SYNTAXES = {form.suffix: form for form in negotiation.RDF_FORMS}
_FORM_DATA, _FORM_FIELDS = "multipart/form-data", "application/x-www-form-urlencoded"
_FIELDS = 20  # a form of ours has five

blueprint = Blueprint("validating", __name__)


@blueprint.get("/validate")
def ask() -> Response:
    """The page on which a text can be pasted or a file chosen."""
    return page(
        "validate.html", report=None, fault=None, text="", syntax="ttl", syntaxes=SYNTAXES, forms=FORMS
    )


@blueprint.post("/validate")
def answer() -> Response:
    """The report on what was sent."""
    if request.mimetype not in (_FORM_DATA, _FORM_FIELDS):
        form = _wanted(request.args.get("format", ""))
        return _told(check(read_document(), reader.language()), form)
    return _answer_page()


def _answer_page() -> Response:
    """Answer the form of the page: a fault is shown beside the text, so that nobody loses what was pasted."""
    most = services().settings.submission_mb << 20
    request.max_content_length, request.max_form_memory_size = 2 * most, 2 * most
    request.max_form_parts = _FIELDS
    form = _wanted(request.form.get("format", "") or request.args.get("format", ""))
    document = _sent(most)
    if form is not HTML:
        return _told(check(document, reader.language()), form)
    if len(document.data) > MOST_BYTES:
        return _answer_large(document)
    try:
        checked = check_to_mend(document, request.form.get("fix", ""), reader.language())
    except SyntaxFault as fault:
        return _page(document, None, fault)
    return _page(checked.document, checked, None)


def _answer_large(document: Document) -> Response:
    """Answer about a document that no page carries along: it is told of, and mended where it was written."""
    try:
        return _page(document, Checked(document, check(document, reader.language()), frozenset()), None)
    except SyntaxFault as fault:
        return _page(document, None, fault)


def _wanted(suffix: str) -> MediaForm:
    if suffix:
        return form_by_suffix(suffix, FORMS)
    return negotiate(request.headers.get("Accept"), FORMS)


def _sent(most: int) -> Document:
    file = request.files.get("file")
    if isinstance(file, FileStorage) and file.filename:
        data = file.stream.read(most + 1)
        check_size(data, most)
        return Document(data, _syntax_of(file.filename), file.filename)
    if "text" not in request.form:
        raise RequestError(
            wording(
                "The form holds neither a text nor a file. Send one of them as “text” or “file”, or send the "
                "document itself with its own Content-Type, such as text/turtle."
            )
        )
    data = request.form["text"].encode("utf-8", "replace")
    check_size(data, most)
    return Document(data, _syntax_of(""))


def _syntax_of(name: str) -> str:
    """Give the media type that a file's name stands for, else the one that the form names."""
    chosen = request.form.get("syntax", "")
    if PurePath(name).suffix.lower() in MEDIA_TYPES:
        return media_type_of(name)
    if chosen not in SYNTAXES:
        raise UnsupportedMediaType(
            wording("%(syntax)s is no syntax that is read here: %(known)s."),
            syntax=repr(chosen),
            known=", ".join(SYNTAXES),
        )
    return SYNTAXES[chosen].media_type


def _page(document: Document, checked: Checked | None, fault: SyntaxFault | None) -> Response:
    is_large = len(document.data) > MOST_BYTES
    text = "" if document.name and is_large else document.data.decode("utf-8", "replace")
    suffix = next(ending for ending, known in MEDIA_TYPES.items() if known == document.media_type)
    findings = [one for file in checked.report.files for one in file.findings] if checked else []
    body = render_template(
        "validate.html",
        report=checked.report if checked else None,
        checked=checked,
        fix_words=fix_words(findings),
        fault=fault,
        text=text,
        download="" if is_large else _download(document),
        name=f"{PurePath(document.name).stem or 'practice'}-mended{suffix}",
        is_mended=bool(request.form.get("fix")),
        syntax=suffix.removeprefix("."),
        syntaxes=SYNTAXES,
        forms=FORMS,
    )
    return _uncached(
        in_readers_language(Response(body, 400 if fault else 200, content_type=HTML.content_type))
    )


def _download(document: Document) -> str:
    """Give the document as an address from which a browser saves it, without another request."""
    return f"data:{document.media_type};base64,{base64.b64encode(document.data).decode()}"


def _told(report: Report, form: MediaForm) -> Response:
    if form is HTML:
        body = render_template("validate.html", report=report, syntaxes=SYNTAXES, forms=FORMS, syntax="ttl")
    else:
        body = written(report, form)
    response = Response(body, content_type=form.content_type)
    return _uncached(in_readers_language(response))


def written(report: Report, form: MediaForm) -> str:
    """Give a report in one of the forms but that of a page."""
    match form.suffix:
        case "json":
            return report.to_json()
        case "csv":
            return report.to_csv()
        case "txt":
            return report.to_text(hints=True)
    return report.to_rdf(form.media_type)


def _uncached(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    response.vary.add("Accept")
    return response
