"""A request for peer counselling that begins on the page of peers: what is known there is filled in.

Only figures of the monitor, names of states and a question are written; who asks changes them at will.
"""

import re
from collections.abc import Iterator

from flask import request

from paraugs.explore.counselling import Counselling, Way, counselling
from paraugs.forms.answers import Filled
from paraugs.forms.starting import prefilled
from paraugs.short_names import term
from paraugs.terms import IRI, Literal
from paraugs.web import links, reader
from paraugs.web.pages.interface import fixed

MOST_PEERS = 40
_YEAR = re.compile(r"[0-9]{4}")
_LONGEST_TITLE = 100


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is written."""
    return text


TITLE = _("Advice on %(benchmark)s")
ASKED = _("%(state)s asks %(peers)s for advice on the benchmark “%(benchmark)s”.")
WAY = _("%(state)s: %(started)s %% in %(start)s, %(reached)s %% in %(end)s.")
QUESTION = _(
    "What did you do in those years, what did it take, what did not work, and what would you advise us?"
)
SOURCE = _("The figures are those of the monitor: %(address)s")


def with_request(filled: Filled, state: IRI) -> Filled:
    """The form with what the address says: `benchmark`, `from`, `until` and `peer`, once for each."""
    benchmark = request.args.get("benchmark")
    if not benchmark:
        return filled
    asked = [reader.state_with(code) for code in request.args.getlist("peer")[:MOST_PEERS] if code]
    peers = [peer for peer in dict.fromkeys(asked) if peer != state]
    years = _year("from"), _year("until")
    iri, language = links.meant("benchmark", benchmark), reader.language()
    found = counselling(reader.answers(), iri, years, [state, *peers], language)
    return prefilled(
        filled,
        {
            term("dct:title"): [Literal(_title(found), language)],
            term("par:topicText"): [Literal("\n".join(_lines(found)), language)],
            term("par:peerState"): peers,
        },
    )


def _year(name: str) -> str:
    asked = request.args.get(name, "")
    return asked if _YEAR.fullmatch(asked) else ""


def _title(found: Counselling) -> str:
    title = _said(TITLE, benchmark=found.benchmark.name.value)
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"


def _lines(found: Counselling) -> Iterator[str]:
    names = ", ".join(way.state.label.value for way in found.peers) or "…"
    yield _said(ASKED, state=found.own.state.label, peers=names, benchmark=found.benchmark.name)
    for way in (found.own, *found.peers):
        if way.started is not None and way.reached is not None:
            yield _way(found, way)
    yield _said(QUESTION)
    yield _said(SOURCE, address=found.benchmark.iri)


def _way(found: Counselling, way: Way) -> str:
    values = {"started": fixed(way.started), "reached": fixed(way.reached)}
    return _said(WAY, state=way.state.label, start=found.start, end=found.end, **values)


def _said(words: str, **values: object) -> str:
    """The words in the reader's language, with their values."""
    text = reader.catalogues()[reader.language()].gettext(words)
    return text % values if values else text
