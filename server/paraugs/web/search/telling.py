"""What an answer says about itself: question, dataset version, other forms, the query behind it."""

from collections.abc import Iterator

from paraugs.explore.questions import Asked
from paraugs.explore.result_statements import DATASET
from paraugs.explore.result_table import Table
from paraugs.explore.searching import chips
from paraugs.graph.named import Value
from paraugs.terms import IRI
from paraugs.web import reader
from paraugs.web.http.negotiation import MediaForm
from paraugs.web.search import words
from paraugs.web.search.asking import address, whole_address
from paraugs.web.search.forms import CSV, CSV_METADATA, FORMS

_QUERY_NAMES = {"evidence": "level"}
_IN_QUERY = ("state", "objective", "topic", "stage", "mode", "benchmark", "tool", "evidence", "result")
_MOST_ROWS = 10_000
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def links(asked: Asked, form: MediaForm, pages: int | None = None) -> Iterator[str]:
    """The Link headers of an answer: its dataset, its other forms, and the pages around it."""
    yield f'<{DATASET.value}>; rel="collection"'
    for other in FORMS:
        if other is not form and other is not CSV_METADATA:
            yield f'<{address(asked, other)}>; rel="alternate"; type="{other.media_type}"'
    if form is CSV:
        metadata = address(asked, CSV_METADATA)
        yield f'<{metadata}>; rel="describedby"; type="{CSV_METADATA.media_type}"'
    around = {"first": 1, "prev": asked.page - 1, "next": asked.page + 1, "last": pages or 0}
    for relation, number in around.items() if pages else ():
        if 1 <= number <= (pages or 0):
            yield f'<{address(asked.on_page(number), form)}>; rel="{relation}"'


def about(everything: Table, asked: Asked) -> list[tuple[str, str]]:
    """What the second sheet of a workbook says, in the reader's language."""
    gettext = reader.catalogues()[reader.language()].gettext
    rows = [
        (words.ABOUT["version"], str(everything.number)),
        (words.ABOUT["address"], whole_address(asked.on_page(1))),
        (words.ABOUT["total"], str(len(everything.rows))),
        *((words.FACETS[chip.facet], chip.value.label.value) for chip in chips(asked)),
        (words.ABOUT["sort"], gettext(words.SORTS[asked.sort])),
        (words.ABOUT["licence"], _LICENCE),
    ]
    return [(gettext(name), text) for name, text in rows]


def terms_of_csvw(everything: Table, asked: Asked) -> Iterator[tuple[str, str]]:
    """What the metadata of a CSV file say of it, by common properties."""
    yield "dc:title", f"Paraugs: {words.LISTS[asked.kind]}"
    yield "dc:source", whole_address(asked.on_page(1))
    yield "dc:isPartOf", DATASET.value
    yield "dcat:version", str(everything.number)
    yield "dc:license", _LICENCE


def behind(asked: Asked) -> str | None:
    """The SPARQL query that finds the same; None for a question that SPARQL cannot ask so."""
    chosen = dict(asked.choices)
    if asked.kind != "practice" or asked.words or not chosen.keys() <= set(_IN_QUERY):
        return None
    values: dict[str, Value] = {
        _QUERY_NAMES.get(facet, facet): [IRI(value.value) for value in found]
        for facet, found in chosen.items()
    }
    return reader.answers().text_of("practices", _MOST_ROWS, **values)
