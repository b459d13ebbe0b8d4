"""The catalogue of the datasets, so that a data portal finds what there is and can take it (DCAT-AP 3.0.1).

What is always so stands in `data/catalogue/`; here come what changes with the data (dates, years, places,
files with their sizes) and what depends on the server (addresses, whom to ask).
Source: DCAT-AP 3.0.1 (https://semiceu.github.io/DCAT-AP/releases/3.0.1/).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from paraugs.graph.named import NamedQueries
from paraugs.graph.port import Reading
from paraugs.graph.release import ID
from paraugs.publish.catalogue_figures import Figures, figures_of
from paraugs.publish.catalogue_files import distributions
from paraugs.publish.dumps.parts import WHOLE
from paraugs.publish.dumps.shelf import Dump, DumpSet
from paraugs.publish.statements import Said, say, typed
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple

CATALOGUE = IRI(f"{ID}catalogue/paraugs")
_DATASET, _SERVICE = f"{ID}dataset/", f"{ID}service/"
_ENDPOINTS = {
    "sparql": ("/sparql", "/sparql"),
    "graphs": ("/graphs", "/graphs"),
    "contributions": ("/contributions", "/openapi.json"),
    "changes": ("/contributions/feed.atom", "/guide/harvesters"),
    "event-stream": ("/ldes", "/guide/harvesters"),
    "oai": ("/oai?verb=Identify", "/guide/harvesters"),
}
"""Where each service is, and where it is described."""
_FIRST = (WHOLE, "practices", "tools", "vocabularies", "monitor")


@dataclass(frozen=True, slots=True)
class Site:
    """The server as the catalogue names it: its address without a slash at the end, and whom to ask."""

    address: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A dataset of the catalogue: its IRI and name, all that is said of it, and its files."""

    iri: IRI
    name: str
    triples: tuple[Triple, ...]
    dumps: tuple[Dump, ...]

    def text(self, name: str, language: str) -> str:
        """A text of the dataset in a language, else in English."""
        found = {
            each.object.language: each.object.value
            for each in self.triples
            if each.subject == self.iri and each.predicate == term(name) and isinstance(each.object, Literal)
        }
        return found.get(language) or found.get("en") or ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that is said: of the catalogue itself, its datasets in order, its services, and terms of lists."""

    about: tuple[Triple, ...]
    entries: tuple[Entry, ...]
    services: tuple[Triple, ...]
    terms: tuple[Triple, ...]
    modified: str

    def entry(self, dataset: IRI) -> Entry | None:
        """The entry of a dataset; None when it has none."""
        return next((each for each in self.entries if each.iri == dataset), None)


def describe_catalogue(graph: Reading, queries: NamedQueries, site: Site, dumps: DumpSet | None) -> Catalogue:
    """Describe what there is now; `dumps` are its files (None before the first are made)."""
    stated, figures = graph.construct(queries["catalogue"].bind({})), figures_of(graph, queries)
    entries = [
        _entry(dataset, stated, figures, site, dumps)
        for dataset in sorted(_objects(stated, "dcat:dataset"), key=_order)
        if figures.knows(_name(dataset))
    ]
    services = [triple for each in sorted(_objects(stated, "dcat:service")) for triple in
                _service(each, stated, site)]  # fmt: skip
    about = _about(stated, figures, site)
    every = [*about, *services, *(triple for entry in entries for triple in entry.triples)]
    mentioned = sorted({each.object for each in every if isinstance(each.object, IRI)})
    terms = [
        triple
        for triple in graph.construct(queries["catalogue-terms"].bind({"term": mentioned}))
        if not str(triple.subject).startswith((_DATASET, _SERVICE, CATALOGUE.value))
    ]
    return Catalogue(tuple(about), tuple(entries), tuple(services), tuple(terms), figures.modified)


def _about(stated: Iterable[Triple], figures: Figures, site: Site) -> list[Triple]:
    home = IRI(f"{site.address}/")
    said: Said = [
        (CATALOGUE, "foaf:homepage", home),
        (home, "rdf:type", term("foaf:Document")),
        (CATALOGUE, "dct:modified", typed(figures.modified)),
        *((CATALOGUE, "dct:spatial", place) for place in figures.places),
        *_contact(site),
    ]
    own = [each for each in stated if each.subject == CATALOGUE and each.predicate != term("dcat:dataset")]
    return [*own, *say(said)]


def _entry(
    dataset: IRI, stated: Iterable[Triple], figures: Figures, site: Site, dumps: DumpSet | None
) -> Entry:
    name = _name(dataset)
    own = [each for each in stated if each.subject == dataset]
    files = dumps.of(name) if dumps else ()
    page, period = IRI(f"{site.address}/doc/dataset/{name}"), figures.period(name)
    node = IRI(f"{site.address}/catalog#years-{period.first}-{period.last}")
    said: Said = [
        (dataset, "dct:modified", typed(figures.changed(name) or _text(own, "dct:issued"))),
        (dataset, "dcat:landingPage", page),
        (page, "rdf:type", term("foaf:Document")),
        (dataset, "dcat:contactPoint", _contact_node(site)),
        (dataset, "dct:temporal", node),
        (node, "rdf:type", term("dct:PeriodOfTime")),
        (node, "dcat:startDate", typed(period.first)),
        (node, "dcat:endDate", typed(period.last)),
    ]
    if not any(each.predicate == term("dct:spatial") for each in own):
        said += [(dataset, "dct:spatial", place) for place in figures.places]
    triples = [
        *own,
        *say(said),
        *distributions(dataset, own, site.address, files, dumps.when if dumps else ""),
    ]
    return Entry(dataset, name, tuple(triples), files)


def _service(service: IRI, stated: Iterable[Triple], site: Site) -> list[Triple]:
    endpoint, description = _ENDPOINTS[service.value.removeprefix(_SERVICE)]
    said: Said = [
        (service, "dcat:endpointURL", IRI(site.address + endpoint)),
        (service, "dcat:endpointDescription", IRI(site.address + description)),
        (service, "dcat:contactPoint", _contact_node(site)),
    ]
    return [*(each for each in stated if each.subject == service), *say(said)]


def _contact_node(site: Site) -> IRI:
    return IRI(f"{site.address}/catalog#contact")


def _contact(site: Site) -> Said:
    """Whom to ask: the operator's address, or else the page that says who this is."""
    node, is_mail = _contact_node(site), site.contact.startswith("mailto:")
    where = IRI(site.contact or f"{site.address}/about")
    return [
        (node, "rdf:type", term("vcard:Kind")),
        (node, "rdf:type", term("vcard:Organization")),
        (node, "vcard:fn", Literal("Paraugs", "en")),
        (node, "vcard:hasEmail" if is_mail else "vcard:hasURL", where),
    ]


def _objects(triples: Iterable[Triple], name: str) -> set[IRI]:
    return {each.object for each in triples if each.predicate == term(name) and isinstance(each.object, IRI)
            and each.subject == CATALOGUE}  # fmt: skip


def _name(dataset: IRI) -> str:
    return dataset.value.removeprefix(_DATASET)


def _order(dataset: IRI) -> tuple[int, str]:
    name = _name(dataset)
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST)), name


def _text(triples: Iterable[Triple], name: str) -> str:
    return next((str(each.object) for each in triples if each.predicate == term(name)), "")
