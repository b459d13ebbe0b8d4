"""Which page shows a thing: an article for a practice, a table for a benchmark, a tree for a scheme, and so
on.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from flask import render_template

from paraugs.explore.cards import Page, list_practices
from paraugs.explore.description import Description
from paraugs.explore.lineage import STEPS, lineage
from paraugs.explore.monitor import Target, target
from paraugs.explore.practice import show_practice
from paraugs.explore.renewal import overdue_since
from paraugs.explore.reviews import reviews_of
from paraugs.explore.things import show_thing
from paraugs.explore.tombstone import Tombstone, tombstone_of
from paraugs.explore.wording import Link, Text
from paraugs.graph.named import Value
from paraugs.ledger.revision import PUBLIC
from paraugs.life.naming import link_of
from paraugs.life.versions import Frozen, Version
from paraugs.short_names import term
from paraugs.terms import IRI, Literal
from paraugs.web import links, reader
from paraugs.web.context import services
from paraugs.web.documents import structured_data
from paraugs.web.documents.benchmark_page import standings_by_indicator
from paraugs.web.documents.document_links import alternate
from paraugs.web.documents.mementos import public_versions
from paraugs.web.documents.state_page import state_page
from paraugs.web.documents.surroundings import surroundings
from paraugs.web.http.negotiation import HTML, MediaForm

Parts = dict[str, object]
SHOWN = 8
FILTERS: Mapping[str, str] = {
    term(name).value: filter_name
    for name, filter_name in {
        "par:objective": "objective", "par:topic": "topic", "par:educationStage": "stage",
        "par:learningMode": "mode", "par:bearsOn": "benchmark", "par:appliesTool": "tool",
    }.items()
}  # fmt: skip


def render(
    thing: IRI,
    path: str,
    forms: tuple[MediaForm, ...],
    description: Description,
    frozen: Frozen | None = None,
) -> str:
    """The page about a thing, or about how it was told in a version."""
    template, parts = _page_of(thing, description)
    holders = (thing, *description.subjects("foaf:primaryTopic", thing))
    others = [form for form in forms if form is not HTML]
    return render_template(
        template,
        alternates=[(form.label, alternate(path, form), form.media_type) for form in others],
        statements=structured_data.statements(description, thing),
        overview=structured_data.overview(description, thing),
        licences=[licence for holder in holders for licence in description.links(holder, "dct:license")],
        frozen=frozen,
        cited=IRI(f"{links.things()}revision/{frozen.version.number}") if frozen else thing,
        reviews=reviews_of(description, holders),
        overdue=None if frozen else overdue_since(description, holders),
        renewed=None if frozen else _renewed(holders),
        **parts,
    )


def _renewed(holders: Iterable[IRI]) -> Version | None:
    """The newest version, when it is the answer of the state to whether this still holds."""
    newest = next(iter(public_versions(holders)[-1:]), None)
    return newest if newest and newest.answer else None


def _page_of(thing: IRI, description: Description) -> tuple[str, Parts]:
    if thing.value in reader.states():
        return "state.html", _state(thing)
    if grave := tombstone_of(description, thing):
        return "tombstone.html", _withdrawn(grave)
    kinds = {kind.value for kind in description.things(thing, "rdf:type")}
    for name, (template, collect) in _PAGES.items():
        if term(name).value in kinds:
            return template, collect(thing, description)
    return "thing.html", _thing(thing, description)


def _thing(thing: IRI, description: Description) -> Parts:
    shown = show_thing(reader.answers(), description, thing)
    parts: Parts = {"thing": shown}
    for each in shown.incoming:
        filter_name = FILTERS.get(each.property.value)
        if filter_name and "practices" not in parts:
            parts |= {"practices": _practices(thing, filter_name), "filter": (filter_name, thing)}
            parts["filtered"] = each.property
    return parts


def _practices(thing: IRI, filter_name: str) -> Page:
    chosen: dict[str, Value] = {filter_name: thing}
    return list_practices(reader.answers(), reader.language(), 1, SHOWN, **chosen)


def _record(thing: IRI, description: Description) -> Parts:
    return _thing(thing, description) | {"versions": public_versions([thing])}


def _withdrawn(grave: Tombstone) -> Parts:
    return {
        "grave": grave,
        "name": _told_of(grave.contribution),
        "successors": [(each, _told_of(each.iri) or each.label) for each in grave.replaced_by],
        "versions": public_versions([grave.contribution]),
    }


def _told_of(contribution: IRI) -> Text | None:
    """The name of what a contribution is, or was, about, as far as everybody may know it."""
    ledger = services().ledger
    history = ledger.history(contribution.value) if ledger else []
    public = [each for each in history if each.entry.status in PUBLIC and not each.erasure]
    told = [each for each in public if each.entry.status != "withdrawn"]
    return link_of(told[-1], reader.language()).label if told else None


def _practice(thing: IRI, description: Description) -> Parts:
    practice = show_practice(reader.answers(), description)
    return {"practice": practice, "article_data": structured_data.article(practice)} | surroundings(practice)


def _state(thing: IRI) -> Parts:
    return state_page(reader.states()[thing.value]) | {"filter": ("state", thing)}


def _tool(thing: IRI, description: Description) -> Parts:
    return _thing(thing, description) | {
        "lineage": lineage(reader.answers(), thing, reader.language()),
        "told": [term(name) for name in (*STEPS, "par:descendsFrom")],
    }


def _benchmark(thing: IRI, description: Description) -> Parts:
    return _measured(
        thing, description, description.links(thing, "par:measuredBy"), target(description, thing)
    )


def _indicator(thing: IRI, description: Description) -> Parts:
    return _measured(thing, description, (description.link(thing),), None)


def _measured(thing: IRI, description: Description, indicators: Sequence[Link], goal: Target | None) -> Parts:
    return _thing(thing, description) | {
        "target": goal,
        "shown": standings_by_indicator(indicators, goal),
        "states": list(reader.states().values()),
        "short": links.short,
    }


def _scheme(thing: IRI, description: Description) -> Parts:
    told = [term(name) for name in ("skos:inScheme", "skos:topConceptOf")]
    return _thing(thing, description) | {"branches": reader.branches(thing), "told": told}


def _concept(thing: IRI, description: Description) -> Parts:
    labels = [each for each in description.values(thing, "skos:prefLabel") if isinstance(each, Literal)]
    names = {(each.language, each.value) for each in labels if each.language}
    told = [term(name) for name in ("skos:broader", "skos:narrower", "skos:related", "skos:hasTopConcept")]
    return _thing(thing, description) | {"names": sorted(names), "told": told}


_PAGES: Mapping[str, tuple[str, Callable[[IRI, Description], Parts]]] = {
    "par:Contribution": ("record.html", _record),
    "par:Practice": ("practice.html", _practice),
    "par:Benchmark": ("benchmark.html", _benchmark),
    "par:Indicator": ("benchmark.html", _indicator),
    "par:ReferenceTool": ("tool.html", _tool),
    "skos:ConceptScheme": ("scheme.html", _scheme),
    "skos:Concept": ("concept.html", _concept),
}
