"""`/guide`: a page for each kind of user: researchers, Member States and their systems, harvesters.

A guide is written whole in each language instead of being put together from translated sentences. Its
examples carry classes by which a test finds them and runs them against this application.
"""

from pathlib import Path

from flask import Blueprint, Response

from paraugs.publish.limits import limits
from paraugs.web import reader
from paraugs.web.context import services
from paraugs.web.http.negotiation import JSON_LD, TURTLE
from paraugs.web.links import endpoint
from paraugs.web.responses import page, respond

GUIDES = ("researchers", "states", "systems", "harvesters")
EXAMPLES = {"practice.ttl": TURTLE, "practice.jsonld": JSON_LD}
"""A whole invented practice with comments, to be copied and sent."""
LANGUAGES = ("en", "lv")

blueprint = Blueprint("guides", __name__)


@blueprint.get("/guide")
def contents() -> Response:
    """The list of guides."""
    return _written("index")


@blueprint.get(f"/guide/<any({', '.join(GUIDES)}):name>")
def guide(name: str) -> Response:
    """One guide."""
    return _written(name)


@blueprint.get(f"/guide/<any({', '.join(map(repr, EXAMPLES))}):file>")
def whole_practice(file: str) -> Response:
    """A whole practice to copy."""
    path = Path(__file__).parents[1] / "examples" / file
    return respond(EXAMPLES[file], lambda: path.read_text(encoding="utf-8"))


def _written(name: str) -> Response:
    chosen = reader.language() if reader.language() in LANGUAGES else LANGUAGES[0]
    return page(
        f"guide/{name}.{chosen}.html",
        written_in=chosen,
        name=name,
        endpoint=endpoint(),
        server=endpoint().removesuffix("/sparql"),
        version=services().graph.version,
        counts=reader.counts(),
        limits={limit.name: limit.value for limit in limits(services().settings)},
        most_items=services().settings.submission_items,
        most_megabytes=services().settings.submission_mb,
        question=_question,
    )


def _question(name: str) -> str:
    """The text of a competency query without its header, ready to run."""
    lines = services().resources.text(f"queries/competency/{name}.rq").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#+")).strip()
