"""One result with all that a fix can be made from."""

from dataclasses import dataclass

from paraugs.contribute.fixes.entries import EntryFinder
from paraugs.contribute.judging.referee import Result
from paraugs.contribute.judging.rulebook import Rule, Rulebook
from paraugs.contribute.judging.submission import Submission
from paraugs.contribute.judging.vocabulary import Vocabulary
from paraugs.terms import IRI, Literal, Term, Triple


@dataclass(frozen=True, slots=True)
class Case:
    """A result, where it comes from, and what is known."""

    result: Result
    submission: Submission
    rules: Rulebook
    vocabulary: Vocabulary
    finder: EntryFinder

    @property
    def rule(self) -> Rule:
        """Give the rule that was broken."""
        return self.rules.rule(self.result.shape)

    @property
    def predicates(self) -> frozenset[IRI]:
        """Give the properties that the rule looks at."""
        path = self.result.path
        return frozenset((path,)) if path else self.rule.predicates

    def statements(self, value: Term | None = None) -> list[Triple]:
        """Give the node's statements with those properties, and with a value where one is given."""
        node, predicates = self.result.focus, self.predicates
        if value is not None and not isinstance(node, Literal):
            used = dict.fromkeys(self.submission.between(node, value))
            return [Triple(node, predicate, value) for predicate in used if predicate in predicates]
        stated = (self.submission.stated(node, predicate) for predicate in sorted(predicates))
        return [triple for triples in stated for triple in triples]
