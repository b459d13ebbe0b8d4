"""Reading a source in its way, through the one way out."""

from collections.abc import Callable, Mapping

from paraugs.harvest.network import Network
from paraugs.harvest.reading.dcat import read_catalogue
from paraugs.harvest.reading.files import read_file
from paraugs.harvest.reading.ldes import read_stream
from paraugs.harvest.reading.oai import read_repository
from paraugs.harvest.reading.sparql import read_endpoint
from paraugs.harvest.sources import Kind, Read, Source

_WAYS: Mapping[Kind, Callable[[Source, str, Network], Read]] = {
    Kind.RDF: read_file,
    Kind.DUMP: read_file,
    Kind.SPARQL: read_endpoint,
    Kind.LDES: read_stream,
    Kind.DCAT: read_catalogue,
    Kind.OAI: read_repository,
}


def read(source: Source, memory: str, network: Network) -> Read:
    """Read a source whole, before anything of it is taken; SourceFailed when that cannot be."""
    return _WAYS[source.kind](source, memory, network)
