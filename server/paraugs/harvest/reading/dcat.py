"""A DCAT catalogue: its pages, and of each dataset the one distribution in RDF that is read best."""

from collections import defaultdict
from collections.abc import Iterator

from paraugs.errors import SourceFailed, wording
from paraugs.harvest.network import Network
from paraugs.harvest.reading.files import ACCEPT, MOST_STATEMENTS, quads_of
from paraugs.harvest.sources import Read, Source
from paraugs.short_names import term
from paraugs.terms import IRI, BlankNode, Quad, Subject, Term

_KINDS = (
    "application/n-quads",
    "application/trig",
    "application/n-triples",
    "text/turtle",
    "application/rdf+xml",
    "application/ld+json",
)
_NEXT = (IRI("http://www.w3.org/ns/hydra/core#next"), IRI("http://www.w3.org/ns/hydra/core#nextPage"))
_MOST_PAGES, _MOST_FILES = 200, 500
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


def read_catalogue(source: Source, memory: str, network: Network) -> Read:
    """Read the catalogue, and then each dataset."""
    files = _files(source.url, network)
    if not files:
        raise SourceFailed(wording("%(url)s lists no dataset that can be downloaded as RDF."), url=source.url)
    if len(files) > _MOST_FILES:
        raise SourceFailed(wording("The catalogue lists more than %(most)s datasets."), most=_MOST_FILES)
    found: dict[Quad, None] = {}
    for url, kind in files.items():
        found |= dict.fromkeys(quads_of(network.get(url, ACCEPT), network, kind))
        if len(found) > MOST_STATEMENTS:
            raise SourceFailed(wording("It gives more than %(most)s statements."), most=MOST_STATEMENTS)
    return Read(tuple(found))


def _files(url: str, network: Network) -> dict[str, str]:
    files: dict[str, str] = {}
    waiting, visited = [url], set[str]()
    while waiting:
        page = waiting.pop(0)
        if page in visited or len(visited) >= _MOST_PAGES:
            continue
        visited.add(page)
        about = defaultdict[Subject, list[Quad]](list)
        for quad in quads_of(network.get(page, ACCEPT), network):
            about[quad.subject].append(quad)
        for dataset in _of(about, term("dcat:dataset")):
            files |= _best(dataset, about)
        waiting += [str(node) for name in _NEXT for node in _of(about, name) if isinstance(node, IRI)]
    return files


def _of(about: dict[Subject, list[Quad]], predicate: IRI) -> list[Term]:
    return [quad.object for quads in about.values() for quad in quads if quad.predicate == predicate]


def _best(dataset: Term, about: dict[Subject, list[Quad]]) -> dict[str, str]:
    """The distribution of a dataset that says the most in the fewest ways, with its kind."""
    offers = sorted(_offers(dataset, about))
    return {offers[0][1]: _KINDS[offers[0][0]]} if offers else {}


def _offers(dataset: Term, about: dict[Subject, list[Quad]]) -> Iterator[tuple[int, str]]:
    if not isinstance(dataset, IRI | BlankNode):
        return
    for quad in about.get(dataset, ()):
        if quad.predicate == term("dcat:distribution") and isinstance(quad.object, IRI | BlankNode):
            said = {each.predicate: each.object for each in about.get(quad.object, ())}
            address, kind = said.get(term("dcat:downloadURL")), said.get(term("dcat:mediaType"))
            written = str(getattr(kind, "value", "")).removeprefix(_MEDIA_TYPES)
            written = written.replace("http://www.iana.org/assignments/media-types/", "")
            if address is not None and written in _KINDS:
                yield _KINDS.index(written), str(getattr(address, "value", address))
