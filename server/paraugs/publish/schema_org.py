"""Datasets, their catalogue and lists in schema.org's words, for search engines.

Source: https://schema.org/Dataset, https://schema.org/DataCatalog, https://schema.org/ItemList.
"""

from collections.abc import Sequence

from paraugs.publish.catalogue import CATALOGUE, Catalogue, Entry
from paraugs.short_names import term
from paraugs.terms import Literal, Triple

Described = dict[str, object]
_CONTEXT = "https://schema.org"


def data_catalog(catalogue: Catalogue, address: str) -> Described:
    """The catalogue with its datasets in short."""
    return {
        "@context": _CONTEXT,
        "@type": "DataCatalog",
        "@id": CATALOGUE.value,
        "url": f"{address}/catalog",
        "name": _texts(catalogue.about, "dct:title"),
        "description": _texts(catalogue.about, "dct:description"),
        "dateModified": catalogue.modified,
        "license": _first(catalogue.about, "dct:license"),
        "dataset": [_short(entry) for entry in catalogue.entries],
    }


def dataset(entry: Entry, address: str) -> Described:
    """A dataset with its files."""
    own = [each for each in entry.triples if each.subject == entry.iri]
    return {
        "@context": _CONTEXT,
        **_short(entry),
        "url": f"{address}/doc/dataset/{entry.name}",
        "license": _first(own, "dct:license"),
        "isAccessibleForFree": True,
        "dateModified": _first(own, "dct:modified"),
        "datePublished": _first(own, "dct:issued"),
        "keywords": _texts(own, "dcat:keyword"),
        "temporalCoverage": _years(entry),
        "spatialCoverage": [str(each.object) for each in own if each.predicate == term("dct:spatial")],
        "includedInDataCatalog": {"@id": CATALOGUE.value},
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": dump.form.media_type,
                "contentUrl": f"{address}/dumps/latest/{dump.plain.name}",
                "contentSize": f"{dump.plain.bytes} B",
            }
            for dump in entry.dumps
        ],
    }


def item_list(total: int, first: int, items: Sequence[tuple[str, str, str, str]]) -> Described:
    """One page of a list: IRI, address, name and language of the name of each thing, counted from `first`."""
    return {
        "@context": _CONTEXT,
        "@type": "ItemList",
        "numberOfItems": total,
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": first + number,
                "url": address,
                "item": {"@id": iri, "name": {"@value": name, "@language": language} if language else name},
            }
            for number, (iri, address, name, language) in enumerate(items)
        ],
    }


def _short(entry: Entry) -> Described:
    own = [each for each in entry.triples if each.subject == entry.iri]
    return {
        "@type": "Dataset",
        "@id": entry.iri.value,
        "identifier": entry.name,
        "name": _texts(own, "dct:title"),
        "description": _texts(own, "dct:description"),
        "license": _first(own, "dct:license"),
    }


def _texts(triples: list[Triple] | tuple[Triple, ...], name: str) -> list[Described]:
    found = [each.object for each in triples if each.predicate == term(name)]
    return [
        {"@value": each.value, "@language": each.language}
        for each in sorted(found, key=lambda each: (getattr(each, "language", ""), str(each)))
        if isinstance(each, Literal)
    ]


def _first(triples: list[Triple] | tuple[Triple, ...], name: str) -> str:
    return next((str(each.object) for each in triples if each.predicate == term(name)), "")


def _years(entry: Entry) -> str:
    return f"{_first(entry.triples, 'dcat:startDate')}/{_first(entry.triples, 'dcat:endDate')}"
