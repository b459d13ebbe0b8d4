"""Citing an answer, and reading what was cited: the same rows for good, beside those of today.

    POST /cite                 query=...       303 to the citation, which may be there already
    GET  /cite/<id>            the page; .rq .csv .json ... the query and its rows; .bib .ris .csl to cite it
    GET  /cite/<id>/today      what the query says now, and what changed

Whoever cites needs no account and acts in nobody's name, so the form carries no mark against forgery.
"""

from flask import Blueprint, Flask, Response, current_app, redirect, render_template, request

from paraugs.answers import citing
from paraugs.answers.citing import Desk
from paraugs.answers.reference import Reference
from paraugs.answers.rows import read_rows
from paraugs.errors import RequestError, wording
from paraugs.graph.answer_forms import table_in, triples_in
from paraugs.graph.loading import digest_of_release
from paraugs.ledger.citations import Citation, Citations
from paraugs.resources import Resources
from paraugs.web.cells import cell
from paraugs.web.context import services
from paraugs.web.datasets import site
from paraugs.web.http.negotiation import (
    BOOLEAN_FORMS,
    HTML,
    RDF_FORMS,
    TABLE_FORMS,
    MediaForm,
    form_by_suffix,
    negotiate,
)
from paraugs.web.http.sparql_protocol import read_inquiry
from paraugs.web.responses import in_readers_language, page

blueprint = Blueprint("citations", __name__)

MOST_ROWS = 1000
_RELEASE = "paraugs.release"
QUERY = MediaForm("application/sparql-query", "rq", "SPARQL")
BIBTEX = MediaForm("application/x-bibtex", "bib", "BibTeX")
RIS = MediaForm("application/x-research-info-systems", "ris", "RIS")
CSL = MediaForm("application/vnd.citationstyles.csl+json", "csl", "CSL-JSON")
_REFERENCES = (BIBTEX, RIS, CSL)


def register(app: Flask, resources: Resources) -> None:
    """Add the pages to an application, with the digest of the reference data that it was started with."""
    app.extensions[_RELEASE] = digest_of_release(resources)
    app.register_blueprint(blueprint)


@blueprint.post("/cite")
def cite() -> Response:
    """Freeze the answer of a query, and lead to it."""
    inquiry = read_inquiry(request, services().settings.query_kb)
    if inquiry.text is None:
        raise RequestError(wording("There is nothing to cite: send query=..."))
    if inquiry.default_graphs or inquiry.named_graphs:
        raise RequestError(
            wording("A dataset beside the query cannot be cited: name it in the query by FROM.")
        )
    made = citing.cite(_desk(), inquiry.text)
    return redirect(f"{request.script_root}{_path(made)}", 303)  # type: ignore[return-value]


@blueprint.get("/cite/<name>.<suffix>")
def rows(name: str, suffix: str) -> Response:
    """The query, the rows or the reference of a citation as a file."""
    found = citing.find(_desk(), name)
    return _file(found, form_by_suffix(suffix, (QUERY, *_REFERENCES, *_forms(found))))


@blueprint.get("/cite/<name>")
def show(name: str) -> Response:
    """A citation as a page, or as what the client would rather have."""
    found = citing.find(_desk(), name)
    form = negotiate(request.headers.get("Accept"), (HTML, *_forms(found), QUERY, *_REFERENCES))
    if form is not HTML:
        return _file(found, form)
    kept = read_rows(found.form, found.body)
    return page(
        "citation.html",
        citation=found,
        reference=_reference(found),
        columns=kept.columns,
        rows=[[cell(value) for value in row] for row in kept.rows[:MOST_ROWS]],
        most=MOST_ROWS,
        forms=_forms(found),
        references=_REFERENCES,
        path=_path(found),
        described=_reference(found).schema_org(),
    )


@blueprint.get("/cite/<name>/today")
def today(name: str) -> Response:
    """What the query says now beside what was cited; made anew each time."""
    found = citing.find(_desk(), name)
    now = citing.today(_desk(), found)
    change = now.difference
    text = render_template(
        "citation-today.html",
        citation=found,
        reference=_reference(found),
        now=now,
        columns=read_rows(found.form, found.body).columns,
        new_columns=now.rows.columns if now.rows else (),
        added=[[cell(value) for value in row] for row in change.added[:MOST_ROWS]] if change else [],
        removed=[[cell(value) for value in row] for row in change.removed[:MOST_ROWS]] if change else [],
        path=_path(found),
    )
    response = Response(text, content_type=HTML.content_type)
    response.headers["Cache-Control"] = "no-store"
    return in_readers_language(response)


def _desk() -> Desk:
    here = services()
    assert here.ledger, "an instance without a ledger has no citations"
    release = str(current_app.extensions[_RELEASE])
    return Desk(Citations(here.ledger.database), here.graph, here.door, release, here.settings.base_iri)


def _reference(found: Citation) -> Reference:
    title = citing.title_of(found) or "Answer to a SPARQL query"
    return Reference(found, title, f"{site().address}{_path(found)}")


def _path(found: Citation) -> str:
    return f"/cite/{found.id}"


def _forms(found: Citation) -> tuple[MediaForm, ...]:
    if found.form in ("CONSTRUCT", "DESCRIBE"):
        return RDF_FORMS[:4]
    return BOOLEAN_FORMS if found.form == "ASK" else TABLE_FORMS


def _file(found: Citation, form: MediaForm) -> Response:
    body = _body(found, form)
    response = Response(body, content_type=form.content_type)
    response.set_etag(f"{found.id}-{form.suffix}")
    response.headers["Cache-Control"] = "no-cache"  # It never changes, but the law may make us erase it.
    response.vary.add("Accept")
    response.make_conditional(request)
    return response


def _body(found: Citation, form: MediaForm) -> str | bytes:
    if form is QUERY:
        return found.query
    if form in _REFERENCES:
        reference = _reference(found)
        return {BIBTEX: reference.bibtex, RIS: reference.ris, CSL: reference.csl}[form]()
    if form in RDF_FORMS:
        return triples_in(found.body, form.media_type)
    return table_in(found.body, form.media_type)
