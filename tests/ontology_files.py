"""Where the files of the ontology are, for tests."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def ontology_files() -> list[Path]:
    """The Turtle files that hold terms, alignments and deprecations, without the vocabularies."""
    return [*sorted((ROOT / "ontology").glob("*.ttl")), *sorted((ROOT / "ontology/alignments").glob("*.ttl"))]
