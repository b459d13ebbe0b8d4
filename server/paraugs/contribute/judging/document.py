"""A document as it was handed in: its bytes, and how they become bytes of an RDF syntax in UTF-8.

What a few bytes could blow up is unpacked up to a size, and no further (RFC 1952, section 2.2: a gzip file
may have several members; they are one document).
"""

import zlib
from dataclasses import dataclass

from paraugs.errors import Limit, RequestTooLarge, SyntaxFault, wording
from paraugs.graph.nesting import place_at

_GZIP = 16 + zlib.MAX_WBITS
_GZIP_MARK = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff", b"\x00<", b"<\x00", b"\x00{", b"{\x00")
_MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes and the media type that they are said to have (without parameters); `name` is for reports."""

    data: bytes
    media_type: str
    name: str = ""


def unpacked(data: bytes, most: int) -> bytes:
    """Give what gzip packed; RequestTooLarge beyond `most` bytes, SyntaxFault when it is no gzip."""
    whole = bytearray()
    while data:
        member = zlib.decompressobj(_GZIP)
        try:
            whole += member.decompress(data, most - len(whole) + 1)
        except zlib.error as error:
            raise SyntaxFault(f"the body is said to be gzip, but cannot be unpacked: {error}") from error
        check_size(whole, most)
        if not member.eof:
            raise SyntaxFault("the body is said to be gzip, but ends too early")
        data = member.unused_data
    return bytes(whole)


def check_size(data: bytes | bytearray, most: int) -> None:
    """Raise RequestTooLarge when there are more than `most` bytes."""
    if len(data) > most:
        limit = Limit("submission-size", most // _MB, "MiB")
        raise RequestTooLarge(
            wording("A submission may have %(most)s MiB at most, unpacked. Divide it into smaller ones."),
            limit,
            most=f"{limit.value:g}",
        )


def in_utf8(data: bytes) -> bytes:
    """Give the document without its byte order mark; SyntaxFault says which bytes are no UTF-8."""
    data = data.removeprefix(_BOM)
    if data.startswith(_GZIP_MARK):
        raise SyntaxFault("the document is packed with gzip; say so with Content-Encoding: gzip, once")
    if data.startswith(_OTHER_ENCODINGS):
        raise SyntaxFault("the document is not in UTF-8 but in UTF-16 or UTF-32; save it as UTF-8")
    try:
        data.decode()
    except UnicodeDecodeError as error:
        raise SyntaxFault(
            "a byte is not UTF-8; save the document as UTF-8", place_at(data, error.start)
        ) from error
    if (offset := data.find(b"\0")) >= 0:
        raise SyntaxFault(
            "the document holds a NUL character, which no RDF text may have", place_at(data, offset)
        )
    return data
