"""In which forms a part of the dataset can be taken whole, and how each is called elsewhere.

Sources: the file types of the Publications Office and the media types of IANA, by which data portals know
them.
"""

from dataclasses import dataclass

from paraugs.publish import parquet


@dataclass(frozen=True, slots=True)
class DumpForm:
    """A form of a dump: its suffix, media type, name for people, and code in the EU list of file types.

    One that the list does not know (no code) is given out, and no distribution of the catalogue: there each
    must name its type.
    """

    suffix: str
    media_type: str
    label: str
    file_type: str = ""


N_QUADS = DumpForm("nq", "application/n-quads", "N-Quads", "RDF_N_QUADS")
TURTLE = DumpForm("ttl", "text/turtle", "Turtle", "RDF_TURTLE")
TRIG = DumpForm("trig", "application/trig", "TriG", "RDF_TRIG")
JSON_LD = DumpForm("jsonld", "application/ld+json", "JSON-LD", "JSON_LD")
RDF_XML = DumpForm("rdf", "application/rdf+xml", "RDF/XML", "RDF_XML")
CSV = DumpForm("csv", "text/csv", "CSV", "CSV")

PARQUET = DumpForm("parquet", parquet.MEDIA_TYPE, "Parquet")

TABLES = (CSV, PARQUET)
"""Forms that only some parts have."""
_WITH_EXTRAS = (PARQUET,) if parquet.is_available() else ()
FORMS: tuple[DumpForm, ...] = (N_QUADS, TURTLE, TRIG, JSON_LD, RDF_XML, CSV, *_WITH_EXTRAS)

GZIP, ZSTD = "gz", "zst"
PACKINGS = {GZIP: "application/gzip", ZSTD: "application/zstd"}
"""How each file is packed, by its last suffix, and the media type of that."""


def form_of(suffix: str) -> DumpForm:
    """Give the form that a suffix names; KeyError for another, a mistake of the caller."""
    return next(form for form in (*FORMS, PARQUET) if form.suffix == suffix)
