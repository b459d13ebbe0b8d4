"""Which form of an answer a client gets: the Accept header by quality and specificity, among what is offered.

Source: RFC 9110, section 12.5.1.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from paraugs.errors import NotAcceptable


@dataclass(frozen=True, slots=True)
class MediaForm:
    """A form in which an answer can be had.

    `names` are other media types by which clients ask for it; `iri` is the W3C's name of the file format
    (https://www.w3.org/ns/formats/), for the service description; `suffix` is also its name in URLs. What
    `is_worded` differs with the reader's language.
    """

    media_type: str
    suffix: str
    label: str
    iri: str = ""
    names: tuple[str, ...] = ()
    is_worded: bool = False

    @property
    def content_type(self) -> str:
        """The value of Content-Type: a charset only where the type has that parameter."""
        takes_charset = self.media_type.startswith("text/")
        return f"{self.media_type}; charset=utf-8" if takes_charset else self.media_type


_FORMATS = "http://www.w3.org/ns/formats/"

HTML = MediaForm("text/html", "html", "Web page", names=("application/xhtml+xml",), is_worded=True)

TURTLE = MediaForm("text/turtle", "ttl", "Turtle", _FORMATS + "Turtle", ("application/x-turtle",))
N_TRIPLES = MediaForm("application/n-triples", "nt", "N-Triples", _FORMATS + "N-Triples", ("text/plain",))
RDF_XML = MediaForm("application/rdf+xml", "rdf", "RDF/XML", _FORMATS + "RDF_XML")
JSON_LD = MediaForm("application/ld+json", "jsonld", "JSON-LD", _FORMATS + "JSON-LD", ("application/json",))
TRIG = MediaForm("application/trig", "trig", "TriG", _FORMATS + "TriG")
N_QUADS = MediaForm("application/n-quads", "nq", "N-Quads", _FORMATS + "N-Quads")
RDF_FORMS = (TURTLE, N_TRIPLES, RDF_XML, JSON_LD, TRIG, N_QUADS)

JSON = MediaForm(
    "application/sparql-results+json", "json", "JSON", _FORMATS + "SPARQL_Results_JSON", ("application/json",)
)
XML = MediaForm(
    "application/sparql-results+xml",
    "xml",
    "XML",
    _FORMATS + "SPARQL_Results_XML",
    ("application/xml", "text/xml"),
)
CSV = MediaForm("text/csv", "csv", "CSV", _FORMATS + "SPARQL_Results_CSV")
TSV = MediaForm("text/tab-separated-values", "tsv", "TSV", _FORMATS + "SPARQL_Results_TSV")
TABLE_FORMS = (JSON, XML, CSV, TSV)
BOOLEAN_FORMS = (JSON, XML)


def negotiate(accept: str | None, offers: Sequence[MediaForm]) -> MediaForm:
    """The offer that a client likes best; NotAcceptable when it wants none of them.

    No Accept header means anything, which is the first offer. Of equally liked offers the one that the client
    named more exactly wins, then the one that is offered first.
    """
    ranges = _ranges(accept or "*/*")
    best, best_rank = None, (0.0, -1)
    for offer in offers:
        quality, exactness = _liking(ranges, offer)
        if quality > 0 and (quality, exactness) > best_rank:
            best, best_rank = offer, (quality, exactness)
    if best is None:
        raise NotAcceptable(accept or "", tuple(offer.media_type for offer in offers))
    return best


def form_by_suffix(suffix: str, offers: Sequence[MediaForm]) -> MediaForm:
    """The offer that a shortcut such as `ttl` names; NotAcceptable when there is none."""
    for offer in offers:
        if suffix == offer.suffix:
            return offer
    raise NotAcceptable(suffix, tuple(offer.suffix for offer in offers))


@dataclass(frozen=True, slots=True)
class _Range:
    """A media range of an Accept header."""

    kind: str
    subkind: str
    quality: float

    def exactness(self, media_type: str) -> int:
        """How exactly the range names a type: 2 the type itself, 1 its kind, 0 anything, -1 not at all."""
        kind, _, subkind = media_type.partition("/")
        if (self.kind, self.subkind) == (kind, subkind):
            return 2
        if self.subkind == "*" and self.kind in (kind, "*"):
            return 1 if self.kind == kind else 0
        return -1


def _ranges(accept: str) -> list[_Range]:
    found = []
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        kind, slash, subkind = name.partition("/")
        if slash or name == "*":
            found.append(_Range(kind, subkind or "*", _quality(parameters)))
    return found


def _quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _liking(ranges: Sequence[_Range], offer: MediaForm) -> tuple[float, int]:
    """The quality of the most exact range that covers an offer, under the name that is liked best."""
    best = (0.0, -1)
    for position, name in enumerate((offer.media_type, *offer.names)):
        exactness, quality = max(((r.exactness(name), r.quality) for r in ranges), default=(-1, 0.0))
        if position and exactness < 2:
            continue
        if exactness >= 0 and (quality, exactness) > best:
            best = (quality, exactness)
    return best
