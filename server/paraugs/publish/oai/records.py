"""A contribution as metadata: simple Dublin Core, or a dataset of DCAT-AP.

Sources: OAI-PMH guidelines for oai_dc; DCAT-AP 3.0.1, class Dataset.
"""

from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from paraugs.graph.parsing import parse
from paraugs.graph.serialising import serialise
from paraugs.namespaces import PREFIXES
from paraugs.publish.oai.selecting import Item
from paraugs.publish.oai.writing import add
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Term, Triple

_DC = "http://purl.org/dc/elements/1.1/"
_OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_EU = "http://publications.europa.eu/resource/authority/"
_TOPIC = term("foaf:primaryTopic")
_TITLES = ("dct:title", "skos:prefLabel")
_DESCRIPTIONS = ("dct:description", "dct:abstract")
_FORMS = (("ttl", "TURTLE", "text/turtle"), ("jsonld", "JSON_LD", "application/ld+json"))
_OF_TOPIC: Mapping[str, tuple[str, ...]] = {
    "title": _TITLES,
    "description": _DESCRIPTIONS,
    "subject": ("par:topic", "par:objective", "par:educationStage"),
    "type": ("rdf:type",),
    "source": ("dct:source",),
}
_OF_RECORD: Mapping[str, tuple[str, ...]] = {
    "creator": ("par:contributor",),
    "date": ("dct:modified", "dct:issued"),
    "language": ("dct:language",),
    "rights": ("dct:license",),
    "coverage": ("par:memberState",),
}


class Content:
    """The statements of a contribution, asked by subject and property."""

    def __init__(self, item: Item) -> None:
        self.record = IRI(item.change.member)
        data = item.shown.nquads.encode()
        self._triples = [Triple(*quad[:3]) for quad in parse(data, "application/n-quads")]
        found = next((t.object for t in self._triples if t.predicate == _TOPIC), self.record)
        self.topic = found if isinstance(found, IRI) else self.record

    def values(self, subject: IRI, names: Iterable[str], all_names: bool = False) -> list[Term]:
        """The values of the first property that has any, or of all, sorted."""
        found = list[Term]()
        for name in names:
            wanted = term(name)
            more = [t.object for t in self._triples if t.subject == subject and t.predicate == wanted]
            found += sorted(more, key=lambda value: (str(value), getattr(value, "language", "") or ""))
            if found and not all_names:
                break
        return found


def as_dublin_core(item: Item) -> Element:
    """A contribution in simple Dublin Core; texts carry their language."""
    content = Content(item)
    root = Element(f"{{{_OAI_DC}}}dc")
    location = f"{_OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
    root.set("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation", location)
    for name, value in _elements(content):
        language = getattr(value, "language", None)
        add(root, f"{{{_DC}}}{name}", str(value), {_XML_LANG: language} if language else {})
    return root


def _elements(content: Content) -> Iterator[tuple[str, Term]]:
    yield "identifier", content.topic
    for name, properties in _OF_TOPIC.items():
        for value in content.values(content.topic, properties, name == "subject"):
            yield name, value
    for name, properties in _OF_RECORD.items():
        for value in content.values(content.record, properties):
            yield name, value
    yield "relation", content.record


def as_dcat_ap(item: Item) -> Element:
    """A contribution as a dataset, with the addresses where it can be had in RDF."""
    data = serialise(_dataset(Content(item)), "application/rdf+xml")
    return ElementTree.fromstring(data)


def _dataset(content: Content) -> Iterator[Triple]:
    record = content.record
    texts = {"dct:title": _TITLES, "dct:description": _DESCRIPTIONS}
    yield Triple(record, term("rdf:type"), term("dcat:Dataset"))
    for name, properties in texts.items():
        for value in content.values(content.topic, properties) or [Literal(record.value.rpartition("/")[2])]:
            yield Triple(record, term(name), value)
    copied = {
        "dct:issued": "dct:issued",
        "dct:modified": "dct:modified",
        "dct:language": "dct:language",
        "dct:publisher": "par:contributor",
        "dct:spatial": "par:memberState",
    }
    for name, own in copied.items():
        for value in content.values(record, [own]):
            yield Triple(record, term(name), value)
    yield Triple(record, term("dct:identifier"), Literal(record.value))
    yield Triple(record, term("dcat:theme"), IRI(f"{_EU}data-theme/EDUC"))
    yield Triple(record, term("dct:accessRights"), IRI(f"{_EU}access-right/PUBLIC"))
    yield Triple(record, term("dcat:landingPage"), content.topic)
    yield Triple(content.topic, term("rdf:type"), term("foaf:Document"))
    for suffix, kind, media_type in _FORMS:
        yield from _distribution(content, suffix, kind, media_type)


def _distribution(content: Content, suffix: str, kind: str, media_type: str) -> Iterator[Triple]:
    address = IRI(f"{content.record.value}.{suffix}")
    node = IRI(f"{content.record.value}#{suffix}")
    yield Triple(content.record, term("dcat:distribution"), node)
    yield Triple(node, term("rdf:type"), term("dcat:Distribution"))
    yield Triple(node, term("dcat:accessURL"), address)
    yield Triple(node, term("dcat:downloadURL"), address)
    yield Triple(node, term("dct:format"), IRI(f"{_EU}file-type/{kind}"))
    media = IRI(f"https://www.iana.org/assignments/media-types/{media_type}")
    yield Triple(node, term("dcat:mediaType"), media)
    for licence in content.values(content.record, ["dct:license"]):
        yield Triple(node, term("dct:license"), licence)


FORMATS = {
    "oai_dc": (as_dublin_core, "http://www.openarchives.org/OAI/2.0/oai_dc.xsd", _OAI_DC),
    "dcat_ap": (as_dcat_ap, "http://www.openarchives.org/OAI/2.0/rdf.xsd", PREFIXES["rdf"]),
}
"""How a contribution is written in each format, the schema of that, and its namespace."""
