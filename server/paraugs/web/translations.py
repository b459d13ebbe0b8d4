"""The interface's own words in every language that has a catalogue; English is the source.

The catalogues are gettext `.po` files under `locale/`, read when the application is made: no compile step,
and an unreadable one stops the start. A process that makes many applications reads each file once.
"""

import gettext
import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from paraugs.errors import ResourceError

LOCALES = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "en"

Catalogues = Mapping[str, gettext.NullTranslations]


def read_translations(folder: Path = LOCALES) -> Catalogues:
    """The catalogue of each interface language, by language code; ResourceError when one cannot be read."""
    found: dict[str, gettext.NullTranslations] = {SOURCE_LANGUAGE: gettext.NullTranslations()}
    for path in sorted(folder.glob("*/LC_MESSAGES/paraugs.po")):
        found[path.parts[-3]] = _read(path, path.stat().st_mtime_ns)
    return found


@cache
def _read(path: Path, _written: int) -> gettext.GNUTranslations:
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parts[-3], abort_invalid=True)
    except (OSError, UnicodeDecodeError, PoFileError, ValueError) as error:
        raise ResourceError(path, f"is no catalogue of translations: {error}") from error
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
