"""The dumps that there are, in RDF: each file with its size, checksum and form.

Sources: DCAT 3 (distributions); SPDX 2.3 (checksums).
"""

from collections.abc import Iterable

from paraugs.graph.release import ID
from paraugs.publish.catalogue_files import MEDIA_TYPES
from paraugs.publish.dumps.forms import GZIP, PACKINGS, ZSTD
from paraugs.publish.dumps.shelf import Copy, Dump, DumpSet
from paraugs.publish.statements import Said, a, number, say, typed
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple


def describe_dumps(sets: Iterable[DumpSet], address: str) -> list[Triple]:
    """Describe every file of these sets; `address` is that of the server."""
    said: Said = []
    for each in sets:
        for dump in each.dumps:
            for copy, packing in ((dump.plain, ""), (dump.gzip, GZIP), (dump.zstd, ZSTD)):
                said += _file(IRI(f"{address}/dumps/{each.fingerprint}/{copy.name}"), each, dump, copy)
                if packing:
                    node = IRI(f"{address}/dumps/{each.fingerprint}/{copy.name}")
                    said.append((node, "dcat:compressFormat", IRI(MEDIA_TYPES + PACKINGS[packing])))
    return say(said)


def _file(file: IRI, which: DumpSet, dump: Dump, copy: Copy) -> Said:
    checksum = IRI(f"{file.value}#sha256")
    return [
        (IRI(f"{ID}dataset/{dump.part}"), "dcat:distribution", file),
        a(file, "dcat:Distribution"),
        (file, "dcat:downloadURL", file),
        (file, "dcat:mediaType", IRI(MEDIA_TYPES + dump.form.media_type)),
        (file, "dcat:byteSize", number(copy.bytes, "xsd:nonNegativeInteger")),
        (file, "dcat:version", Literal(which.version)),
        (file, "dct:modified", typed(which.when[:10])),
        (file, "spdx:checksum", checksum),
        a(checksum, "spdx:Checksum"),
        (checksum, "spdx:algorithm", term("spdx:checksumAlgorithm_sha256")),
        (checksum, "spdx:checksumValue", Literal(copy.sha256, None, term("xsd:hexBinary").value)),
    ]
