"""What the shipped files say about a node that a submission only mentions: its kind, list and labels."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from paraugs.contribute.judging.folding import fold
from paraugs.errors import ResourceError, SyntaxFault
from paraugs.graph.parsing import media_type_of, parse
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.resources import Resources
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple

IN_SCHEME = term("skos:inScheme")
NOTATION = term("skos:notation")
TYPE = term("rdf:type")
SUBCLASS = term("rdfs:subClassOf")
TERM = PREFIXES["par"]
"""What every term of the ontology begins with."""
LABELS = (*map(term, ("skos:prefLabel", "skos:altLabel", "dct:title", "par:stateCode")), NOTATION)
REPLACED_BY = term("dct:isReplacedBy")
KEPT = frozenset((TYPE, SUBCLASS, term("owl:deprecated"), REPLACED_BY, IN_SCHEME, NOTATION))
"""The statements about a mentioned node that a shape may look at."""

FOLDERS = (
    ("ontology", "**/*.ttl"),
    ("data/catalogue", "*.ttl"),
    ("data/framework", "*.ttl"),
    ("data/instruments", "*.ttl"),
    ("data/tools", "*.ttl"),
    ("data/transfers", "*.ttl"),
    ("data/practices", "*.trig"),
)
"""All but the monitor, which no submission points into, and the notes."""

Facts = Mapping[IRI, tuple[Triple, ...]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Known nodes with the statements that shapes look at, and the entries of each list by their names."""

    facts: Facts
    entries: Mapping[IRI, Mapping[str, tuple[IRI, ...]]] = field(default_factory=dict)
    """A scheme or class, then a folded label, notation or slug, then the entries that it names."""
    narrower: Mapping[IRI, tuple[IRI, ...]] = field(default_factory=dict)
    """The classes right below a class."""

    def with_facts(self, triples: Iterable[Triple]) -> "Vocabulary":
        """Give a vocabulary that knows these statements too: other files submitted at the same time."""
        modest = (triple for triple in triples if not is_presumptuous(triple, self.facts))
        return replace(self, facts={**self.facts, **facts_of(modest)})


def facts_of(triples: Iterable[Triple]) -> dict[IRI, tuple[Triple, ...]]:
    """Give, by subject, the statements that shapes look at."""
    facts: dict[IRI, list[Triple]] = {}
    for triple in triples:
        if triple.predicate in KEPT and isinstance(triple.subject, IRI):
            facts.setdefault(triple.subject, []).append(triple)
    return {subject: tuple(found) for subject, found in facts.items()}


def is_presumptuous(triple: Triple, facts: Facts) -> bool:
    """Tell whether a statement of a submission changes the ontology, or puts an entry into a list of ours."""
    subject, predicate, scheme = triple
    known = facts.get(subject, ()) if isinstance(subject, IRI) else ()
    about_ours = str(subject).startswith(TERM) or (predicate == IN_SCHEME and scheme in facts)
    return about_ours and triple not in known


def read_vocabulary(resources: Resources) -> Vocabulary:
    """Read the shipped ontology, vocabularies and data; ResourceError names the file and line of a fault."""
    triples = [triple for folder, pattern in FOLDERS for triple in _read(resources, folder, pattern)]
    facts = facts_of(triples)
    return Vocabulary(facts, _entries(triples, facts), _narrower(triples))


def _read(resources: Resources, folder: str, pattern: str) -> Iterable[Triple]:
    for path in resources.files(folder, pattern):
        try:
            for quad in parse(path.read_bytes(), media_type_of(path.name)):
                yield Triple(*quad[:3])
        except SyntaxFault as fault:
            raise ResourceError(path, fault.reason, fault.place.line if fault.place else None) from fault


def _entries(triples: list[Triple], facts: Facts) -> dict[IRI, dict[str, tuple[IRI, ...]]]:
    entries: dict[IRI, dict[str, tuple[IRI, ...]]] = {}

    def enter(name: str, entry: IRI) -> None:
        for listed in lists.get(entry, ()):
            names = entries.setdefault(listed, {})
            names[name] = tuple(dict.fromkeys((*names.get(name, ()), entry)))

    lists = {subject: tuple(_lists(known)) for subject, known in facts.items() if not _is_part(subject)}
    for subject in lists:
        enter(fold(slug(subject)), subject)
    for described, predicate, label in triples:
        if predicate in LABELS and isinstance(label, Literal) and isinstance(described, IRI):
            enter(fold(label.value), described)
    return entries


def _is_part(subject: IRI) -> bool:
    """Tell whether a node is a part of one record, to which no other record points."""
    return subject.value.startswith(THINGS) and "#" in subject.value


def _narrower(triples: list[Triple]) -> dict[IRI, tuple[IRI, ...]]:
    below: dict[IRI, tuple[IRI, ...]] = {}
    for subject, predicate, above in triples:
        if predicate == SUBCLASS and isinstance(subject, IRI) and isinstance(above, IRI):
            below[above] = (*below.get(above, ()), subject)
    return below


def slug(iri: IRI) -> str:
    """Give the last part of an IRI in folded case."""
    return iri.value.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1].casefold()


def _lists(known: Iterable[Triple]) -> Iterable[IRI]:
    for _, predicate, name in known:
        if predicate in (IN_SCHEME, TYPE) and isinstance(name, IRI):
            yield name
