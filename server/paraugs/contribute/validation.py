"""The judge of the desk: statements in, findings out. Every door comes to it through `contribute.desk`.

The shapes and the vocabulary are read once (`open_checker`, half a second); then a practice takes tens of
milliseconds. Nothing is fetched, and no store is touched.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from paraugs.contribute.echoes import without_echoes
from paraugs.contribute.explaining import Explainer
from paraugs.contribute.findings.report import Fault, FileReport, Report
from paraugs.contribute.fixes.fixing import Fixer
from paraugs.contribute.iri_spelling import notice_misspelt
from paraugs.contribute.judging.referee import Referee, read_shapes
from paraugs.contribute.judging.submission import Submission
from paraugs.contribute.judging.view import view_of
from paraugs.contribute.judging.vocabulary import TYPE, Vocabulary, read_vocabulary
from paraugs.contribute.noticing import Notice, notice_statements
from paraugs.contribute.places.placing import SourceText
from paraugs.graph.parsing import media_type_of, parse
from paraugs.people.states import states
from paraugs.resources import Resources
from paraugs.terms import Triple

CONTEXT = "https://w3id.org/paraugs/ontology/context.jsonld"
"""Our own JSON-LD context: a document may name it, and it is taken from the shipped files."""

_NOTHING = {
    "en": "No practice, transfer, event, reference tool or assessment was found. Give your node a type, "
    "for example par:Practice, and an address below https://w3id.org/paraugs/id/, or none.",
    "lv": "Nav atrasta neviena prakse, pārņemšana, pasākums, atsauces rīks vai novērtējums. Norādiet mezglam "
    "tipu, piemēram, par:Practice, un adresi zem https://w3id.org/paraugs/id/ vai nekādu.",
}


@dataclass(frozen=True, slots=True)
class Checker:
    """The shapes and the vocabulary, ready for any number of submissions."""

    referee: Referee
    vocabulary: Vocabulary
    contexts: Mapping[str, bytes]
    """JSON-LD contexts by IRI, since none is fetched."""
    state_codes: frozenset[str] = frozenset()
    """The codes that states have in our names."""

    def check(self, submission: Submission, language: str, also: Iterable[Notice] = ()) -> FileReport:
        """Give the findings about one submission, in a language (English where a message lacks it).

        `also` is what others have noticed; what is told of a value already is not told again.
        """
        misspelt = notice_misspelt(submission)
        if not misspelt and not any(triple.predicate == TYPE for triple in submission.triples):
            return FileReport(submission.name, fault=nothing_in(language))
        view = view_of(submission.triples, self.vocabulary.facts)
        rules = self.referee.rules(language)
        verdict = self.referee.judge(view, submission.described)
        results = without_echoes(verdict.results, rules, submission)
        stated = notice_statements(submission, results, self.vocabulary)
        told = {(result.focus, result.value) for result in results}
        new = [each for each in also if (each.result.focus, each.result.value) not in told]
        notices = [*map(Notice, results), *misspelt, *stated, *new]
        return FileReport(submission.name, self.explainer(submission, language).explain(notices))

    def explainer(self, submission: Submission, language: str) -> Explainer:
        """Give who words the results about a submission, with fixes."""
        rules = self.referee.rules(language)
        return Explainer(rules, Fixer(rules, self.vocabulary, submission, language), submission)


def open_checker(resources: Resources) -> Checker:
    """Read the shapes and the vocabulary; ResourceError when a shipped file is broken."""
    contexts = {CONTEXT: resources.text("ontology/context.jsonld").encode()}
    codes = frozenset(state.code for state in states().values())
    return Checker(read_shapes(resources), read_vocabulary(resources), contexts, codes)


def nothing_in(language: str) -> Fault:
    """Say that nothing that can be contributed was found, in a language or else in English."""
    return Fault(_NOTHING.get(language, _NOTHING["en"]))


def check_records(paths: Sequence[Path], resources: Resources) -> Report:
    """Check files of whole records, as this repository holds them: nobody adds to them what they lack.

    ResourceError when a shipped file is broken, SyntaxFault when one of these is.
    """
    checker = open_checker(resources)
    found = [_submission(path) for path in paths]
    together = (triple for one in found for triple in one.triples)
    wider = replace(checker, vocabulary=checker.vocabulary.with_facts(together))
    return Report(tuple(wider.check(one, "en") for one in found))


def _submission(path: Path) -> Submission:
    data, syntax = path.read_bytes(), media_type_of(path.name)
    triples = [Triple(*quad[:3]) for quad in parse(data, syntax)]
    return Submission(str(path), triples, SourceText(data.decode(), syntax))
