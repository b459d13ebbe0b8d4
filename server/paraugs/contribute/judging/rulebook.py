"""The shapes as a reader sees them: what each rule is called, expects and says, and where it looks."""

from collections.abc import Iterator
from functools import cached_property

import rdflib
from rdflib.namespace import SH

from paraugs.contribute.judging.rdflib_terms import from_rdflib
from paraugs.contribute.judging.shortening import shorten
from paraugs.terms import IRI

FALLBACK = "en"


class Rulebook:
    """Answers about shapes, in one language, in English where a text lacks it; each rule is read once."""

    def __init__(self, shapes: rdflib.Graph, language: str) -> None:
        self._shapes, self._language = shapes, language
        self._rules: dict[IRI, Rule] = {}

    def rule(self, shape: IRI) -> "Rule":
        """Give the rule that a shape is."""
        if shape not in self._rules:
            self._rules[shape] = Rule(self._shapes, shape, self._language)
        return self._rules[shape]


class Rule:
    """Answers about one shape, found when they are asked for and kept."""

    def __init__(self, shapes: rdflib.Graph, shape: IRI, language: str) -> None:
        self._shapes, self._shape, self._language = shapes, shape, language
        self._node = rdflib.URIRef(shape.value)
        self._values: dict[rdflib.URIRef, tuple[IRI, ...]] = {}

    @cached_property
    def message(self) -> str:
        """What the rule says, with places for what was found; LookupError for a rule without words."""
        return self._text(SH.message)

    @cached_property
    def label(self) -> str:
        """The field in words."""
        return self._text(SH.name)

    @cached_property
    def expected(self) -> str:
        """What is expected there."""
        return self._text(SH.description)

    def values(self, predicate: rdflib.URIRef) -> tuple[IRI, ...]:
        """Give the IRIs that a shape has for a parameter: its class, its datatypes."""
        if predicate not in self._values:
            found = self._shapes.objects(self._node, predicate)
            self._values[predicate] = tuple(IRI(str(value)) for value in found)
        return self._values[predicate]

    @cached_property
    def datatypes(self) -> tuple[IRI, ...]:
        """The datatypes of which a value must have one."""
        return (*self.values(SH.datatype), *self._choices(SH.datatype))

    @property
    def nodes(self) -> tuple[IRI, ...]:
        """The shapes to which a value must conform."""
        return self.values(SH.node)

    @cached_property
    def predicates(self) -> frozenset[IRI]:
        """All properties in the path of the shape, in whatever way they are joined."""
        waiting, found = [self._shapes.value(self._node, SH.path)], set[IRI]()
        while waiting:
            node = waiting.pop()
            if isinstance(node, rdflib.URIRef):
                found.add(IRI(str(node)))
            elif node is not None and not self._shapes.value(node, SH.inversePath):
                waiting.extend(self._shapes.items(self._shapes.value(node, SH.alternativePath) or node))
        return frozenset(found)

    def _choices(self, parameter: rdflib.URIRef) -> Iterator[IRI]:
        for choice in self._shapes.objects(self._node, SH["or"]):
            for member in self._shapes.items(choice):
                yield from (IRI(str(value)) for value in self._shapes.objects(member, parameter))

    @cached_property
    def lists(self) -> tuple[IRI, ...]:
        """The schemes and classes that the shape wants its values from."""
        schemes = (
            IRI(str(scheme))
            for inner in self._shapes.objects(self._node, SH.node)
            for rule in self._shapes.objects(inner, SH.property)
            for scheme in self._shapes.objects(rule, SH.hasValue)
        )
        return (*self.values(SH["class"]), *self._choices(SH["class"]), *schemes)

    @cached_property
    def path(self) -> str:
        """The path of the shape as SPARQL writes it, with short names."""
        return self._written(self._shapes.value(self._node, SH.path))

    @cached_property
    def step(self) -> IRI | None:
        """The path of the shape where it is a single property."""
        path = self._shapes.value(self._node, SH.path)
        found = None if path is None else from_rdflib(path)
        return found if isinstance(found, IRI) else None

    def _written(self, path: rdflib.term.Node | None) -> str:
        if path is None or isinstance(path, rdflib.URIRef):
            return shorten(IRI(str(path))) if path else ""
        if inverse := self._shapes.value(path, SH.inversePath):
            return f"^{self._written(inverse)}"
        choices = self._shapes.value(path, SH.alternativePath)
        steps = [self._written(step) for step in self._shapes.items(choices or path)]
        return " | ".join(steps) if choices else " / ".join(steps)

    def _text(self, predicate: rdflib.URIRef) -> str:
        texts = {
            text.language: str(text)
            for text in self._shapes.objects(self._node, predicate)
            if isinstance(text, rdflib.Literal)
        }
        if found := texts.get(self._language) or texts.get(FALLBACK):
            return found
        raise LookupError(f"{self._shape} has no {predicate}")
