"""Does a contribution keep to its own: its state, its subject, and what there is to link to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from paraugs.contribute.desk.frame import Frame
from paraugs.contribute.fixes.entries import EntryFinder
from paraugs.contribute.fixes.patching import Patch, replacement, written
from paraugs.contribute.judging.kinds import PRACTICE, WORDS
from paraugs.contribute.judging.submission import Submission
from paraugs.contribute.judging.vocabulary import Vocabulary
from paraugs.contribute.noticing import VIOLATION, WARNING, Notice, rule_result
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Subject, Term, Triple

_ASSESSMENT = term("par:assessment")
_IMPLEMENTED = frozenset(map(term, ("par:implementation", "par:implementationOf")))
_OF_OTHERS = (*PREFIXES.values(), "https://w3id.org/paraugs/", "http://publications.europa.eu/")
"""What terms, lists and rules begin with: nobody adds to them by a contribution."""
_OF_ALL = ("body", "note")
"""Kinds of things that anybody may describe, as long as nobody has."""
_KINDS = {
    "practice": "par:Practice", "transfer": "par:Transfer", "tool": "par:ReferenceTool",
    "event": "par:Activity", "objective": "par:StrategicObjective", "priority-area": "par:PriorityArea",
    "benchmark": "par:Benchmark", "indicator": "par:Indicator", "instrument": "par:Instrument",
    "concept": "skos:Concept",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Belongings:
    """One item with all that decides what belongs to it."""

    topic: IRI
    contribution: IRI
    submission: Submission
    frame: Frame
    vocabulary: Vocabulary
    state_codes: frozenset[str]
    kind: IRI = PRACTICE

    def notices(self) -> Iterator[Notice]:
        """Give what is said of others, in another state's name, or links to nothing."""
        if self.topic.value:
            if self.frame.complete:
                yield from self._foreign_topic()
            yield from self._foreign_subjects()
            yield from self._implementations_of_others()
            yield from self._other_states()
        yield from self._dangling_links()

    def _foreign_subjects(self) -> Iterator[Notice]:
        assessed = only_assessed(self.submission.triples, self.topic)
        for subject in dict.fromkeys(triple.subject for triple in self.submission.triples):
            if subject in assessed:
                continue
            if isinstance(subject, IRI) and not self._owns(subject) and self._is_anothers(subject):
                statements = tuple(self.submission.of(subject))
                patch = Patch("remove", written(subject), False, statements)
                yield Notice(rule_result("subject-foreign", VIOLATION, subject, subject), (patch,))

    def _foreign_topic(self) -> Iterator[Notice]:
        """A thing that a state hands in has an address of its kind and of a state.

        Those without a state, such as tool/ecvet, come with a release: nobody's to describe anew.
        """
        room = f"{THINGS}{WORDS.get(self.kind, '')}/"
        if not self.topic.value.startswith(room) or _state_in(self.topic) not in self.state_codes:
            yield Notice(rule_result("subject-foreign", VIOLATION, self.topic, self.topic))

    def _implementations_of_others(self) -> Iterator[Notice]:
        """An implementation stands on the page of its practice, and puts that practice on lists."""
        for triple in self.submission.triples:
            target = triple.object
            if triple.predicate in _IMPLEMENTED and isinstance(target, IRI) and self._is_others_thing(target):
                patch = Patch("remove", written(target), False, (triple,))
                focus, path = triple.subject, triple.predicate
                yield Notice(rule_result("subject-foreign", VIOLATION, focus, target, path), (patch,))

    def _is_others_thing(self, node: IRI) -> bool:
        return node.value.startswith(THINGS) and not self._owns(node)

    def _owns(self, subject: IRI) -> bool:
        return subject.value.partition("#")[0] in (self.topic.value, self.contribution.value)

    def _is_anothers(self, subject: IRI) -> bool:
        kind = subject.value.removeprefix(THINGS).partition("/")[0]
        is_free = subject.value.startswith(THINGS) and kind in _OF_ALL
        own = self.submission.of(subject)
        is_guarded = subject.value.startswith(_OF_OTHERS) and not is_free
        return is_guarded or any(fact not in own for fact in self.vocabulary.facts.get(subject, ()))

    def _other_states(self) -> Iterator[Notice]:
        for node in dict.fromkeys((self.topic, self.contribution)):
            code = _state_in(node)
            own = self.frame.state_code
            if own and code != own and code in self.state_codes and self.submission.of(node):
                patch = _renamed(self.submission.triples, f"/{code}/", f"/{own}/", node)
                yield Notice(rule_result("state-other", VIOLATION, node, node), (patch,))

    def _dangling_links(self) -> Iterator[Notice]:
        finder = EntryFinder(self.vocabulary)
        for triple in self.submission.triples:
            target = triple.object
            if isinstance(target, IRI) and self._is_dangling(target):
                kind = _KINDS.get(target.value.removeprefix(THINGS).partition("/")[0])
                meant = finder.meant(target, [term(kind)]) if kind else []
                patches = tuple(replacement((triple,), target, each) for each in meant if each.term != target)
                result = rule_result("link-dangling", WARNING, triple.subject, target, triple.predicate)
                yield Notice(result, patches)

    def _is_dangling(self, target: IRI) -> bool:
        kind = target.value.removeprefix(THINGS).partition("/")[0]
        is_ours = target.value.startswith(THINGS) and kind in _KINDS
        known = target in self.submission.described or target in self.vocabulary.facts
        return is_ours and not known and not self._owns(target)


def only_assessed(triples: Iterable[Triple], topic: IRI) -> frozenset[Subject]:
    """Give the outcomes of others of which only this is said: that a thing is an assessment of them."""
    links = frozenset(each.subject for each in triples if each[1:] == (_ASSESSMENT, topic))
    return links and links - {triple.subject for triple in triples if triple[1:] != (_ASSESSMENT, topic)}


def _state_in(node: IRI) -> str:
    """Give the second part of a name such as practice/lv/reading, in which the state stands."""
    parts = node.value.removeprefix(THINGS).split("/")
    return parts[1] if node.value.startswith(THINGS) and len(parts) == 3 else ""


def _renamed(triples: Iterable[Triple], old: str, new: str, node: IRI) -> Patch:
    right = node.value.replace(old, new, 1)

    def rename(found: Term) -> Term:
        if isinstance(found, IRI) and found.value.partition("#")[0] == node.value:
            return IRI(right + found.value.removeprefix(node.value))
        return found

    remove = tuple(each for each in triples if (rename(each.subject), rename(each.object)) != each[::2])
    add = tuple(_with_ends(each, rename(each.subject), rename(each.object)) for each in remove)
    return Patch("guess", f"<{right}>", False, remove, add)


def _with_ends(triple: Triple, subject: Term, value: Term) -> Triple:
    assert not isinstance(subject, Literal)
    return Triple(subject, triple.predicate, value)
