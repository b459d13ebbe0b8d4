"""Results as findings: in the reader's language, with the place, the path and the fixes."""

from collections.abc import Iterable

from paraugs.contribute.findings.finding import RULES, Finding, Severity
from paraugs.contribute.fixes.fixing import Fixer
from paraugs.contribute.judging.referee import Result
from paraugs.contribute.judging.rulebook import Rulebook
from paraugs.contribute.judging.shortening import readable, shorten
from paraugs.contribute.judging.submission import Submission
from paraugs.contribute.noticing import Notice
from paraugs.contribute.places.placing import Sighting
from paraugs.short_names import term
from paraugs.terms import IRI, Term

CAUSE = IRI(f"{RULES}iri-scheme")
"""The rule whose breach causes most of the others, and is told first."""
SEVERITIES = {
    term("sh:Violation"): Severity.VIOLATION,
    term("sh:Warning"): Severity.WARNING,
    term("sh:Info"): Severity.INFO,
}


class Explainer:
    """Words the results about one submission for one reader."""

    def __init__(self, rules: Rulebook, fixer: Fixer, submission: Submission) -> None:
        self._rules, self._fixer, self._submission = rules, fixer, submission

    def explain(self, notices: Iterable[Notice]) -> tuple[Finding, ...]:
        """Give the findings: violations first, then as they stand in the file."""
        return tuple(sorted(map(self._finding, notices), key=order_of))

    def _finding(self, notice: Notice) -> Finding:
        result, rule = notice.result, self._rules.rule(notice.result.shape)
        focus, steps = self._user(result)
        last = self._last_step(result)
        sighting = self._sighting(result, focus, [*steps, *last])
        written = [shorten(step) for step in (*steps, *last)]
        return Finding(
            severity=SEVERITIES[result.severity],
            message=_filled(rule.message, result),
            focus=str(focus),
            path=" / ".join(written if last or not rule.path else [*written, rule.path]),
            value=None if result.value is None else readable(result.value),
            shape=result.shape,
            component=result.component,
            near=sighting.place,
            exact=sighting.exact,
            steps=(*steps, *last),
            label=rule.label,
            expected=rule.expected,
            rule=result.shape.value,
            found=result.value,
            fixes=self._fixer.fixes_of(result, str(focus), notice.patches),
        )

    def _sighting(self, result: Result, focus: Term, steps: list[IRI]) -> Sighting:
        if result.shape == CAUSE:
            return self._submission.spelling(str(result.value))
        return self._submission.sighting(focus, steps, result.value)

    def _last_step(self, result: Result) -> tuple[IRI, ...]:
        """Give the property that joins node and value; without a value, the single property of the demand."""
        if result.path:
            return (result.path,)
        rule = self._rules.rule(result.shape)
        path = rule.path.split()
        used = self._submission.between(result.focus, result.value)
        found = next((step for step in used if shorten(step) in path), rule.step)
        return (found,) if found else ()

    def _user(self, result: Result) -> tuple[Term, list[IRI]]:
        """Give the nearest node with an IRI that a result is about, and the way from there to the fault.

        A result about a node that is only mentioned is about the first one that mentions it.
        """
        submission = self._submission
        used = None if result.focus in submission.described else submission.user_of(result.focus)
        focus, steps = submission.nearest(used.subject if used else result.focus)
        return focus, [*steps, used.predicate] if used else steps


def _filled(message: str, result: Result) -> str:
    value = "" if result.value is None else readable(result.value)
    path = "" if result.path is None else shorten(result.path)
    before, *rest = message.split("{?value}")
    return value.join(part.replace("{?path}", path) for part in (before, *rest))


def order_of(finding: Finding) -> tuple[int, int, str, str, str, str]:
    """Give what findings are sorted by: weight, line, then whatever makes the order the same each time."""
    line = finding.near.line if finding.near and finding.shape != CAUSE else 0
    return (
        finding.severity.weight,
        line,
        finding.focus,
        finding.path,
        finding.shape.value,
        finding.value or "",
    )
