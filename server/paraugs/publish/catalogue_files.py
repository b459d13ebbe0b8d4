"""The files of a dataset in the words of DCAT: where, how large, in which format, under which terms."""

from collections.abc import Iterable, Iterator

from paraugs.graph.release import ID
from paraugs.namespaces import PREFIXES
from paraugs.publish.dumps.shelf import Dump
from paraugs.publish.statements import Said, a, number, say, typed
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple

_LISTS = "http://publications.europa.eu/resource/authority/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_REUSE = IRI(f"{ID}rights/reuse")


def distributions(
    dataset: IRI, stated: Iterable[Triple], address: str, dumps: Iterable[Dump], when: str
) -> Iterator[Triple]:
    """Say which files a dataset has; they were made from the version of a time (ISO 8601)."""
    texts = [each for each in stated if each.predicate in (term("dct:title"), term("dct:description"))]
    for dump in (each for each in dumps if each.form.file_type):
        node = IRI(f"{address}/catalog#{dump.plain.name}")
        yield from say([(dataset, "dcat:distribution", node), *_file(node, address, dump, when[:10])])
        for each in texts:
            yield Triple(node, each.predicate, _worded(each, dump))


def _file(node: IRI, address: str, dump: Dump, day: str) -> Said:
    return [
        a(node, "dcat:Distribution"),
        (node, "dcat:accessURL", IRI(f"{address}/dumps")),
        (node, "dcat:downloadURL", IRI(f"{address}/dumps/latest/{dump.plain.name}")),
        (node, "dcat:mediaType", IRI(MEDIA_TYPES + dump.form.media_type)),
        (node, "dcat:byteSize", number(dump.plain.bytes, "xsd:nonNegativeInteger")),
        (node, "dct:format", IRI(f"{_LISTS}file-type/{dump.form.file_type}")),
        (node, "dct:license", IRI(f"{PREFIXES['licence']}CC_BY_4_0")),
        (node, "dct:rights", _REUSE),
        (node, "dct:issued", typed(day)),
        (node, "dct:modified", typed(day)),
        (node, "dcatap:availability", IRI(f"{_LISTS}planned-availability/STABLE")),
    ]


def _worded(text: Triple, dump: Dump) -> Literal:
    """The title of the dataset with the form, or its description as it is."""
    value, language = str(text.object), getattr(text.object, "language", None)
    return Literal(f"{value}: {dump.form.label}" if text.predicate == term("dct:title") else value, language)
