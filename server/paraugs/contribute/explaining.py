"""The referee's results as findings: in the reader's language, with the place, the path and the fix."""

import rdflib
from rdflib.namespace import SH

from paraugs.contribute.finding import Finding, Severity
from paraugs.contribute.fixing import fix_of
from paraugs.contribute.rdflib_terms import from_rdflib, without_name
from paraugs.contribute.referee import Result, Verdict
from paraugs.contribute.shortening import readable, shorten
from paraugs.contribute.submission import Submission
from paraugs.contribute.vocabulary import Vocabulary
from paraugs.terms import IRI, Term

SEVERITIES = {
    str(SH.Violation): Severity.VIOLATION,
    str(SH.Warning): Severity.WARNING,
    str(SH.Info): Severity.INFO,
}


class Explainer:
    """Words the results about one submission for one reader."""

    def __init__(self, shapes: rdflib.Graph, vocabulary: Vocabulary, language: str) -> None:
        self._shapes, self._vocabulary, self._language = shapes, vocabulary, language

    def explain(self, verdict: Verdict, submission: Submission) -> tuple[Finding, ...]:
        """Give the findings: violations first, then as they stand in the file."""
        findings = [self._finding(result, submission) for result in verdict.results]
        return tuple(sorted(findings, key=_order))

    def _finding(self, result: Result, submission: Submission) -> Finding:
        focus, steps = _user(result, submission)
        last = self._last_step(result, submission)
        return Finding(
            severity=SEVERITIES[result.severity.value],
            message=_filled(self._message(result.shape), result),
            focus=str(focus),
            path=" / ".join([shorten(step) for step in steps] + ([last] if last else [])),
            value=None if result.value is None else readable(result.value),
            shape=result.shape,
            component=result.component,
            near=submission.near(focus, result.value),
            fix=fix_of(result, self._shapes, self._vocabulary, self._language),
        )

    def _message(self, shape: IRI) -> str:
        messages = list(self._shapes.objects(rdflib.URIRef(shape.value), SH.message))
        for language in (self._language, "en"):
            for message in messages:
                if isinstance(message, rdflib.Literal) and message.language == language:
                    return str(message)
        raise LookupError(f"{shape} has no message")

    def _last_step(self, result: Result, submission: Submission) -> str:
        """Give the property that joins node and value; without a value, the path of the demand."""
        if result.path:
            return shorten(result.path)
        path = self._written(self._shapes.value(rdflib.URIRef(result.shape.value), SH.path))
        used = [shorten(step) for step in submission.between(result.focus, result.value)]
        return next((step for step in used if step in path.split()), path)

    def _written(self, path: rdflib.term.Node | None) -> str:
        """Give a path as SPARQL writes it, with shortened IRIs."""
        if path is None or isinstance(path, rdflib.URIRef):
            return shorten(IRI(str(path))) if path else ""
        if inverse := self._shapes.value(path, SH.inversePath):
            return f"^{self._written(inverse)}"
        choices = self._shapes.value(path, SH.alternativePath)
        steps = [self._written(step) for step in self._shapes.items(choices or path)]
        return " | ".join(steps) if choices else " / ".join(steps)


def fill_report(verdict: Verdict, shapes: rdflib.Graph) -> rdflib.Graph:
    """Give the report with what was found written into its messages, in all their languages."""
    filled = rdflib.Graph()
    for subject, predicate, value in verdict.report:
        if predicate not in (SH.resultMessage, SH.sourceConstraint):
            filled.add((subject, predicate, without_name(value)))
    for node, shape in verdict.report.subject_objects(SH.sourceShape):
        found, path = verdict.report.value(node, SH.value), verdict.report.value(node, SH.resultPath)
        for message in shapes.objects(shape, SH.message):
            if isinstance(message, rdflib.Literal):
                text = _put_in(str(message), "" if found is None else readable(from_rdflib(found)), str(path))
                filled.add((node, SH.resultMessage, rdflib.Literal(text, lang=message.language)))
    return filled


def _filled(message: str, result: Result) -> str:
    value = "" if result.value is None else readable(result.value)
    return _put_in(message, value, "" if result.path is None else shorten(result.path))


def _put_in(message: str, value: str, path: str) -> str:
    before, *rest = message.split("{?value}")
    return value.join(part.replace("{?path}", path) for part in (before, *rest))


def _user(result: Result, submission: Submission) -> tuple[Term, list[IRI]]:
    """Give the nearest node with an IRI that a result is about, and the way from there to the fault.

    A result about a node that is only mentioned is about the first one that mentions it.
    """
    used = None if result.focus in submission.described else submission.user_of(result.focus)
    focus, steps = submission.nearest(used.subject if used else result.focus)
    return focus, [*steps, used.predicate] if used else steps


def _order(finding: Finding) -> tuple[int, int, str, str, str, str]:
    line = finding.near.line if finding.near else 0
    return (
        finding.severity.weight,
        line,
        finding.focus,
        finding.path,
        finding.shape.value,
        finding.value or "",
    )
