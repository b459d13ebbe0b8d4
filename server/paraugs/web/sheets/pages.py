"""Workbooks: the template, what a state has contributed, and the door through which they come back.

    GET  /contributions/template.xlsx?state=LV&language=lv   to fill in
    GET  /contributions/spreadsheet?state=LV                 what is there now, to revise
    GET  /contributions/spreadsheet                          a page with a form to send one in
    POST /contributions/spreadsheet                          send one in: the form's, or as the body

`?dry-run` only checks; `?as=draft` hands in drafts. The answer is a page, JSON, CSV, or a marked copy of the
workbook, by Accept or by `?format=`.
"""

import base64
from dataclasses import replace
from functools import lru_cache

from flask import Blueprint, Flask, Response, request

from paraugs.contribute.findings.report import Report
from paraugs.errors import NotFound, ParaugsError, wording
from paraugs.life.state_sheet import rows_of_state
from paraugs.life.workbooks import Wish, WorkbookReport, marks_of, stamps_of, take_in
from paraugs.people.roles import Actor, require
from paraugs.people.states import code_of, state_of
from paraugs.sheets.lists import Picker
from paraugs.sheets.opening import SheetOffice
from paraugs.sheets.placing import worded
from paraugs.sheets.template import Wanted, write_book
from paraugs.web import reader
from paraugs.web.accounts.identity import signed_in
from paraugs.web.accounts.private import private_page
from paraugs.web.context import services
from paraugs.web.contributions.asking import asker
from paraugs.web.contributions.conditions import as_draft
from paraugs.web.contributions.telling import json_answer
from paraugs.web.error_words import error_words
from paraugs.web.http.language import root
from paraugs.web.http.negotiation import HTML, MediaForm, form_by_suffix, negotiate
from paraugs.web.office import office
from paraugs.web.sheets import parts as sheet_parts
from paraugs.web.sheets.bodies import XLSX, read_workbook
from paraugs.web.sheets.parts import languages_of, sheet_office, turn
from paraugs.web.sheets.telling import report_object

JSON = MediaForm("application/json", "json", "JSON")
CSV = MediaForm("text/csv", "csv", "CSV")
FORMS = (JSON, HTML, CSV, XLSX)
_PAGE = "contribute/spreadsheet.html"
_INLINE = 1 << 20
"""The largest marked copy that a page carries along; a larger one is sent when it is asked for."""
_TEMPLATES = 64
"""How many empty workbooks are remembered: each takes a fifth of a second to write, and 40 kB to keep."""

blueprint = Blueprint("sheets", __name__)


def register(app: Flask) -> None:
    """Open this door in an application."""
    sheet_parts.register(app)
    app.register_blueprint(blueprint)


@blueprint.url_value_preprocessor
def _bound(endpoint: str | None, values: object) -> None:
    """Read no more of a request than a workbook may have, before anything looks into it."""
    request.max_content_length = (services().settings.submission_mb << 20) + (64 << 10)


@blueprint.get("/contributions/template.xlsx")
def template() -> Response:
    """The workbook to fill in."""
    code, language = _code(asker()), _language()
    data = _template(sheet_office(), language, _wanted_for(code, language))
    return _file(data, f"paraugs-{code or 'template'}-{language}.xlsx")


@blueprint.get("/contributions/spreadsheet")
def spreadsheet() -> Response:
    """What a state has contributed, as a workbook (`?state=`), or the page to send one in."""
    if "state" in request.args:
        return _current(asker())
    return _page(signed_in(), None)


@blueprint.post("/contributions/spreadsheet")
def hand_in() -> Response:
    """Take in a workbook, or only check it."""
    form = _form()
    who = signed_in() if form is HTML else asker()
    who = replace(who, language=reader.language()) if who and form is HTML else who
    act = "save-draft" if as_draft() else "submit"
    actor = require(who, act, who.member_state if who else "")  # type: ignore[arg-type]
    data = read_workbook()
    dry_run = "dry-run" in request.args or request.form.get("do") == "check"
    with turn():
        report = take_in(office(), sheet_office(), actor, data, Wish(dry_run, as_draft()))
        copy = _marked(data, report, actor) if form in (HTML, XLSX) else b""
    if form is HTML:
        return _page(actor, report, copy)
    if form is XLSX:
        return _file(copy, "paraugs-marked.xlsx")
    return json_answer(report_object(report)) if form is JSON else _csv(report, actor.language)


@lru_cache(maxsize=_TEMPLATES)
def _template(sheets: SheetOffice, language: str, wanted: Wanted) -> bytes:
    return write_book(sheets.layout, Picker(sheets.lists, language), wanted)


def _form() -> MediaForm:
    suffix = request.args.get("format", "") or request.form.get("format", "")
    return form_by_suffix(suffix, FORMS) if suffix else negotiate(request.headers.get("Accept"), FORMS)


def _current(who: Actor | None) -> Response:
    code, language = _code(who), _language()
    rows, left_out = rows_of_state(office(), sheet_office(), who, code, _picker(language))
    wanted = replace(_wanted_for(code, language), left_out=left_out)
    data = write_book(sheet_office().layout, _picker(language), wanted, rows)
    return _file(data, f"paraugs-{code}-{language}.xlsx")


def _marked(data: bytes, report: WorkbookReport, who: Actor) -> bytes:
    return sheet_office().room.mark(
        data, marks_of(report, who.language, _told), stamps_of(report), who.language
    )


def _told(refusal: ParaugsError) -> str:
    return error_words(refusal).value


def _page(who: Actor, report: WorkbookReport | None, copy: bytes = b"") -> Response:
    inline = base64.b64encode(copy).decode() if copy and len(copy) <= _INLINE else ""
    return private_page(
        _PAGE,
        report=report,
        worded=lambda finding: worded(finding, reader.language()),
        copy=f"data:{XLSX.media_type};base64,{inline}" if inline else "",
        state=code_of(who.member_state) if who.member_state else "",
        forms=FORMS,
        most=services().settings.submission_mb,
    )


def _csv(report: WorkbookReport, language: str) -> Response:
    text = Report(report.files(), language).to_csv()
    response = Response(text, content_type=CSV.content_type)
    response.headers["Cache-Control"] = "no-store"
    return response


def _file(data: bytes, name: str) -> Response:
    response = Response(data, content_type=XLSX.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    response.vary.update(("Accept", "Authorization", "Cookie"))
    return response


def _language() -> str:
    """Give the language of the workbook: the one that is named, else the reader's."""
    named = request.args.get("language", "")
    if named and named not in reader.catalogues():
        raise NotFound(wording("a workbook in the language %(name)s"), name=named)
    return named or reader.language()


def _code(who: Actor | None) -> str:
    """Give the code of the state that is named, else of who asks; empty for none."""
    if named := request.args.get("state", ""):
        return code_of(state_of(named))
    return code_of(who.member_state) if who and who.member_state else ""


def _picker(language: str) -> Picker:
    return Picker(sheet_office().lists, language)


def _wanted_for(code: str, language: str) -> Wanted:
    address = f"{request.host_url.rstrip('/')}{root()}/contributions/spreadsheet"
    download = f"{address}?state={code.upper()}" if code else address
    spoken = languages_of(code)
    ordered = sorted(spoken, key=lambda one: one != language)
    return Wanted(tuple(ordered), address, download)
