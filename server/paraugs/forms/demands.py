"""What the shapes say about one property of one class, taken together."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import rdflib
from rdflib.namespace import RDF, SH, XSD, Namespace

from paraugs.forms.model import Kind, Texts
from paraugs.terms import IRI

DASH = Namespace("http://datashapes.org/dash#")
_NUMBERS = {XSD.integer, XSD.decimal}
_DATES = {XSD.date, XSD.gYearMonth, XSD.gYear}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a field leads: along a property, or against it."""

    path: IRI
    inverse: bool = False


class Shape:
    """One property shape."""

    def __init__(self, graph: rdflib.Graph, node: rdflib.term.Node) -> None:
        self.graph, self.node = graph, node
        self.places = self._places()

    def one(self, predicate: rdflib.URIRef) -> rdflib.term.Node | None:
        """Give the value of a parameter."""
        return self.graph.value(self.node, predicate)

    def _places(self) -> tuple[Place, ...]:
        """Give the properties that the path goes along or against: several for alternatives; else none."""
        path = self.one(SH.path)
        if path is None or isinstance(path, rdflib.URIRef):
            return (Place(IRI(str(path))),)
        if isinstance(inverse := self.graph.value(path, SH.inversePath), rdflib.URIRef):
            return (Place(IRI(str(inverse)), inverse=True),)
        members = self.graph.items(self.graph.value(path, SH.alternativePath) or RDF.nil)
        return tuple(Place(IRI(str(member))) for member in members if isinstance(member, rdflib.URIRef))

    @property
    def asks(self) -> bool:
        """Tell whether the shape is about one property, or demands one of several."""
        return len(self.places) == 1 or self.one(SH.minCount) is not None

    def rules(self) -> Iterator[rdflib.term.Node]:
        """Give the shape and the members of its choice: what they say, they say as parameters."""
        yield self.node
        for choice in self.graph.objects(self.node, SH["or"]):
            yield from self.graph.items(choice)
        for inner in self.graph.objects(self.node, SH.node):
            yield from self.graph.objects(inner, SH.property)


class Merged:
    """All shapes of one property: those about it alone before those that name it beside others."""

    def __init__(self, own: list[Shape], shared: list[Shape]) -> None:
        self._own, self._shared = own, shared
        self._telling = own + [shape for shape in shared if shape.asks]

    @cached_property
    def hidden(self) -> bool:
        """Tell whether a form leaves it out: by its own word, or because there should be none."""
        none = any(_number(shape.one(SH.maxCount)) == 0 for shape in self._own)
        asked = any(shape.one(DASH.editor) is not None for shape in self._own)
        return (
            (none and not asked)
            or self.written
            or any(shape.one(DASH.hidden) is not None for shape in self._own)
        )

    @cached_property
    def written(self) -> bool:
        """Tell whether the server writes it."""
        return any(shape.one(DASH.readOnly) is not None for shape in self._own)

    @property
    def languages(self) -> bool:
        """Tell whether its values are texts that say their language."""
        return any(shape.one(SH.datatype) == RDF.langString for shape in self._own + self._shared)

    def texts(self, predicate: rdflib.URIRef) -> Texts:
        """Give its name or description by language."""
        found = (texts(shape.graph, shape.node, predicate) for shape in self._by_weight())
        return next(filter(None, found), {})

    def order(self) -> float:
        """Give its place among the fields."""
        return float(str(next(self._values(SH.order), 0)))

    def group(self) -> rdflib.term.Node:
        """Give the section that it belongs to."""
        return next(self._values(SH.group))

    def kind(self) -> Kind:
        """Tell how it is answered."""
        editors, types = (
            set(self._values(DASH.editor)),
            {rdflib.URIRef(name.value) for name in self.datatypes()},
        )
        if DASH.DetailsEditor in editors:
            return "part"
        if self.lists() or self.options():
            return "concept"
        if types:
            return _kind_of(types)
        if SH.IRI in self._values(SH.nodeKind):
            return "link"
        return "long-text" if DASH.TextAreaEditor in editors else "text"

    def lists(self) -> list[IRI]:
        """Give the schemes and classes that its values come from, without those of its kind of text."""
        found = [*self._parameters(SH["class"]), *self._parameters(SH.hasValue)]
        return [IRI(str(name)) for name in dict.fromkeys(found)]

    def options(self) -> tuple[IRI, ...]:
        """Give the values that are named one by one."""
        return tuple(
            IRI(str(option))
            for shape in self._own
            for choice in shape.graph.objects(shape.node, SH["in"])
            for option in shape.graph.items(choice)
        )

    def datatypes(self) -> tuple[IRI, ...]:
        """Give the datatypes that it may have, other than that of texts."""
        types = dict.fromkeys(self._parameters(SH.datatype))
        return tuple(IRI(str(name)) for name in types if name not in (RDF.langString, XSD.string))

    def longest(self) -> int | None:
        """Give the greatest number of characters."""
        return next((_number(value) for value in self._values(SH.maxLength)), None)

    def is_single(self) -> bool:
        """Tell whether it has one value at most."""
        return any(_number(shape.one(SH.maxCount)) == 1 for shape in self._own)

    def _by_weight(self) -> list[Shape]:
        return sorted(self._telling, key=lambda shape: (len(shape.places), _weight(shape), str(shape.node)))

    def _values(self, predicate: rdflib.URIRef) -> Iterator[rdflib.term.Node]:
        for shape in self._by_weight():
            yield from shape.graph.objects(shape.node, predicate)

    def _parameters(self, predicate: rdflib.URIRef) -> Iterator[rdflib.term.Node]:
        for shape in sorted(self._own, key=lambda shape: str(shape.node)):
            for rule in shape.rules():
                yield from shape.graph.objects(rule, predicate)


class Demands:
    """The property shapes of one class, by what they are about."""

    def __init__(self, shapes: list[Shape]) -> None:
        self._own: dict[Place, list[Shape]] = {}
        self._merged: dict[Place, Merged] = {}
        self._shared = [shape for shape in shapes if len(shape.places) > 1]
        for shape in shapes:
            if len(shape.places) == 1:
                self._own.setdefault(shape.places[0], []).append(shape)
        self.places = self._places()
        """What is asked about: each property, and the first of several where none is asked alone."""

    def _places(self) -> list[Place]:
        rest = [
            shape.places[0]
            for shape in self._shared
            if shape.asks and not any(place in self._own for place in shape.places)
        ]
        named = [place for place in self._own if self.of(place).texts(SH.name) or self.of(place).hidden]
        return sorted({*named, *rest})

    def of(self, place: Place) -> Merged:
        """Give all that is said about a property."""
        if place not in self._merged:
            shared = [shape for shape in self._shared if place in shape.places]
            self._merged[place] = Merged(self._own.get(place, []), shared)
        return self._merged[place]

    def demanded(self, place: Place, severity: rdflib.URIRef) -> bool:
        """Tell whether one value at least is demanded, with that severity, that the server does not write."""
        return any(
            (_number(shape.one(SH.minCount)) or 0) > 0 and shape.one(SH.severity) == severity
            for shape in self._about(place)
            if not any(self.of(other).written for other in shape.places)
        )

    def alternatives(self, place: Place) -> tuple[IRI, ...]:
        """Give the other fields that meet the demand as well; none when the property itself is demanded."""
        if any(shape.one(SH.minCount) is not None for shape in self._own.get(place, [])):
            return ()
        shown = [other for other in self.places if other != place and not self.of(other).hidden]
        demanding = [shape for shape in self._about(place) if shape.one(SH.minCount) is not None]
        beside = {other for shape in demanding for other in shape.places}
        return tuple(other.path for other in shown if other in beside)

    def _about(self, place: Place) -> list[Shape]:
        return self._own.get(place, []) + [shape for shape in self._shared if place in shape.places]


def texts(graph: rdflib.Graph, node: rdflib.term.Node, predicate: rdflib.URIRef) -> Texts:
    """Give the texts of a node by their language, sorted."""
    found = (text for text in graph.objects(node, predicate) if isinstance(text, rdflib.Literal))
    return dict(sorted((text.language or "", str(text)) for text in found))


def _kind_of(types: set[rdflib.URIRef]) -> Kind:
    if types == {XSD.gYear}:
        return "year"
    if types <= _DATES:
        return "date"
    if types == {XSD.boolean}:
        return "yes-no"
    return "number" if types <= _NUMBERS else "text"


def _weight(shape: Shape) -> int:
    """Put what is required first, then what is recommended: they explain a field best."""
    severities: list[rdflib.term.Node | None] = [SH.Violation, SH.Warning, SH.Info, None]
    severity = shape.one(SH.severity)
    return 2 * severities.index(severity) + (shape.one(SH.minCount) is None)


def _number(value: rdflib.term.Node | None) -> int | None:
    return None if value is None else int(str(value))
