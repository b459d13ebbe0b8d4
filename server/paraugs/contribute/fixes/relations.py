"""Fixes of what a node has too little or too much of, or in the wrong order."""

from collections.abc import Iterator
from itertools import islice

from rdflib.namespace import SH

from paraugs.contribute.findings.finding import RULES
from paraugs.contribute.fixes.case import Case
from paraugs.contribute.fixes.patching import Patch, written
from paraugs.contribute.judging.folding import fold
from paraugs.contribute.judging.shortening import shorten
from paraugs.contribute.judging.vocabulary import IN_SCHEME, TYPE
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.short_names import term
from paraugs.terms import IRI, BlankNode, Literal, Triple

_MOST = 5
"""Values to choose from: more are no choice."""
_MAX_COUNT, _ORDER = (
    IRI(str(SH.MaxCountConstraintComponent)),
    IRI(str(SH.LessThanOrEqualsConstraintComponent)),
)
_COUNTRY, _CONTRIBUTION = term("par:country"), term("par:Contribution")
_STATE = term("par:memberState")
_SCHEME, _LEVEL = term("par:scheme"), term("par:level")
_ALWAYS = {
    "contribution-licence-required": (term("dct:license"), IRI(PREFIXES["licence"] + "CC_BY_4_0")),
    "implementation-start-required": (
        term("par:startCertainty"),
        IRI(f"{THINGS}concept/date-certainty/unknown"),
    ),
}
"""What can be offered where a field is empty: the usual licence, and to say that a start is not known."""


def single_values(case: Case) -> Iterator[Patch]:
    """Offer to keep one of several values where there may be one only."""
    values = case.statements() if case.result.component == _MAX_COUNT else []
    if 1 < len(values) <= _MOST:
        for kept in sorted(values, key=lambda triple: written(triple.object)):
            remove = tuple(triple for triple in values if triple != kept)
            yield Patch("keep", written(kept.object), False, remove)


def swapped_values(case: Case) -> Iterator[Patch]:
    """Offer to swap a start and an end that stand the wrong way round."""
    if case.result.component != _ORDER:
        return
    bounds = case.rule.values(SH.lessThanOrEquals)
    first = case.statements(case.result.value)
    last = [triple for bound in bounds for triple in case.submission.stated(case.result.focus, bound)]
    if len(first) == len(last) == 1 and _are_alike(first[0], last[0]):
        node, before, after = first[0].subject, first[0], last[0]
        add = (
            Triple(node, before.predicate, after.object),
            Triple(node, after.predicate, before.object),
        )
        yield Patch(
            "swap", f"{written(after.object)} – {written(before.object)}", False, (before, after), add
        )


def schemes_of_levels(case: Case) -> Iterator[Patch]:
    """Offer the scheme to which the level of an assessment belongs."""
    level = case.result.value
    if case.result.shape == IRI(f"{RULES}assessment-level-scheme") and isinstance(level, IRI):
        named = case.submission.stated(case.result.focus, _SCHEME)
        for fact in case.vocabulary.facts.get(level, ()):
            if fact.predicate == IN_SCHEME and len(named) == 1:
                add = Triple(named[0].subject, _SCHEME, fact.object)
                yield Patch("add", _statement(add), False, (named[0],), (add,))


def types_of_parts(case: Case) -> Iterator[Patch]:
    """Give a node of the file the type that it needs, in place of one that differs in its spelling only."""
    value, wanted = case.result.value, case.rule.values(SH["class"])
    if len(wanted) == 1 and isinstance(value, IRI | BlankNode) and value in case.submission.described:
        types = case.submission.stated(value, TYPE)
        wrong = tuple(each for each in types if fold(str(each.object)) == fold(str(wanted[0])))
        add = Triple(value, TYPE, wanted[0])
        yield Patch("add", _statement(add), bool(wrong) or not types, wrong, (add,))


def types_of_records(case: Case) -> Iterator[Patch]:
    """Say that what points to a practice as its record is a contribution."""
    focus = case.result.focus
    if case.result.shape == IRI(f"{RULES}practice-record-class") and not isinstance(focus, Literal):
        add = Triple(focus, TYPE, _CONTRIBUTION)
        yield Patch("add", _statement(add), True, add=(add,))


def countries(case: Case) -> Iterator[Patch]:
    """Move the country of a practice to its implementation, else offer the state that submits."""
    focus, submission = case.result.focus, case.submission
    if case.result.shape != IRI(f"{RULES}implementation-country-required") or isinstance(focus, Literal):
        return
    above = [triple.subject for triple in submission.above(focus)[:_MOST]]
    stated = [triple for node in above for triple in submission.stated(node, _COUNTRY)]
    if len(stated) == 1 and isinstance(stated[0].object, IRI):
        yield Patch(
            "move", _statement(stated[0]), True, tuple(stated), (Triple(focus, _COUNTRY, stated[0].object),)
        )
        return
    for record in islice(submission.members(_CONTRIBUTION), _MOST):
        for triple in submission.stated(record, _STATE)[:1]:
            if isinstance(triple.object, IRI):
                add = Triple(focus, _COUNTRY, triple.object)
                yield Patch("add", _statement(add), False, add=(add,))


def usual_values(case: Case) -> Iterator[Patch]:
    """Offer the usual value of an empty field, where there is one."""
    usual = _ALWAYS.get(case.result.shape.value.removeprefix(RULES))
    focus = case.result.focus
    if usual and isinstance(focus, IRI | BlankNode):
        add = Triple(focus, *usual)
        yield Patch("add", _statement(add), False, add=(add,))


def _are_alike(first: Triple, last: Triple) -> bool:
    one, other = first.object, last.object
    return isinstance(one, Literal) and isinstance(other, Literal) and one.datatype == other.datatype


def _statement(triple: Triple) -> str:
    return f"{shorten(triple.predicate)} {written(triple.object)}"
