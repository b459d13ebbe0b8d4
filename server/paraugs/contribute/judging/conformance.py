"""Which nodes conform to a shape for certain, so that pySHACL need not be asked about them.

Most values of most submissions are as they should be, and of most demands that is seen at a glance: a value
is in its list, a text has its tag. Here each kind of constraint is understood only as far as that is certain;
whatever does not pass here is for pySHACL to judge, which finds what is wrong, or that nothing is.
Source: SHACL (https://www.w3.org/TR/shacl/), section 4.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

import rdflib
from rdflib.namespace import RDF, SH, XSD

from paraugs.contribute.judging.constraint_queries import ConstraintQuery, queries_of
from paraugs.contribute.judging.paths import path_of
from paraugs.contribute.judging.rdflib_terms import LEXICAL, ORDERED, from_rdflib, to_rdflib
from paraugs.contribute.judging.said import Said
from paraugs.contribute.judging.warm_graphs import PARAMETERS, KeptShapes
from paraugs.terms import IRI, BlankNode, Literal, Term

Conforms = Callable[[Said, Term], bool]
"""Whether a node conforms for certain, by what is said of it."""
Passes = Callable[[Said, Term, Sequence[Term]], bool]
"""The same for one constraint: a node, and its values on the path of the shape."""
_Node = rdflib.term.Node

_OF_NO_VALUE = ("minCount", "hasValue", "equals", "closed", "sparql", "ignoredProperties")
_QUALIFIED = ("qualifiedValueShape", "qualifiedMinCount", "qualifiedMaxCount")
_OF_VALUES = PARAMETERS - {SH[name] for name in (*_OF_NO_VALUE, *_QUALIFIED)}
"""The parameters of constraints that are met where there is no value."""
_NUMBERS = (str(XSD.integer), str(XSD.decimal))


def never(said: Said, node: Term) -> bool:
    """Be certain of nothing."""
    return False


class Conformance:
    """Understands shapes, each once."""

    def __init__(self, rules: KeptShapes) -> None:
        self._rules, self._shapes = rules, rules.graph
        self._known: dict[_Node, Conforms] = {}

    def of(self, shape: _Node) -> Conforms:
        """Give what tells whether a node conforms to a shape for certain."""
        if shape not in self._known:
            self._known[shape] = never  # for a shape that leads back to itself
            if not self._rules.custom_constraints and (shape, SH.deactivated, None) not in self._shapes:
                self._known[shape] = self._understood(shape)
        return self._known[shape]

    def _understood(self, shape: _Node) -> Conforms:
        stated = self._rules.predicate_objects(shape)
        tests = [self._test(shape, *pair) for pair in stated]
        known = [test for test in tests if test]
        is_known = len(known) == len(tests)
        if (shape, SH.path, None) not in self._shapes:
            return (
                (lambda said, node: all(test(said, node, (node,)) for test in known)) if is_known else never
            )
        path = path_of(self._shapes, shape)
        may_lack = {parameter for parameter, _ in stated} <= _OF_VALUES

        def conforms(said: Said, node: Term) -> bool:
            values = said.values(node, path)
            if not values and may_lack:
                return True
            return is_known and all(test(said, node, values) for test in known)

        return conforms if path else never

    def _test(self, shape: _Node, parameter: _Node, wanted: _Node) -> Passes | None:
        if parameter in (SH.node, SH.property):
            return _each(self.of(wanted))
        if parameter == SH["or"]:
            members = [self.of(member) for member in self._shapes.items(wanted)]
            return _each(lambda said, value: any(conforms(said, value) for conforms in members))
        if parameter == SH.languageIn:
            return _languages(frozenset(str(one).lower() for one in self._shapes.items(wanted)))
        if parameter == SH.pattern and (shape, SH.flags, None) not in self._shapes:
            return _pattern(re.compile(str(wanted)))
        if parameter == SH.sparql:
            queries = queries_of(self._rules.lookup_shape_from_node(shape))
            return None if queries is None else _queries(queries)
        if parameter == SH["not"]:
            stated = self._rules.predicate_objects(wanted)
            is_bound = [name for name, _ in stated] == [SH.maxExclusive] and (
                wanted,
                SH.path,
                None,
            ) not in self._shapes
            return _at_least(Decimal(str(stated[0][1]))) if is_bound else None
        make = _MAKERS.get(parameter)
        return make(from_rdflib(wanted)) if make else None


def _each(conforms: Conforms) -> Passes:
    return lambda said, node, values: all(conforms(said, value) for value in values)


def _class(wanted: Term) -> Passes:
    return _each(lambda said, value: wanted.value in said.classes(value))


def _datatype(wanted: Term) -> Passes:
    return _each(lambda said, value: isinstance(value, Literal) and _is_of(value, wanted.value))


def _has_value(wanted: Term) -> Passes:
    return lambda said, node, values: wanted in values


def _min_count(least: Term) -> Passes:
    return lambda said, node, values: len(values) >= int(least.value)


def _max_count(most: Term) -> Passes:
    return lambda said, node, values: len(values) <= int(most.value)


def _max_length(most: Term) -> Passes:
    return _each(lambda said, value: not isinstance(value, BlankNode) and len(value.value) <= int(most.value))


def _node_kind(wanted: Term) -> Passes:
    return _each(lambda said, value: wanted.value == str(SH.IRI) and isinstance(value, IRI))


def _unique_languages(wanted: Term) -> Passes:
    def passes(said: Said, node: Term, values: Sequence[Term]) -> bool:
        tags = [value.language.lower() for value in values if isinstance(value, Literal) and value.language]
        return len(tags) == len(set(tags))

    return passes


def _not_after(other: Term) -> Passes:
    def passes(said: Said, node: Term, values: Sequence[Term]) -> bool:
        bounds = said.values(node, ((other.value,),))
        return all(_is_in_order(value, bound) for value in values for bound in bounds)

    return passes


def _languages(wanted: frozenset[str]) -> Passes:
    return _each(
        lambda said, value: (
            isinstance(value, Literal) and value.language is not None and value.language.lower() in wanted
        )
    )


def _pattern(pattern: re.Pattern[str]) -> Passes:
    return _each(lambda said, value: isinstance(value, IRI) and bool(pattern.search(value.value)))


def _at_least(least: Decimal) -> Passes:
    return _each(lambda said, value: (number := _number(value)) is not None and number >= least)


def _queries(queries: Sequence[ConstraintQuery]) -> Passes:
    return lambda said, node, values: all(said.tells(query.finds_nothing) for query in queries)


_MAKERS: Mapping[_Node, Callable[[Term], Passes]] = {
    SH["class"]: _class,
    SH.datatype: _datatype,
    SH.hasValue: _has_value,
    SH.minCount: _min_count,
    SH.maxCount: _max_count,
    SH.maxLength: _max_length,
    SH.nodeKind: _node_kind,
    SH.uniqueLang: _unique_languages,
    SH.lessThanOrEquals: _not_after,
}


def _is_in_order(value: Term, bound: Term) -> bool:
    if not isinstance(value, Literal) or not isinstance(bound, Literal):
        return False
    kind = value.datatype
    if kind is None or kind != bound.datatype or rdflib.URIRef(kind) not in ORDERED:
        return False
    return _is_of(value, kind) and _is_of(bound, kind) and value.value <= bound.value


def _number(value: Term) -> Decimal | None:
    if isinstance(value, Literal) and value.datatype in _NUMBERS and _is_of(value, value.datatype):
        number = Decimal(value.value)
        return number if number.is_finite() else None
    return None


def _is_of(literal: Literal, datatype: str) -> bool:
    """Tell whether a literal has a datatype, and its text is one of it, as rdflib sees it."""
    if literal.language:
        return datatype == str(RDF.langString)
    if literal.datatype is None:
        return datatype == str(XSD.string)
    return literal.datatype == datatype and _is_well_written(literal.value, datatype)


@lru_cache(maxsize=1 << 12)
def _is_well_written(text: str, datatype: str) -> bool:
    known = to_rdflib(Literal(text, None, datatype))
    assert isinstance(known, rdflib.Literal)
    return not known.ill_typed and (known.value is not None or known.datatype in LEXICAL)
