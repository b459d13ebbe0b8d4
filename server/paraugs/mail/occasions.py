"""What letters a revision gives rise to: on which occasion, and to whom.

Nobody is written to about what he or she did. Shipped practices and drafts are no occasion.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from paraugs.graph.parsing import parse
from paraugs.ledger.letters import Letter
from paraugs.ledger.revision import NQUADS, Entry, Revision
from paraugs.mail.wording import Matter, Occasion, words_of, written_language
from paraugs.people.roles import Role
from paraugs.short_names import term
from paraugs.terms import Literal, Quad

_QUIET = ("import", "draft", "renew")
_NAMES = (term("dct:title"), term("skos:prefLabel"), term("rdfs:label"))
_TO_CONTRIBUTOR: tuple[Occasion, ...] = ("returned", "published", "withdrawn")


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody with an account who can be written to; the state is a country IRI, empty for none."""

    iri: str
    address: str
    role: Role
    member_state: str
    language: str


def occasion_of(entry: Entry) -> Occasion | None:
    """What there is to write about a revision; None when there is nothing."""
    if entry.action in _QUIET or entry.status == "draft" or entry.status == "discarded":
        return None
    return entry.status


def receivers_of(history: list[Revision], known: Iterable[Receiver]) -> list[Receiver]:
    """Who is written to about the last revision of a history."""
    entry = history[-1].entry
    occasion = occasion_of(entry)
    contributor = next(
        (each.entry.agent for each in reversed(history) if each.entry.action in ("create", "revise")), ""
    )

    def is_meant(person: Receiver) -> bool:
        if occasion == "signed-off":
            return person.role == "reviewer" and person.member_state != entry.member_state
        if occasion in _TO_CONTRIBUTOR and person.iri == contributor:
            return True
        return person.role == "coordinator" and person.member_state == entry.member_state

    return [person for person in known if occasion and person.iri != entry.agent and is_meant(person)]


def letters_about(
    history: list[Revision],
    known: Iterable[Receiver],
    state_in: Callable[[str], str],
    address_in: Callable[[str], str],
) -> Iterator[Letter]:
    """The letters about the last revision of a history.

    `state_in` and `address_in` give the name of its Member State and the page to go to in a language.
    """
    newest = history[-1]
    occasion = occasion_of(newest.entry)
    if occasion is None:
        return
    quads = [
        quad
        for revision in (newest, history[max(len(history) - 2, 0)])
        for quad in parse(revision.entry.nquads.encode(), NQUADS)
    ]
    for receiver in receivers_of(history, known):
        language = written_language(receiver.language)
        title = title_in(quads, language) or newest.entry.contribution
        matter = Matter(title, state_in(language), newest.entry.reason.strip(), address_in(language))
        words = words_of(occasion, language, matter)
        yield Letter(receiver.address, language, words.subject, words.text, newest.number)


def title_in(quads: Iterable[Quad], language: str) -> str:
    """The title of what a contribution is about, in a language, else English, else any; on one line."""
    listed = list(quads)
    topics = {quad.object for quad in listed if quad.predicate == term("foaf:primaryTopic")}
    found = [
        quad.object
        for name in _NAMES
        for quad in listed
        if quad.subject in topics and quad.predicate == name and isinstance(quad.object, Literal)
    ]
    wanted = {language: 0, "en": 1}
    found.sort(key=lambda literal: wanted.get((literal.language or "").split("-")[0], 2))
    return " ".join(found[0].value.split()) if found else ""
