"""Writing XML in which no character can stand that XML does not know."""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """A text as XML can hold it."""
    return _NOT_XML.sub("\ufffd", text)


def add(parent: Element, name: str, text: str = "", attributes: Mapping[str, str] | None = None) -> Element:
    """Add an element with a text."""
    child = SubElement(parent, name, {key: plain(value) for key, value in (attributes or {}).items()})
    child.text = plain(text) or None
    return child
