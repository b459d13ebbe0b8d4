"""What the server writes itself: addresses for what has none, and the record that stands around a thing.

Who submits for which state, when, and where a contribution stands is not for a document to say; it is put
in from the frame, whatever was sent. Licence, sources and languages stay the submitter's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from paraugs.contribute.desk.dividing import CONTRIBUTION, PRIMARY_TOPIC, Divider, Portion
from paraugs.contribute.desk.frame import Frame
from paraugs.contribute.desk.naming import free, name_parts, slug_of
from paraugs.contribute.judging.kinds import contribution_address, topic_address, topic_of
from paraugs.contribute.judging.vocabulary import TYPE
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.short_names import term
from paraugs.terms import IRI, BlankNode, Literal, Subject, Term, Triple

CONTRIBUTOR = term("par:contributor")
REVIEW = term("par:review")
TITLE = term("dct:title")
_REVIEW = term("par:Review")
SET_BY_SERVER = frozenset(
    (
        PRIMARY_TOPIC,
        CONTRIBUTOR,
        REVIEW,
        *map(term, ("par:memberState", "par:status", "dct:issued", "dct:modified")),
        *map(term, ("par:lastConfirmed", "par:renewBy")),
    )
)
"""The properties of a record that no submitter writes; those of PROV are not either."""
_PROVENANCE = PREFIXES["prov"]
_SUBMITTED = IRI(f"{THINGS}concept/contribution-status/submitted")
_COUNTRY = term("par:country")
_COUNTRIES = PREFIXES["country"]
_NO_STATE = "xx"
_ANY_STATE = f"{_COUNTRIES}LVA"
_DATE = "http://www.w3.org/2001/XMLSchema#date"


@dataclass(frozen=True, slots=True)
class Piece:
    """One contribution, named and complete, before it is judged.

    `origins` tells what a node was called in the document, where it was called otherwise.
    """

    contribution: IRI
    topic: IRI
    kind: IRI
    triples: tuple[Triple, ...]
    origins: Mapping[Term, Subject]
    title: str


def supplemented(portion: Portion, frame: Frame) -> Portion:
    """Give a portion as it was written, with what the server adds to a record where that is missing."""
    record = portion.record or _record_address(portion, frame)
    present = {triple.predicate for triple in portion.triples if triple.subject == record}
    added = [
        triple
        for triple in _record_of(record, portion.thing, frame, _state_of(portion, frame))
        if triple.subject != record or triple.predicate not in present
    ]
    return replace(portion, record=record, triples=(*portion.triples, *added))


def _record_address(portion: Portion, frame: Frame) -> IRI:
    thing = portion.thing
    if isinstance(thing, IRI) and thing.value.startswith(THINGS) and not thing.value.startswith(frame.base):
        return contribution_address(thing, portion.kind, _NO_STATE)
    return IRI(f"{frame.base}#record")


def _state_of(portion: Portion, frame: Frame) -> str:
    """Give the state for which a thing is judged when nobody says it: where it was done, else any."""
    countries = (
        triple.object.value
        for triple in portion.triples
        if triple.predicate == _COUNTRY and isinstance(triple.object, IRI)
    )
    return frame.member_state or next((one for one in countries if one.startswith(_COUNTRIES)), _ANY_STATE)


class Completer:
    """Names and completes the portions of one document."""

    def __init__(self, frame: Frame, divider: Divider, portions: Sequence[Portion]) -> None:
        self._frame, self._divider = frame, divider
        self._names: dict[Term, IRI] = {}
        self._topics: dict[Subject, IRI] = {}
        for portion in portions:
            topic = self._topic(portion)
            self._topics[portion.thing] = self._names[portion.thing] = topic
            if portion.record is not None:
                self._names[portion.record] = self._contribution(topic, portion.kind)

    def complete(self, portion: Portion) -> Piece:
        """Give one contribution whole."""
        topic = self._topics[portion.thing]
        contribution = self._contribution(topic, portion.kind)
        kept = self._without_record_keeping(portion)
        names = dict(self._names)
        for node in _nodes(kept):
            if isinstance(node, IRI) and self._divider.has_no_address(node) and node not in names:
                part = node.value.partition("#")[2]
                names[node] = IRI(f"{topic.value}#{part}") if part else contribution
        renamed = _without_forged_opinions([_renamed(triple, names) for triple in kept], contribution)
        blank = [node for node in _nodes(renamed) if isinstance(node, BlankNode)]
        parts = name_parts(topic, renamed, blank)
        names |= parts
        record = _record_of(contribution, topic, self._frame, self._frame.member_state)
        triples = [*record, *(_renamed(triple, parts) for triple in renamed)]
        origins: dict[Term, Subject] = {new: old for old, new in names.items() if new != old}  # type: ignore[misc]
        title = title_of(portion, self._frame.language)
        return Piece(contribution, topic, portion.kind, tuple(dict.fromkeys(triples)), origins, title)

    def _topic(self, portion: Portion) -> IRI:
        if isinstance(portion.thing, IRI) and not self._divider.has_no_address(portion.thing):
            return portion.thing
        if self._frame.contribution:
            return topic_of(IRI(self._frame.contribution), portion.kind)
        slug = slug_of(title_of(portion, "en")) or f"unnamed-{portion.kind.value.partition('#')[2].lower()}"
        taken = {name.value.rpartition("/")[2] for name in self._topics.values()}
        return topic_address(portion.kind, self._frame.state_code, free(slug, taken))

    def _contribution(self, topic: IRI, kind: IRI) -> IRI:
        target = self._frame.contribution
        return IRI(target) if target else contribution_address(topic, kind, self._frame.state_code)

    def _without_record_keeping(self, portion: Portion) -> list[Triple]:
        """Leave out what the server writes, and the nodes that only that leads to."""
        kept = [triple for triple in portion.triples if not _is_record_keeping(triple, portion.record)]
        dropped = {
            triple.object
            for triple in portion.triples
            if triple.subject == portion.record and triple.predicate in (CONTRIBUTOR, REVIEW)
        }
        used = {triple.object for triple in kept}
        return [triple for triple in kept if triple.subject not in dropped or triple.subject in used]


def contributor_of(record: Subject) -> IRI:
    """Give the node that stands for the organisation that hands in."""
    return IRI(f"{record}#contributor")


def _record_of(record: Subject, thing: Subject, frame: Frame, member_state: str) -> list[Triple]:
    """Give what the server says of a record itself."""
    contributor, today = contributor_of(record), Literal(str(frame.today), None, _DATE)
    return [
        Triple(record, TYPE, CONTRIBUTION),
        Triple(record, PRIMARY_TOPIC, thing),
        Triple(record, term("par:memberState"), IRI(member_state)),
        Triple(record, term("par:status"), _SUBMITTED),
        Triple(record, term("dct:issued"), today),
        Triple(record, term("dct:modified"), today),
        Triple(record, CONTRIBUTOR, contributor),
        Triple(contributor, TYPE, term("foaf:Agent")),
        Triple(contributor, TYPE, term("org:Organization")),
        Triple(contributor, term("skos:prefLabel"), Literal(frame.contributor, "en")),
    ]


def title_of(portion: Portion, language: str) -> str:
    """Give a title in a language, else in English, else any; empty when there is none."""
    titles = [
        triple.object
        for triple in portion.triples
        if triple.subject == portion.thing
        and triple.predicate == TITLE
        and isinstance(triple.object, Literal)
    ]
    ranked = sorted(
        titles, key=lambda one: (one.language != language, one.language != "en", str(one.language), one.value)
    )
    return ranked[0].value if ranked else ""


def _without_forged_opinions(triples: Sequence[Triple], contribution: IRI) -> list[Triple]:
    """Leave out reviews, wherever they stand, and what is said of the nodes that the server will write.

    Otherwise a submitter could write a review of the own practice, or lend words to one that is yet to come.
    """
    reviews = {triple.subject for triple in triples if triple[1:] == (TYPE, _REVIEW)}
    reserved = f"{contribution.value}#review-"
    return [
        triple
        for triple in triples
        if triple.predicate != REVIEW
        and triple.subject not in reviews
        and triple.subject != contributor_of(contribution)
        and not str(triple.subject).startswith(reserved)
    ]


def _is_record_keeping(triple: Triple, record: Subject | None) -> bool:
    if triple.subject != record:
        return False
    return triple.predicate in SET_BY_SERVER or triple.predicate.value.startswith(_PROVENANCE)


def _nodes(triples: Iterable[Triple]) -> dict[Term, None]:
    """Give the subjects and objects in their order."""
    return {node: None for triple in triples for node in (triple.subject, triple.object)}


def _renamed(triple: Triple, names: Mapping[Term, IRI]) -> Triple:
    subject, predicate, value = triple
    return Triple(names.get(subject, subject), predicate, names.get(value, value))
