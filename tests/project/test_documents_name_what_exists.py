"""A document sends nobody to a file that is not there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("tests/**/*.md")])
LINK = re.compile(r"\]\(([\w./-]+)\)")
NAME = re.compile(r"`([\w*-][\w.*/-]*(?:/|\.(?:py|md|rq|ttl|toml)))`")


def named_in(document: Path) -> set[str]:
    """Give the files and folders that a document names, in links or as code."""
    text = document.read_text(encoding="utf-8")
    return set(LINK.findall(text)) | set(NAME.findall(text))


def is_there(name: str, document: Path) -> bool:
    """Tell whether a name leads somewhere from the top, from the document, or in the tests and queries."""
    rooms = (ROOT, document.parent, *(ROOT / "tests").iterdir(), *(ROOT / "queries").iterdir())
    return any(next(room.glob(name.rstrip("/")), None) for room in rooms if room.is_dir())


def test_the_overview_names_many() -> None:
    assert len(named_in(ROOT / "tests" / "FEATURES.md")) > 50


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_document_names_is_there(document: Path) -> None:
    missing = [name for name in sorted(named_in(document)) if not is_there(name, document)]
    assert missing == []
