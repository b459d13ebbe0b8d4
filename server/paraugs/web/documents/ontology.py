"""The ontology and the shapes at their namespaces: a page with an anchor for every term, and RDF."""

from pathlib import Path

from flask import Blueprint, Response, render_template, request

from paraugs.errors import NotFound
from paraugs.explore.ontology import modules
from paraugs.explore.rules import Rules
from paraugs.graph.documents import read_files
from paraugs.graph.serialising import serialise
from paraugs.terms import IRI
from paraugs.web import links, reader
from paraugs.web.context import services
from paraugs.web.documents.document_links import alternate
from paraugs.web.documents.documents import FORMS, split_suffix, wanted_form
from paraugs.web.http.negotiation import HTML, JSON_LD, MediaForm
from paraugs.web.responses import respond

CONTEXT = "ontology/context.jsonld"
RDF_FORMS = FORMS[1:]

blueprint = Blueprint("ontology", __name__)


@blueprint.get(f"/{CONTEXT}")
def context() -> Response:
    """The JSON-LD context of our terms."""
    return respond(JSON_LD, lambda: services().resources.text(CONTEXT))


@blueprint.get("/ontology", defaults={"rest": ""})
@blueprint.get("/ontology.<rest>")
def whole_ontology(rest: str) -> Response:
    """The ontology with all its modules, alignments and deprecations."""
    named = _whole_suffix(rest, FORMS)
    files = services().resources.files("ontology", "*.ttl") + services().resources.files(
        "ontology/alignments", "*.ttl"
    )
    return _ontology("", wanted_form(FORMS, named), files)


@blueprint.get("/ontology/<name>")
def module(name: str) -> Response:
    """One module of the ontology."""
    stem, named = split_suffix(name, FORMS)
    return _ontology(stem, wanted_form(FORMS, named), _files("ontology", stem))


@blueprint.get("/shapes", defaults={"rest": ""})
@blueprint.get("/shapes.<rest>")
def all_shapes(rest: str) -> Response:
    """All shapes: a page with an anchor for every rule, and RDF."""
    form = wanted_form(FORMS, _whole_suffix(rest, FORMS))
    files = services().resources.files("shapes", "*.ttl")
    if form is not HTML:
        return _rdf("/shapes", form, files)
    headers = [f'<{services().settings.base_iri}shapes>; rel="cite-as"', *_alternates("/shapes", HTML)]
    return respond(HTML, lambda: _render_rules(files), headers)


@blueprint.get("/shapes/<name>")
def shapes(name: str) -> Response:
    """The shapes of one severity or kind, as RDF."""
    stem, named = split_suffix(name, RDF_FORMS)
    return _rdf(f"/shapes/{stem}", wanted_form(RDF_FORMS, named), _files("shapes", stem))


def _whole_suffix(rest: str, forms: tuple[MediaForm, ...]) -> MediaForm | None:
    """The form that the suffix of a whole room names, None without a suffix; NotFound for any other."""
    named = next((form for form in forms if form.suffix == rest), None)
    if rest and named is None:
        raise NotFound(request.path)
    return named


def _files(folder: str, name: str) -> list[Path]:
    """The file of that name in a folder, if there is one; a stranger's name is never part of a path."""
    return [file for file in services().resources.files(folder, "*.ttl") if file.stem == name]


def _rdf(path: str, form: MediaForm, files: list[Path]) -> Response:
    if not files:
        raise NotFound(path)
    base = services().settings.base_iri
    headers = [f'<{base}{path.removeprefix("/")}>; rel="cite-as"', *_alternates(path, form)]
    return respond(form, lambda: serialise(read_files(files, base), form.media_type), headers)


def _ontology(name: str, form: MediaForm, files: list[Path]) -> Response:
    path = f"/ontology/{name}" if name else "/ontology"
    return _rdf(path, form, files) if form is not HTML else _page(name, path, files)


def _page(name: str, path: str, files: list[Path]) -> Response:
    if not files:
        raise NotFound(path)
    whole = IRI(f"{services().settings.base_iri}ontology")
    asked = IRI(f"{whole.value}/{name}") if name else whole
    headers = [f'<{asked.value}>; rel="cite-as"', *_alternates(path, HTML)]
    return respond(HTML, lambda: _render(whole, asked, path), headers)


def _render(whole: IRI, asked: IRI, path: str) -> str:
    statements = services().graph.read_graph(IRI(f"{links.things()}graph/ontology"))
    description = reader.answers().with_names(statements, reader.language())
    found = modules(description, whole)
    return render_template(
        "ontology.html",
        title=description.label(asked),
        summary=description.text(asked, "dct:description"),
        modules=[each for each in found if asked in (whole, each.iri)],
        all_modules=found,
        alternates=[(each.label, alternate(path, each), each.media_type) for each in RDF_FORMS],
        address=asked,
    )


def _render_rules(files: list[Path]) -> str:
    base = services().settings.base_iri
    names = services().graph.read_graph(IRI(f"{links.things()}graph/ontology"))
    rules = Rules(read_files(files, base), names, reader.language())
    return render_template(
        "rules.html",
        kinds=rules.kinds(),
        alternates=[(each.label, alternate("/shapes", each), each.media_type) for each in RDF_FORMS],
        address=f"{base}shapes",
    )


def _alternates(path: str, form: MediaForm) -> list[str]:
    offered = FORMS if path.startswith("/ontology") or path == "/shapes" else RDF_FORMS
    return [
        f'<{alternate(path, each)}>; rel="alternate"; type="{each.media_type}"'
        for each in offered
        if each is not form
    ]
