"""Reading the guides as their readers do: links, queries, commands and lists, found by their classes."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a page: its name, attributes and text."""

    name: str
    attributes: dict[str, str]
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Give the text with the spaces that it has."""
        return "".join(self.parts)

    @property
    def classes(self) -> set[str]:
        """Give the classes."""
        return set(self.attributes.get("class", "").split())


class Page(HTMLParser):
    """A page as the list of its elements, in their order."""

    _WANTED = ("a", "pre", "tr", "th", "td", "span", "code", "blockquote", "h1", "article")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.ids: set[str] = set()
        self._open: list[Element] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        attributes = {name: value or "" for name, value in attrs}
        self.ids |= {attributes["id"]} if "id" in attributes else set()
        if tag in self._WANTED:
            self.elements.append(Element(tag, attributes))
            self._open.append(self.elements[-1])

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if self._open and self._open[-1].name == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Give a text to all elements that are open."""
        for element in self._open:
            element.parts.append(data)

    def examples(self, kind: str) -> list[Element]:
        """Give the examples of one kind."""
        return [element for element in self.elements if {"example", kind} <= element.classes]

    def files(self) -> dict[str, str]:
        """Give the examples that a reader is told to save, by file name."""
        return {
            element.attributes["data-file"]: element.text + "\n"
            for element in self.elements
            if "data-file" in element.attributes
        }

    def outputs(self) -> list[list[str]]:
        """Give the lines of each output that is shown; `…` stands for more."""
        return [
            [line.strip() for line in element.text.splitlines() if line != "…"]
            for element in self.elements
            if "output" in element.classes
        ]

    def links(self) -> list[str]:
        """Give the addresses that the page links to."""
        return [element.attributes["href"] for element in self.elements if element.name == "a"]

    def fields(self) -> dict[str, str]:
        """Give the names of the fields that the page lists, by the short name of their shape."""
        found = {}
        for number, element in enumerate(self.elements):
            if "data-shape" in element.attributes:
                named = self.elements[number + 1] if element.name == "tr" else element
                found[element.attributes["data-shape"]] = named.text
        return found
