"""Names made alike, to be compared: small letters, no accents, no punctuation."""

import re
import unicodedata

_BETWEEN_WORDS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Give a name in small letters without accents and punctuation."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _BETWEEN_WORDS.sub(" ", plain).strip()
