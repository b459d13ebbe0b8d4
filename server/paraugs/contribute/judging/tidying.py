"""Texts without what nobody sees or wants: blanks at the ends, control characters, marks of direction."""

import re
import unicodedata

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\ufff9-\ufffb]"
)
"""Control characters, and those that turn the direction of writing (Unicode Standard Annex 9), which make a
text look other than it is. Line ends and tabs are none of them."""
_NOTHING = re.compile("[\u200b\u2060\ufeff\u00ad]")
_BLANKS = re.compile("[ \t\u00a0\u2007]{2,}")
_BEFORE_LINE_END = re.compile("[ \t]+(?=\n)")


def without_hidden(text: str) -> str:
    """Give a text without control characters and marks of direction."""
    return HIDDEN.sub("", text)


def tidied(text: str) -> str:
    """Give a text without outer or double blanks and invisible signs, its letters composed (NFC)."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return _BEFORE_LINE_END.sub("", _BLANKS.sub(" ", _NOTHING.sub("", composed))).strip()


def is_untidy(text: str) -> bool:
    """Tell whether tidying would change a text."""
    return tidied(text) != text
