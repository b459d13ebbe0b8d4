"""An answer for programs, as JSON: one page of it, with all counts and the addresses of the other pages."""

import json
from collections.abc import Iterable

from paraugs.explore.facet_counts import FacetView
from paraugs.explore.questions import Asked
from paraugs.explore.search_everything import Everything
from paraugs.explore.searching import Found, FoundThing, Loosening, Meaning
from paraugs.explore.wording import Text
from paraugs.web.search.asking import whole_address
from paraugs.web.search.forms import JSON

Object = dict[str, object]


def found_json(found: Found) -> str:
    """One page of an answer."""
    return _written(
        {
            "datasetVersion": found.number,
            "question": question(found.asked),
            "total": found.total,
            "page": found.asked.page,
            "pages": found.pages,
            "links": pages(found),
            "understood": understood(found.meanings, found.corrected),
            "by_meaning": found.is_by_meaning,
            "items": [_thing(thing) for thing in found.things],
            "facets": {facet.name: _counts(facet) for facet in found.facets},
            "looser": [_loosening(each) for each in found.looser],
        }
    )


def everything_json(found: Everything) -> str:
    """The best of each kind, and what has the name."""
    groups = [
        {
            "kind": group.asked.kind,
            "total": group.total,
            "items": [_thing(thing) for thing in group.things],
            "all": whole_address(Asked(group.asked.kind, group.asked.words, sort=group.asked.sort), JSON),
        }
        for group in found.groups
    ]
    names = [
        {
            "facet": facet,
            "iri": each.value.value,
            "name": _text(each.value.label),
            "practices": each.count,
            "all": whole_address(each.practices, JSON),
        }
        for facet, named in found.names.items()
        for each in named
    ]
    return _written(
        {
            "datasetVersion": found.number,
            "question": {"q": found.words},
            "total": found.total,
            "understood": understood(found.meanings, found.corrected),
            "groups": groups,
            "names": names,
        }
    )


def question(asked: Asked) -> Object:
    """What was asked for: words, IRIs by facet, order and size of a page."""
    chosen = {facet: [value.value for value in values] for facet, values in asked.choices}
    return {"q": asked.words, "kind": asked.kind, "chosen": chosen, "sort": asked.sort, "size": asked.size}


def pages(found: Found) -> dict[str, str]:
    """The addresses of the pages around this one."""
    asked, number, last = found.asked, found.asked.page, found.pages
    around = {"self": number, "first": 1, "previous": number - 1, "next": number + 1, "last": last}
    return {
        name: whole_address(asked.on_page(page), JSON) for name, page in around.items() if 1 <= page <= last
    }


def understood(meanings: Iterable[Meaning], corrected: Iterable[tuple[str, str]]) -> Object:
    """How words were read: as names of concepts, and as other words where they had typing errors."""
    return {
        "concepts": [
            {
                "words": meaning.words,
                "concept": meaning.concept.iri.value,
                "name": _text(meaning.concept.label),
                "practices": meaning.count,
                "languages": meaning.languages,
            }
            for meaning in meanings
        ],
        "corrected": [{"typed": typed, "read": read} for typed, read in corrected],
    }


def _thing(thing: FoundThing) -> Object:
    hit = thing.hit
    return {
        "iri": thing.iri.value,
        "kind": hit.kind,
        "title": _text(thing.title),
        "snippet": {
            "language": thing.snippet.language,
            "pieces": [{"text": text, "matched": matched} for text, matched in thing.snippet.pieces],
        },
        "states": list(hit.states),
        "year": hit.year,
        "evidence": hit.evidence,
        "changed": hit.changed,
    }


def _counts(facet: FacetView) -> list[Object]:
    return [
        {
            "value": each.value.value,
            "name": _text(each.value.label),
            "count": each.count,
            "chosen": each.chosen,
            "broader": each.value.above,
        }
        for each in facet.all()
    ]


def _loosening(each: Loosening) -> Object:
    left_out = [{"facet": chip.facet, "value": chip.value.value} for chip in each.chips]
    return {"without": left_out, "total": each.count, "address": whole_address(each.asked, JSON)}


def _text(text: Text) -> dict[str, str | None]:
    return {"value": text.value, "language": text.language}


def _written(body: Object) -> str:
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"
