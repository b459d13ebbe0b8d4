"""Use case: is this contribution as it should be? Files in, a report of findings out.

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
from paraugs.contribute.judging.document import Document, in_utf8
from paraugs.contribute.judging.referee import Referee, read_shapes
from paraugs.contribute.judging.rulebook import Rulebook
from paraugs.contribute.judging.submission import Submission
from paraugs.contribute.judging.view import view_of
from paraugs.contribute.judging.vocabulary import TYPE, Vocabulary, read_vocabulary
from paraugs.contribute.noticing import Notice, notice_statements
from paraugs.contribute.places.placing import SourceText
from paraugs.contribute.syntax_causes import explained
from paraugs.errors import QueryError, SyntaxFault, UnsupportedMediaType
from paraugs.graph.parsing import media_type_of, parse
from paraugs.people.states import states
from paraugs.resources import Resources
from paraugs.terms import Triple

CONTEXT = "https://w3id.org/paraugs/ontology/context.jsonld"
"""Our own JSON-LD context: a document may name it, and it is taken from the shipped files."""

MAX_BYTES = 5 << 20
"""The largest file that is checked, as on the server: a practice takes about 5 kB."""

_EMPTY = {
    "en": "Nothing to check was found: no node has a type. Give one a type, for example par:Practice.",
    "lv": "Nav nekā pārbaudāma: nevienam mezglam nav tipa. Norādiet kādam tipu, piemēram, par:Practice.",
}
_TOO_LARGE = {
    "en": "The file has {size} bytes, more than the {limit} checked at once. Divide it into smaller files.",
    "lv": "Datnē ir {size} baiti, bet vienā reizē pārbauda ne vairāk kā {limit}. Sadaliet to mazākās datnēs.",
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
            return FileReport(submission.name, fault=Fault(_EMPTY.get(language, _EMPTY["en"])))
        view = view_of(submission.triples, self.vocabulary.facts)
        rules = Rulebook(self.referee.shapes, language)
        verdict = self.referee.judge(view, submission.described)
        results = without_echoes(verdict.results, rules, submission)
        stated = notice_statements(submission, results, self.vocabulary)
        told = {(result.focus, result.value) for result in results}
        new = [each for each in also if (each.result.focus, each.result.value) not in told]
        notices = [*map(Notice, results), *misspelt, *stated, *new]
        return FileReport(submission.name, self.explainer(submission, language).explain(notices))

    def explainer(self, submission: Submission, language: str) -> Explainer:
        """Give who words the results about a submission, with fixes."""
        rules = Rulebook(self.referee.shapes, language)
        return Explainer(rules, Fixer(rules, self.vocabulary, submission, language), submission)


def open_checker(resources: Resources) -> Checker:
    """Read the shapes and the vocabulary; ResourceError when a shipped file is broken."""
    contexts = {CONTEXT: resources.text("ontology/context.jsonld").encode()}
    codes = frozenset(state.code for state in states().values())
    return Checker(read_shapes(resources), read_vocabulary(resources), contexts, codes)


def validate_files(
    paths: Sequence[Path], resources: Resources, language: str = "en", media_type: str | None = None
) -> Report:
    """Check files that may point to one another; the media type is that of their names unless given.

    A file that cannot be read is reported, not raised. ResourceError when a shipped file is broken.
    """
    return validate(open_checker(resources), paths, language, media_type)


def validate(checker: Checker, paths: Sequence[Path], language: str, media_type: str | None = None) -> Report:
    """Check files with a checker that is open already."""
    read = [read_submission(path, language, media_type, checker.contexts) for path in paths]
    together = (triple for one in read if isinstance(one, Submission) for triple in one.triples)
    wider = replace(checker, vocabulary=checker.vocabulary.with_facts(together))
    files = (wider.check(one, language) if isinstance(one, Submission) else one for one in read)
    return Report(tuple(files), language)


def read_submission(
    path: Path, language: str, media_type: str | None, contexts: Mapping[str, bytes]
) -> Submission | FileReport:
    """Read a file; the report of its fault when it cannot be read."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            words = _TOO_LARGE.get(language, _TOO_LARGE["en"])
            return FileReport(str(path), fault=Fault(words.format(size=size, limit=MAX_BYTES)))
        data = path.read_bytes()
        syntax = media_type or media_type_of(path.name)
        quads = parse(in_utf8(data), syntax, contexts=contexts)
    except OSError as error:
        return FileReport(str(path), fault=Fault(error.strerror or str(error)))
    except (QueryError, UnsupportedMediaType) as error:
        return FileReport(str(path), fault=Fault(str(error)))
    except SyntaxFault as fault:
        return FileReport(str(path), fault=explained(fault, Document(data, syntax), language))
    source = SourceText(data.decode("utf-8", "replace"), syntax, contexts=contexts)
    return Submission(str(path), [Triple(*quad[:3]) for quad in quads], source)
