"""`/query`: a question in SPARQL, its answer below it, and ways on from there.

The address is the whole state, so that it can be shared. A query that is too long for an address comes by
POST; a short one that does is led to its address.
"""

from http import HTTPStatus
from urllib.parse import urlencode

from flask import Blueprint, Flask, Response, redirect, render_template, request

from paraugs.errors import ParaugsError
from paraugs.graph.layout import formatted, with_prefixes
from paraugs.graph.lexer import outline
from paraugs.publish.parquet import is_available
from paraugs.resources import Resources
from paraugs.web import figures
from paraugs.web.context import services
from paraugs.web.http.negotiation import HTML, form_by_suffix
from paraugs.web.http.problems import problem_of
from paraugs.web.http.sparql_protocol import Inquiry, read_inquiry
from paraugs.web.links import endpoint
from paraugs.web.responses import entity_tag, in_readers_language, respond
from paraugs.web.sparql import answers
from paraugs.web.workbench import completing, downloads, examples
from paraugs.web.workbench.client_code import CLIENTS, Question, program
from paraugs.web.workbench.completing import known_prefixes
from paraugs.web.workbench.running import Failure, Run, prepared, run
from paraugs.web.workbench.view import view_of
from paraugs.web.workbench.wishes import read_wish

LONGEST_ADDRESS = 6_000
"""What an address may have for a query; the server reads 8,190 bytes of a line."""

blueprint = Blueprint("workbench", __name__)


def register(app: Flask, resources: Resources) -> None:
    """Add the workbench to an application."""
    examples.register(app, resources)
    app.jinja_env.globals["has_parquet"] = is_available()
    app.register_blueprint(blueprint)
    app.register_blueprint(completing.blueprint)


@blueprint.route("/query", methods=["GET", "POST"])
def show() -> Response:
    """The editor, with the answer when there is a query."""
    inquiry = read_inquiry(request, services().settings.query_kb)
    if inquiry.text is None or not inquiry.text.strip():
        return _editor()
    if "format" in request.args:
        return _laid_out(inquiry)
    if request.method == "POST" and not is_long(inquiry):
        place = f"{request.script_root}/query?{_arguments(inquiry)}"
        return _fresh(redirect(place, HTTPStatus.SEE_OTHER))  # type: ignore[arg-type]
    return _answered(prepared(inquiry))


@blueprint.route("/query/answer.<suffix>", methods=["GET", "POST"])
@blueprint.route("/query/answer.<suffix>.csv", methods=["GET", "POST"])
def download(suffix: str) -> Response:
    """An answer in a form that `/sparql` does not give."""
    suffix = "excel.csv" if request.path.endswith("/answer.excel.csv") else suffix
    form_by_suffix(suffix, [form for form, _ in downloads.WRITERS.values()])
    found = run(prepared(read_inquiry(request, services().settings.query_kb)))
    if isinstance(found, Failure):
        raise found.error
    form, write = downloads.WRITERS[suffix]
    headers = {"Content-Disposition": f'attachment; filename="answer.{suffix.removeprefix("excel.")}"'}
    return _fresh(Response(write(found), content_type=form.content_type, headers=headers))


@blueprint.route("/query/code.<suffix>", methods=["GET", "POST"])
def code(suffix: str) -> Response:
    """The query as a program that runs as it stands."""
    client = next((each for each in CLIENTS if each.suffix == suffix), None)
    if client is None:
        form_by_suffix(suffix, ())
    inquiry = prepared(read_inquiry(request, services().settings.query_kb))
    text = program(_question(inquiry), client)  # type: ignore[arg-type]
    headers = {"Content-Disposition": f'attachment; filename="query.{suffix}"'}
    kind = f"{client.media_type}; charset=utf-8"  # type: ignore[union-attr]
    return _fresh(Response(text, content_type=kind, headers=headers))


def is_long(inquiry: Inquiry) -> bool:
    """Whether an address cannot hold the query."""
    return len(_arguments(inquiry)) > LONGEST_ADDRESS


def _editor() -> Response:
    name = request.args.get("example", "")
    chosen = examples.example(name) if name else None
    text = chosen.text if chosen else ""
    return respond(
        HTML, lambda: render_template("workbench/page.html", chosen=chosen, query=text, **_always())
    )


def _laid_out(inquiry: Inquiry) -> Response:
    text = formatted(with_prefixes(inquiry.text or "", known_prefixes()))
    page = render_template("workbench/page.html", query=text, **_always())
    return in_readers_language(_fresh(Response(page, content_type=HTML.content_type)))


def _answered(inquiry: Inquiry) -> Response:
    tag = _tag(inquiry)
    if same := answers.unchanged(tag):
        return in_readers_language(figures.permit(same))
    found = run(inquiry)
    if isinstance(found, Failure):
        return _failed(inquiry, found)
    response = answers.finish(Response(_page(found), content_type=HTML.content_type), tag)
    return in_readers_language(figures.permit(response))


def _page(found: Run) -> str | bytes:
    wish = read_wish(request.args)
    text = render_template(
        "workbench/page.html",
        query=found.inquiry.text,
        run=found,
        wish=wish,
        view=view_of(found, wish),
        programs=[(client, program(_question(found.inquiry), client)) for client in CLIENTS],
        arguments=_arguments(found.inquiry),
        long=is_long(found.inquiry),
        **_always(),
    )
    return figures.alone(text)


def _failed(inquiry: Inquiry, failure: Failure) -> Response:
    problem = problem_of(failure.error)
    place = getattr(failure.error, "place", None)
    text = render_template(
        "workbench/page.html",
        query=inquiry.text,
        failure=failure.error,
        problem=problem,
        place=place,
        **_always(),
    )
    response = _fresh(Response(text, problem.status, content_type=HTML.content_type))
    if problem.retry_after is not None:
        response.headers["Retry-After"] = str(problem.retry_after)
    return in_readers_language(response)


def _always() -> dict[str, object]:
    return {"topics": examples.topics(), "endpoint": endpoint(), "longest": LONGEST_ADDRESS}


def _question(inquiry: Inquiry) -> Question:
    text = inquiry.text or ""
    return Question(text, endpoint(), outline(text).form, services().graph.version)


def _tag(inquiry: Inquiry) -> str:
    """The tag of a page: none by POST, whose address is the same for all, nor of what is no query."""
    try:
        known = outline(inquiry.text or "")
    except ParaugsError:
        return ""
    return "" if request.method == "POST" else answers.tag_of(inquiry, known, entity_tag(HTML))


def _arguments(inquiry: Inquiry) -> str:
    """The query and its dataset as the arguments of an address."""
    graphs = (("default-graph-uri", inquiry.default_graphs), ("named-graph-uri", inquiry.named_graphs))
    named = [(name, graph) for name, chosen in graphs for graph in chosen or ()]
    return urlencode([("query", inquiry.text or ""), *named])


def _fresh(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
