"""The shapes as a reader sees them: what each rule is called, expects and says, and where it looks."""

from collections.abc import Iterator

import rdflib
from rdflib.namespace import SH

from paraugs.contribute.judging.rdflib_terms import from_rdflib
from paraugs.contribute.judging.shortening import shorten
from paraugs.terms import IRI

FALLBACK = "en"


class Rulebook:
    """Answers about single shapes, in one language, in English where a text lacks it."""

    def __init__(self, shapes: rdflib.Graph, language: str) -> None:
        self._shapes, self._language = shapes, language
        self._predicates: dict[IRI, frozenset[IRI]] = {}

    def message(self, shape: IRI) -> str:
        """Give what the rule says, with places for what was found; LookupError for a rule without words."""
        return self._text(shape, SH.message)

    def label(self, shape: IRI) -> str:
        """Give the field in words."""
        return self._text(shape, SH.name)

    def expected(self, shape: IRI) -> str:
        """Give what is expected there."""
        return self._text(shape, SH.description)

    def severity(self, shape: IRI) -> IRI:
        """Give the severity that the shape declares, else SHACL's own default (section 2.1.4)."""
        return IRI(str(self._shapes.value(_node(shape), SH.severity, default=SH.Violation)))

    def values(self, shape: IRI, predicate: rdflib.URIRef) -> list[IRI]:
        """Give the IRIs that a shape has for a parameter: its class, its datatypes."""
        return [IRI(str(value)) for value in self._shapes.objects(_node(shape), predicate)]

    def datatypes(self, shape: IRI) -> list[IRI]:
        """Give the datatypes of which a value must have one."""
        return self.values(shape, SH.datatype) + self._choices(shape, SH.datatype)

    def nodes(self, shape: IRI) -> list[IRI]:
        """Give the shapes to which a value must conform."""
        return self.values(shape, SH.node)

    def predicates(self, shape: IRI) -> frozenset[IRI]:
        """Give all properties in the path of a shape, in whatever way they are joined."""
        if shape not in self._predicates:
            self._predicates[shape] = frozenset(self._in_path(shape))
        return self._predicates[shape]

    def _in_path(self, shape: IRI) -> set[IRI]:
        waiting, found = [self._shapes.value(_node(shape), SH.path)], set[IRI]()
        while waiting:
            node = waiting.pop()
            if isinstance(node, rdflib.URIRef):
                found.add(IRI(str(node)))
            elif node is not None and not self._shapes.value(node, SH.inversePath):
                waiting.extend(self._shapes.items(self._shapes.value(node, SH.alternativePath) or node))
        return found

    def _choices(self, shape: IRI, parameter: rdflib.URIRef) -> list[IRI]:
        return [
            IRI(str(value))
            for choice in self._shapes.objects(_node(shape), SH["or"])
            for member in self._shapes.items(choice)
            for value in self._shapes.objects(member, parameter)
        ]

    def lists(self, shape: IRI) -> list[IRI]:
        """Give the schemes and classes that a shape wants its values from."""
        return (
            self.values(shape, SH["class"])
            + self._choices(shape, SH["class"])
            + [
                IRI(str(scheme))
                for inner in self._shapes.objects(_node(shape), SH.node)
                for rule in self._shapes.objects(inner, SH.property)
                for scheme in self._shapes.objects(rule, SH.hasValue)
            ]
        )

    def path(self, shape: IRI) -> str:
        """Give the path of a shape as SPARQL writes it, with short names."""
        return self._written(self._shapes.value(_node(shape), SH.path))

    def step(self, shape: IRI) -> IRI | None:
        """Give the path of a shape where it is a single property."""
        path = self._shapes.value(_node(shape), SH.path)
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

    def _text(self, shape: IRI, predicate: rdflib.URIRef) -> str:
        texts = dict(self._texts(shape, predicate))
        if found := texts.get(self._language) or texts.get(FALLBACK):
            return found
        raise LookupError(f"{shape} has no {predicate}")

    def _texts(self, shape: IRI, predicate: rdflib.URIRef) -> Iterator[tuple[str | None, str]]:
        for text in self._shapes.objects(_node(shape), predicate):
            if isinstance(text, rdflib.Literal):
                yield text.language, str(text)


def _node(shape: IRI) -> rdflib.URIRef:
    return rdflib.URIRef(shape.value)
