"""What the graph says about a thing, as an index of statements that is asked by subject and predicate."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from paraugs.explore.wording import Link, Text, choose, name_from
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Subject, Term, Triple

_LANGUAGE_TAG = term("xsd:language").value
NAMES = ("skos:prefLabel", "dct:title", "rdfs:label", "foaf:name")


class Description:
    """Statements for one reader; every text comes in the wording that the fallback rule chooses.

    Predicates are given as prefixed names. Values come in a stable order: by label, then by IRI.
    """

    def __init__(self, triples: Iterable[Triple], language: str, original: str | None = None) -> None:
        self.language, self.original = language, original
        self.triples = frozenset(triples)
        self._outgoing: dict[Subject, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self._incoming: dict[Term, dict[str, list[Subject]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, value in self.triples:
            self._outgoing[subject][predicate.value].append(value)
            self._incoming[value][predicate.value].append(subject)
        self._machine = MachineTranslations(self)

    def knows(self, thing: Subject) -> bool:
        """Whether anything is said about the thing."""
        return thing in self._outgoing

    def values(self, subject: Subject, *predicates: str) -> tuple[Term, ...]:
        """All objects, terms as they stand, in the order of their text."""
        outgoing = self._outgoing.get(subject, {})
        found = {value for name in predicates for value in outgoing.get(term(name).value, ())}
        return tuple(sorted(found, key=_order))

    def things(self, subject: Subject, *predicates: str) -> tuple[IRI, ...]:
        """The objects that are things with an IRI."""
        return tuple(value for value in self.values(subject, *predicates) if isinstance(value, IRI))

    def thing(self, subject: Subject, *predicates: str) -> IRI | None:
        """The first object that is a thing."""
        return next(iter(self.things(subject, *predicates)), None)

    def subjects(self, predicate: str, value: Term) -> tuple[IRI, ...]:
        """The things that point to a value."""
        found = self._incoming.get(value, {}).get(term(predicate).value, ())
        return tuple(sorted(subject for subject in found if isinstance(subject, IRI)))

    def pairs(self, predicate: str) -> tuple[tuple[IRI, IRI], ...]:
        """The things that a predicate joins."""
        joined = term(predicate)
        found = ((triple.subject, triple.object) for triple in self.triples if triple.predicate == joined)
        return tuple(sorted((s, o) for s, o in found if isinstance(s, IRI) and isinstance(o, IRI)))

    def members(self, *classes: str) -> tuple[IRI, ...]:
        """The things of these classes, as stated."""
        return tuple(sorted({thing for name in classes for thing in self.subjects("rdf:type", term(name))}))

    def text(self, subject: Subject, *predicates: str) -> Text | None:
        """The wording of the first predicate that has one."""
        for predicate in predicates:
            literals = [value for value in self.values(subject, predicate) if isinstance(value, Literal)]
            chosen = choose(literals, self.language, self.original)
            if chosen:
                return self._machine.marked(subject, chosen)
        return None

    def texts(self, subject: Subject, predicate: str) -> tuple[Text, ...]:
        """Every text of a predicate that is in the language which the fallback rule chooses."""
        chosen = self.text(subject, predicate)
        literals = [value for value in self.values(subject, predicate) if isinstance(value, Literal)]
        same = [each for each in literals if chosen and each.language == chosen.language]
        return tuple(self._machine.marked(subject, Text(each.value, each.language)) for each in same)

    def label(self, thing: Subject) -> Text:
        """The name of a thing, made from its IRI when it has none."""
        if isinstance(thing, IRI):
            return self.text(thing, *NAMES) or name_from(thing)
        return Text("")

    def link(self, thing: IRI) -> Link:
        """A thing with its name."""
        return Link(thing, self.label(thing))

    def links(self, subject: Subject, *predicates: str) -> tuple[Link, ...]:
        """The things that a subject points to, by name."""
        return by_name(self.link(thing) for thing in self.things(subject, *predicates))

    def predicates(self, subject: Subject) -> Iterator[IRI]:
        """What is said about a subject, in the order of the predicates' IRIs."""
        return (IRI(name) for name in sorted(self._outgoing.get(subject, {})))


class MachineTranslations:
    """Which texts a machine has translated: those of a record and of what it is about, in some languages.

    A record names the languages by `par:machineTranslation`; their tags are the notations of those.
    """

    def __init__(self, description: Description) -> None:
        self._languages: dict[str, set[str]] = {}
        for record, machine in description.pairs("par:machineTranslation"):
            tags = {str(tag) for tag in description.values(machine, "skos:notation") if _is_tag(tag)}
            for about in (record, *description.things(record, "foaf:primaryTopic")):
                self._languages.setdefault(str(about), set()).update(tags)

    def marked(self, subject: Subject, text: Text) -> Text:
        """Give a text of a thing or of a part of it, marked where a machine has translated it."""
        languages = self._languages.get(str(subject).partition("#")[0], ())
        tag = (text.language or "").split("-")[0]
        return replace(text, by_machine=True) if tag in languages else text


def _is_tag(value: Term) -> bool:
    return isinstance(value, Literal) and value.datatype == _LANGUAGE_TAG


def _order(value: Term) -> tuple[str, str, str]:
    return str(value), getattr(value, "language", None) or "", type(value).__name__


def by_name(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links in the order of their labels, then of their IRIs."""
    return tuple(sorted(links, key=lambda link: (link.label.value.casefold(), link.iri.value)))
