"""A file of RDF at an address: as it is, or packed by gzip or zstd, as dumps are."""

import hashlib
import json
import zlib
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import zstandard

from paraugs.errors import ParaugsError, SourceFailed, wording
from paraugs.graph.parsing import MEDIA_TYPES, parse
from paraugs.harvest.network import Fetched, Network
from paraugs.harvest.sources import Read, Source
from paraugs.terms import Quad

ACCEPT = (
    "application/n-quads, application/trig, application/n-triples;q=0.9, text/turtle;q=0.9, "
    "application/rdf+xml;q=0.8, application/ld+json;q=0.7, */*;q=0.1"
)
MOST_STATEMENTS = 500_000
_SAME = {
    "application/x-turtle": "text/turtle",
    "application/turtle": "text/turtle",
    "text/n3": "text/turtle",
    "text/x-nquads": "application/n-quads",
    "text/plain": "application/n-triples",
    "application/x-trig": "application/trig",
    "application/xml": "application/rdf+xml",
    "text/xml": "application/rdf+xml",
    "application/json": "application/ld+json",
}
_GZIP, _ZSTD = (".gz", ".gzip"), (".zst", ".zstd")


def read_file(source: Source, memory: str, network: Network) -> Read:
    """Read the file, unless it is what it was the last time."""
    known: dict[str, str] = json.loads(memory or "{}")
    found = network.get(source.url, ACCEPT, known.get("etag", ""), known.get("modified", ""))
    digest = hashlib.sha256(found.body).hexdigest()
    if found.is_unchanged or digest == known.get("sha256"):
        return Read(memory=memory, is_unchanged=True)
    told = {"etag": found.etag, "modified": found.modified, "sha256": digest}
    return Read(tuple(quads_of(found, network)), memory=json.dumps(told))


def quads_of(found: Fetched, network: Network, media_type: str = "") -> list[Quad]:
    """The statements of an answer, by its kind or by its name; SourceFailed with line and column."""
    name, data = PurePosixPath(unquote(urlsplit(found.url).path)), found.body
    if name.suffix.lower() in _GZIP or data[:2] == b"\x1f\x8b":
        name, data = _without(name, _GZIP), _unzipped(data, network.policy.most_bytes)
    elif name.suffix.lower() in _ZSTD or data[:4] == zstandard.FRAME_HEADER:
        name, data = _without(name, _ZSTD), _unzstd(data, network.policy.most_bytes)
    kinds = (media_type, found.media_type, MEDIA_TYPES.get(name.suffix.lower(), ""))
    kind = next((one for one in (_SAME.get(each, each) for each in kinds) if one in MEDIA_TYPES.values()), "")
    if found.media_type == "text/plain" and name.suffix.lower() in MEDIA_TYPES:
        kind = MEDIA_TYPES[name.suffix.lower()]
    if not kind:
        template = wording("%(url)s is %(kind)s, which is no RDF that is read here.")
        raise SourceFailed(template, url=found.url, kind=found.media_type or wording("of no kind"))
    try:
        return parse(data, kind, found.url, None, MOST_STATEMENTS)
    except ParaugsError as error:
        raise SourceFailed(wording("%(url)s cannot be read: %(why)s"), url=found.url, why=error) from error


def _without(name: PurePosixPath, endings: tuple[str, ...]) -> PurePosixPath:
    return name.with_suffix("") if name.suffix.lower() in endings else name


def _unzipped(data: bytes, most: int) -> bytes:
    """Unpack all members of a gzip file, within bounds."""
    pieces, size = [], 0
    try:
        while data:
            unpacker = zlib.decompressobj(31)
            piece = unpacker.decompress(data, most - size + 1)
            size += len(piece)
            _refuse_large(size, most)
            if not unpacker.eof:
                raise SourceFailed(wording("The packed file ends too early."))
            pieces.append(piece)
            data = unpacker.unused_data
    except zlib.error as error:
        raise SourceFailed(wording("The packed file is damaged: %(why)s"), why=error) from error
    return b"".join(pieces)


def _unzstd(data: bytes, most: int) -> bytes:
    try:
        with zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True) as reader:
            found = reader.read(most + 1)
    except zstandard.ZstdError as error:
        raise SourceFailed(wording("The packed file is damaged: %(why)s"), why=error) from error
    _refuse_large(len(found), most)
    return bytes(found)


def _refuse_large(size: int, most: int) -> None:
    if size > most:
        raise SourceFailed(
            wording("It is larger than the %(most)s MiB that one run may take."), most=most >> 20
        )
