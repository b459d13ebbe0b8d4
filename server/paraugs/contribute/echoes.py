"""Results that only repeat another one: what is no date cannot be in the wrong order."""

from collections.abc import Iterable

from rdflib.namespace import SH

from paraugs.contribute.findings.finding import RULES
from paraugs.contribute.judging.referee import Result
from paraugs.contribute.judging.rulebook import Rulebook
from paraugs.contribute.judging.submission import Submission
from paraugs.terms import IRI, Term

_MOST = 5
_ORDER = IRI(str(SH.LessThanOrEqualsConstraintComponent))
_TEXT_KNOWN = IRI(f"{RULES}text-known")


def without_echoes(results: Iterable[Result], rules: Rulebook, submission: Submission) -> tuple[Result, ...]:
    """Give the results without those about a value whose datatype is wrong to begin with."""
    all_results = tuple(results)
    ill = {
        (each.focus, each.value)
        for each in all_results
        if each.shape != _TEXT_KNOWN and rules.rule(each.shape).datatypes
    }

    def is_echo(result: Result) -> bool:
        return any((result.focus, value) in ill for value in _compared(result, rules, submission))

    return tuple(each for each in all_results if not is_echo(each))


def _compared(result: Result, rules: Rulebook, submission: Submission) -> list[Term | None]:
    """Give the values that a result compares; none where it does not compare."""
    if result.shape == _TEXT_KNOWN:
        return [result.value]
    if result.component != _ORDER:
        return []
    bounds = rules.rule(result.shape).values(SH.lessThanOrEquals)
    others = (each.object for bound in bounds for each in submission.stated(result.focus, bound)[:_MOST])
    return [result.value, *others]
