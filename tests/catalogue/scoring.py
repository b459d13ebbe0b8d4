"""The metadata quality assessment of data.europa.eu, as far as one dataset and its distributions go.

Weights and rules: https://data.europa.eu/mqa/methodology (dimensions, metrics and weights; 405 points). A
metric of distributions counts when every distribution meets it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from paraugs.short_names import term
from paraugs.terms import IRI, Triple

LISTS = "http://publications.europa.eu/resource/authority/"
IANA = "https://www.iana.org/assignments/media-types/"
# From the portal's own lists of non-proprietary and of machine-readable formats, by code of the file type.
OPEN_AND_READABLE = {"CSV", "JSON_LD", "RDF_N_QUADS", "RDF_TRIG", "RDF_TURTLE", "RDF_XML"}

WEIGHTS: Mapping[str, int] = {
    "keyword": 30, "theme": 30, "spatial": 20, "temporal": 20,
    "access URL answers": 50, "download URL": 20, "download URL answers": 30,
    "format": 20, "media type": 10, "format and media type from lists": 10, "not proprietary": 20,
    "machine-readable": 20, "DCAT-AP compliance": 30,
    "licence": 20, "licence from the list": 10, "access rights": 10, "access rights from the list": 5,
    "contact point": 20, "publisher": 10,
    "rights": 5, "byte size": 5, "issued": 5, "modified": 5,
}  # fmt: skip


class Catalogued:
    """Statements of a catalogue, looked up by subject and short name."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._values = defaultdict[tuple[str, IRI], list[str]](list)
        for subject, predicate, value in triples:
            self._values[str(subject), predicate].append(str(value))

    def of(self, subject: object, name: str) -> list[str]:
        """Give the values of a property."""
        return self._values.get((str(subject), term(name)), [])

    def all(self, kind: str) -> list[str]:
        """Give all things of a class."""
        kinds = ((subject, self.of(subject, "rdf:type")) for subject, _ in self._values)
        return sorted({subject for subject, found in kinds if term(kind).value in found})


def score(
    catalogued: Catalogued, dataset: str, answers: Callable[[str], bool], complies: bool
) -> dict[str, int]:
    """Give the points of each metric; `answers` tells whether HEAD of an address is answered by 2xx."""
    files = catalogued.of(dataset, "dcat:distribution")
    met = _of_dataset(catalogued, dataset) | _of_files(catalogued, files, answers)
    met["DCAT-AP compliance"] = complies
    return {metric: weight if met[metric] else 0 for metric, weight in WEIGHTS.items()}


def _of_dataset(catalogued: Catalogued, dataset: str) -> dict[str, bool]:
    def has(name: str) -> bool:
        return bool(catalogued.of(dataset, name))

    rights = catalogued.of(dataset, "dct:accessRights")
    periods = catalogued.of(dataset, "dct:temporal")
    return {
        "keyword": has("dcat:keyword"),
        "theme": has("dcat:theme"),
        "spatial": has("dct:spatial"),
        "temporal": any(catalogued.of(each, "dcat:startDate") for each in periods),
        "access rights": bool(rights),
        "access rights from the list": all(each.startswith(LISTS + "access-right/") for each in rights),
        "contact point": has("dcat:contactPoint"),
        "publisher": has("dct:publisher"),
        "issued": has("dct:issued"),
        "modified": has("dct:modified"),
    }


def _of_files(
    catalogued: Catalogued, files: Iterable[str], answers: Callable[[str], bool]
) -> dict[str, bool]:
    def every(name: str, is_good: Callable[[str], bool] = bool) -> bool:
        found = [catalogued.of(file, name) for file in files]
        return bool(found) and all(values and all(map(is_good, values)) for values in found)

    def is_listed_format(value: str) -> bool:
        return value.removeprefix(LISTS + "file-type/") in OPEN_AND_READABLE

    listed = every("dct:format", is_listed_format)
    return {
        "access URL answers": every("dcat:accessURL", answers),
        "download URL": every("dcat:downloadURL"),
        "download URL answers": every("dcat:downloadURL", answers),
        "format": every("dct:format"),
        "media type": every("dcat:mediaType"),
        "format and media type from lists": listed and every("dcat:mediaType", lambda v: v.startswith(IANA)),
        "not proprietary": listed,
        "machine-readable": listed,
        "licence": every("dct:license"),
        "licence from the list": every("dct:license", lambda v: v.startswith(LISTS + "licence/")),
        "rights": every("dct:rights"),
        "byte size": every("dcat:byteSize"),
    }
