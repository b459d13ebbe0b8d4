"""Forms from the shapes: all property shapes of one property and class become one field.

Source: SHACL (https://www.w3.org/TR/shacl/), section 2.3.2 for names, order and groups; DASH for editors.
"""

from collections.abc import Iterable, Iterator, Mapping

import rdflib
from rdflib.namespace import RDF, RDFS, SH

from paraugs.errors import ResourceError
from paraugs.forms.demands import Demands, Place, Shape, texts
from paraugs.forms.model import CONTRIBUTABLE, RECORD, Field, Form, Forms, Section
from paraugs.graph.parsing import media_type_of, parse
from paraugs.resources import Resources
from paraugs.short_names import term
from paraugs.terms import IRI

_SUB_CLASS = term("rdfs:subClassOf")


def read_forms(resources: Resources) -> Forms:
    """Read the forms for all that can be contributed; ResourceError when the shapes cannot be read."""
    shapes = rdflib.Graph(bind_namespaces="none")
    for path in resources.files("shapes", "*.ttl"):
        try:
            shapes.parse(data=path.read_bytes(), format="turtle")
        except (OSError, rdflib.exceptions.ParserError, SyntaxError) as error:
            raise ResourceError(path, f"these shapes cannot be read: {error}") from error
    reader = _Reader(shapes, _classes_above(resources))
    return Forms({kind: reader.form(kind) for kind in (*CONTRIBUTABLE.values(), RECORD)})


def _classes_above(resources: Resources) -> Mapping[IRI, tuple[IRI, ...]]:
    above: dict[IRI, tuple[IRI, ...]] = {}
    for path in resources.files("ontology", "*.ttl"):
        for quad in parse(path.read_bytes(), media_type_of(path.name)):
            if (
                quad.predicate == _SUB_CLASS
                and isinstance(quad.subject, IRI)
                and isinstance(quad.object, IRI)
            ):
                above[quad.subject] = (*above.get(quad.subject, ()), quad.object)
    return above


class _Reader:
    """Makes forms of shapes; that of a part is the same wherever it is nested, which ends with the shapes."""

    def __init__(self, shapes: rdflib.Graph, above: Mapping[IRI, tuple[IRI, ...]]) -> None:
        self._shapes, self._above = shapes, above
        self._nested: dict[IRI, Form] = {}

    def form(self, kind: IRI, *, nested: bool = False) -> Form:
        """Give the form for a class; a nested one does not ask what it belongs to."""
        nodes = [node for name in self._lineage(kind) for node in self._targeting(name)]
        demands = Demands([Shape(self._shapes, node) for node in self._property_shapes(nodes)])
        fields = [
            self._field(demands, place)
            for place in demands.places
            if not (nested and place.inverse) and not demands.of(place).hidden
        ]
        names = [texts(self._shapes, node, RDFS.label) for node in nodes]
        return Form(kind, next(filter(None, names), {}), tuple(self._sections(demands, fields)))

    def _lineage(self, kind: IRI) -> list[IRI]:
        found = [kind]
        for name in found:
            found += [above for above in self._above.get(name, ()) if above not in found]
        return found

    def _targeting(self, kind: IRI) -> list[rdflib.term.Node]:
        return sorted(self._shapes.subjects(SH.targetClass, rdflib.URIRef(kind.value)), key=str)

    def _property_shapes(self, nodes: Iterable[rdflib.term.Node]) -> Iterator[rdflib.term.Node]:
        for node in nodes:
            yield from self._shapes.objects(node, SH.property)

    def _field(self, demands: Demands, place: Place) -> Field:
        merged = demands.of(place)
        alternatives = demands.alternatives(place)
        lists = merged.lists()
        return Field(
            path=place.path,
            names=merged.texts(SH.name),
            descriptions=merged.texts(SH.description),
            kind=merged.kind(),
            order=merged.order(),
            languages=merged.languages,
            many=not merged.languages and not merged.is_single(),
            required=demands.demanded(place, SH.Violation),
            recommended=demands.demanded(place, SH.Warning),
            alternatives=alternatives,
            choices=next(iter(lists), None),
            more_choices=tuple(lists[1:]),
            options=merged.options(),
            datatypes=merged.datatypes(),
            longest=merged.longest(),
            inverse=place.inverse,
            part=self._part(lists) if merged.kind() == "part" else None,
        )

    def _part(self, classes: list[IRI]) -> Form:
        """Give the form for a part: for the first of its classes that there are questions about."""
        return next(form for kind in classes if (form := self._nested_form(kind)).sections)

    def _nested_form(self, kind: IRI) -> Form:
        if kind not in self._nested:
            self._nested[kind] = self.form(kind, nested=True)
        return self._nested[kind]

    def _sections(self, demands: Demands, fields: Iterable[Field]) -> list[Section]:
        groups: dict[rdflib.term.Node, list[Field]] = {}
        for field in sorted(fields, key=lambda field: (field.order, field.key)):
            groups.setdefault(demands.of(Place(field.path, field.inverse)).group(), []).append(field)
        return sorted((self._section(group, found) for group, found in groups.items()), key=_order)

    def _section(self, group: rdflib.term.Node, fields: list[Field]) -> Section:
        assert (group, RDF.type, SH.PropertyGroup) in self._shapes, f"{group} is no group of a form"
        order = self._shapes.value(group, SH.order)
        key = str(group).rsplit("#", 1)[-1]
        return Section(key, texts(self._shapes, group, RDFS.label), float(str(order)), tuple(fields))


def _order(section: Section) -> float:
    return section.order
