"""The catalogue of each language translates every word of the interface, and nothing that is gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import paraugs
import paraugs.web
from paraugs.web.translations import LOCALES

Message = str | tuple[str, ...]
CATALOGUES = sorted(LOCALES.glob("*/LC_MESSAGES/paraugs.po"))
LANGUAGES = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])


def messages_of_errors() -> set[Message]:
    """Give every message of an error that is marked for translation where it is raised, in any room."""
    extracted = extract_from_dir(
        str(Path(paraugs.__file__).parent), method_map=[("**.py", "python")], keywords={"wording": None}
    )
    return {message for _, _, message, _, _ in extracted}


def messages_of_the_interface() -> set[Message]:
    """Give every message that the templates and the Python of the web mark for translation."""
    extracted = extract_from_dir(
        str(Path(paraugs.web.__file__).parent),
        method_map=[("**.py", "python"), ("**/templates/**.html", "jinja2")],
        options_map={"**/templates/**.html": {"extensions": "jinja2.ext.i18n", "silent": "false"}},
        keywords={"_": None, "gettext": None, "ngettext": (1, 2)},
    )
    return {message for _, _, message, _, _ in extracted}


def read(path: Path) -> Catalog:
    """Give a catalogue."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def translations(catalogue: Catalog) -> Iterator[tuple[Message, tuple[str, ...]]]:
    """Give each message with its translations."""
    for message in catalogue:
        if message.id:
            found = message.string if isinstance(message.string, tuple | list) else (message.string,)
            yield message.id, tuple(found)


def test_there_is_a_latvian_catalogue() -> None:
    assert [path.parts[-3] for path in CATALOGUES] == ["lv"]


@LANGUAGES
def test_nothing_is_missing_and_nothing_is_left_over(path: Path) -> None:
    assert {message for message, _ in translations(read(path))} == (
        messages_of_the_interface() | messages_of_errors()
    )


@LANGUAGES
def test_no_translation_is_empty_or_uncertain(path: Path) -> None:
    catalogue = read(path)

    assert [message for message, found in translations(catalogue) if not all(found)] == []
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


@LANGUAGES
def test_every_translation_keeps_the_places_of_values(path: Path) -> None:
    catalogue = read(path)

    assert [error for message in catalogue for error in message.check(catalogue)] == []
