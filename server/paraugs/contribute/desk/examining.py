"""The two steps of an examination: a document is read into pieces, and pieces are judged.

Both are functions of values that can be written down, so that they can run in another process.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from paraugs.contribute.desk.belonging import Belongings, only_assessed
from paraugs.contribute.desk.completing import (
    SET_BY_SERVER,
    Completer,
    Piece,
    contributor_of,
    supplemented,
    title_of,
)
from paraugs.contribute.desk.dividing import Divider, Portion
from paraugs.contribute.desk.frame import Frame
from paraugs.contribute.desk.timing import notice_times
from paraugs.contribute.desk.wording import Words
from paraugs.contribute.findings.file_report import Fault, FileReport
from paraugs.contribute.judging.document import Document, check_size, in_utf8
from paraugs.contribute.judging.kinds import kinds_of
from paraugs.contribute.judging.submission import Submission
from paraugs.contribute.noticing import IMPORTS
from paraugs.contribute.places.origins import OriginalText
from paraugs.contribute.places.placing import SourceText
from paraugs.contribute.syntax_causes import explained
from paraugs.contribute.validation import Checker, nothing_in
from paraugs.errors import Limit, QueryError, RequestTooLarge, SyntaxFault
from paraugs.graph.canonical import canonical_nquads
from paraugs.graph.parsing import parse
from paraugs.namespaces import THINGS
from paraugs.terms import IRI, BlankNode, Quad, Triple

LookUp = Callable[[Sequence[IRI]], Iterable[Triple]]
"""What is known elsewhere about things that the shipped files lack: their types and lists."""

_NOWHERE = IRI("")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one document may have: bytes, things, statements, those of one thing, letters of a text."""

    most_bytes: int = 5 << 20
    most_items: int = 1000
    most_statements: int = 200_000
    most_of_one: int = 3_000
    longest_text: int = 100_000


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that was read: its pieces, or why it cannot be read; the things of ours it only mentions.

    `statements` are those of the document, where the frame wants them back.
    """

    pieces: tuple[Piece, ...] = ()
    fault: Fault | None = None
    mentions: tuple[IRI, ...] = ()
    statements: tuple[Triple, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One contribution of a document, judged: its named graph as canonical N-Quads, and its report."""

    contribution: IRI
    topic: IRI
    kind: IRI
    nquads: str
    report: FileReport
    title: str

    @property
    def triples(self) -> tuple[Triple, ...]:
        """Give the statements."""
        return tuple(Triple(*quad[:3]) for quad in parse(self.nquads.encode(), "application/n-quads"))


class Examiner:
    """Reads and judges with the shapes and the vocabulary, which are read once."""

    def __init__(self, checker: Checker, bounds: Bounds) -> None:
        self.checker, self.bounds = checker, bounds
        self._kinds = kinds_of(checker.vocabulary.facts)
        self._last: tuple[tuple[bytes, str, str], SourceText] | None = None

    def read(self, document: Document, frame: Frame) -> Reading:
        """Read a document; RequestTooLarge or UnsupportedMediaType when it is nothing that is read here."""
        quads = self.parsed(document, frame)
        if isinstance(quads, Fault):
            return Reading(fault=quads)
        reading = self.divided(quads, frame)
        return replace(reading, statements=_whole(quads).triples) if frame.echo else reading

    def parsed(self, document: Document, frame: Frame) -> list[Quad] | Fault:
        """Give the statements of a document, or why it cannot be read; raises what `read` raises."""
        contexts, most = self.checker.contexts, self.bounds.most_statements
        try:
            check_size(document.data, self.bounds.most_bytes)
            return parse(in_utf8(document.data), document.media_type, frame.base, contexts, most)
        except SyntaxFault as fault:
            return explained(fault, document, frame.language)
        except QueryError as error:
            return Fault(error.reason)

    def divided(self, quads: Sequence[Quad], frame: Frame) -> Reading:
        """Divide statements into pieces; RequestTooLarge for more than is read here."""
        divider = Divider(quads, self._kinds, self.checker.vocabulary.facts, frame.base)
        portions = divider.divide()
        self._check(portions, quads)
        if not frame.complete:
            pieces = [_as_it_is(supplemented(portion, frame), frame) for portion in portions] or [
                _whole(quads)
            ]
            return Reading(tuple(pieces), None, self._mentions(pieces))
        if not portions:
            return Reading(fault=nothing_in(frame.language))
        completer = Completer(frame, divider, portions)
        pieces = [completer.complete(portion) for portion in portions]
        words, target = Words(frame.language), frame.contribution
        if target and (reason := words.not_about(target, pieces, frame.state_code)):
            return Reading(fault=Fault(reason))
        return Reading(tuple(pieces), None, self._mentions(pieces))

    def judge(
        self, document: Document, pieces: Sequence[Piece], frame: Frame, known: Iterable[Triple]
    ) -> tuple[Item, ...]:
        """Judge pieces of a document; `known` is what else is known about things that they mention."""
        source = self._source(document, frame)
        vocabulary = self.checker.vocabulary.with_facts(known)
        checker = replace(self.checker, vocabulary=vocabulary)
        return tuple(_judged(checker, piece, document.name, source, frame) for piece in pieces)

    def _source(self, document: Document, frame: Frame) -> SourceText:
        """Give the text of a document for its places; portions of one document come one after the other."""
        key = (hashlib.sha256(document.data).digest(), document.media_type, frame.base)
        if self._last is None or self._last[0] != key:
            text = document.data.decode("utf-8", "replace")
            source = SourceText(text, document.media_type, frame.base, self.checker.contexts)
            self._last = key, source
        return self._last[1]

    def _check(self, portions: Sequence[Portion], quads: Sequence[Quad]) -> None:
        """Refuse what no practice has, and what would only keep others waiting."""
        bounds = self.bounds
        if len(portions) > bounds.most_items:
            raise _too_much("A submission may have {0:,} items", bounds.most_items, "items")
        largest = max((len(portion.triples) for portion in portions), default=len(quads))
        if largest > bounds.most_of_one:
            raise _too_much("One thing may have {0:,} statements", bounds.most_of_one, "statements")
        if any(len(term.value) > bounds.longest_text for quad in quads for term in quad[:3]):
            raise _too_much("A text or name may have {0:,} characters", bounds.longest_text, "characters")

    def _mentions(self, pieces: Iterable[Piece]) -> tuple[IRI, ...]:
        """Give the things of ours that pieces point to and that neither they nor the shipped files know."""
        triples = [triple for piece in pieces for triple in piece.triples]
        described = {triple.subject for triple in triples}
        found = {
            triple.object: None
            for triple in triples
            if isinstance(triple.object, IRI)
            and triple.object.value.startswith(THINGS)
            and triple.object not in described
            and triple.object not in self.checker.vocabulary.facts
        }
        return tuple(found)


def _judged(checker: Checker, piece: Piece, name: str, source: SourceText, frame: Frame) -> Item:
    text = OriginalText(source, piece.triples, piece.origins) if piece.origins else source
    submission = Submission(name or piece.topic.value, piece.triples, text)
    submission.described -= {contributor_of(piece.contribution)} | only_assessed(piece.triples, piece.topic)
    codes = checker.state_codes
    place, known = (piece.topic, piece.contribution), checker.vocabulary
    belongings = Belongings(*place, submission, frame, known, codes, piece.kind)
    notices = (*belongings.notices(), *notice_times(submission, frame.today))
    checked = checker.check(submission, frame.language, notices)
    report = _without_our_own(checked, piece.contribution)
    kept = [triple for triple in piece.triples if triple.predicate != IMPORTS]
    nquads = canonical_nquads(kept, piece.contribution) if frame.complete else ""
    return Item(piece.contribution, piece.topic, piece.kind, nquads, report, piece.title)


def _without_our_own(report: FileReport, record: IRI) -> FileReport:
    """Leave out what a record lacks that only the server writes, in time."""
    kept = [
        finding
        for finding in report.findings
        if finding.value is not None
        or finding.focus != record.value
        or not SET_BY_SERVER.intersection(finding.steps[-1:])
    ]
    return replace(report, findings=tuple(kept))


def _as_it_is(portion: Portion, frame: Frame) -> Piece:
    has_none = isinstance(portion.thing, BlankNode) or portion.thing.value.startswith(frame.base)
    thing = IRI(str(portion.thing)) if not has_none else _NOWHERE
    title = title_of(portion, frame.language)
    record = portion.record if isinstance(portion.record, IRI) else IRI(frame.contribution)
    return Piece(record, thing, portion.kind, portion.triples, {}, title)


def _whole(quads: Sequence[Quad]) -> Piece:
    triples = dict.fromkeys(Triple(*quad[:3]) for quad in quads)
    return Piece(_NOWHERE, _NOWHERE, _NOWHERE, tuple(triples), {}, "")


def _too_much(what: str, most: int, unit: str) -> RequestTooLarge:
    limit = Limit(f"submission-{unit}", most, unit)
    return RequestTooLarge(f"{what.format(most)} at most. Divide it into smaller ones.", limit)
