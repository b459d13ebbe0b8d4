"""Every rule for contributions as a reader sees it, from the shapes alone: by kind of thing and section."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paraugs.explore.wording import Text, choose
from paraugs.short_names import short_name, term
from paraugs.terms import IRI, BlankNode, Literal, Term, Triple

_SHAPES = "https://w3id.org/paraugs/shapes#"
_MESSAGE, _PROPERTY, _PATH = term("sh:message"), term("sh:property"), term("sh:path")
_NAME, _DESCRIPTION, _GROUP, _ORDER = (
    term(f"sh:{name}") for name in ("name", "description", "group", "order")
)
_SEVERITY, _TARGET, _LABEL = term("sh:severity"), term("sh:targetClass"), term("rdfs:label")
_FIRST, _REST = term("rdf:first"), term("rdf:rest")
_INVERSE, _ALTERNATIVE = term("sh:inversePath"), term("sh:alternativePath")
_PLACE = re.compile(r"\{\?(?:value|path)\}")
_OF_ALL = {"en": "Everything", "lv": "Viss"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its anchor, words, severity (Violation, Warning or Info) and where it looks."""

    anchor: str
    name: Text
    description: Text
    message: Text
    severity: str
    path: str
    order: float


@dataclass(frozen=True, slots=True)
class Section:
    """The rules of one section of a form."""

    label: Text | None
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """What is asked of one kind of thing."""

    anchor: str
    label: Text
    sections: tuple[Section, ...]


class Rules:
    """The statements of the shapes and the names of classes, to be read as rules."""

    def __init__(self, shapes: Iterable[Triple], names: Sequence[Triple], language: str) -> None:
        self._language = language
        self._about: dict[Term, dict[IRI, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for triple in (*shapes, *names):
            self._about[triple.subject][triple.predicate].append(triple.object)

    def kinds(self) -> tuple[Kind, ...]:
        """Give all rules; those for no kind in particular, or for several, come last."""
        by_kind: dict[Term | None, list[Term]] = defaultdict(list)
        for shape, facts in list(self._about.items()):
            for target in facts[_TARGET]:
                by_kind[target].extend(self._spoken(shape))
        counted = Counter(shape for shapes in by_kind.values() for shape in dict.fromkeys(shapes))
        own: dict[Term | None, list[Term]] = {
            target: [each for each in shapes if counted[each] == 1] for target, shapes in by_kind.items()
        }
        own[None] = [each for each in list(self._about) if self._about[each][_MESSAGE] and counted[each] != 1]
        kinds = [self._kind(target, shapes) for target, shapes in own.items() if shapes]
        return tuple(sorted(kinds, key=lambda kind: (kind.anchor == "everything", self._first_order(kind))))

    def _spoken(self, shape: Term) -> list[Term]:
        """Give a shape and its property shapes, as far as they say anything."""
        return [each for each in (shape, *self._about[shape][_PROPERTY]) if self._about[each][_MESSAGE]]

    def _kind(self, target: Term | None, shapes: Iterable[Term]) -> Kind:
        by_group: dict[Term | None, list[Rule]] = defaultdict(list)
        for shape in dict.fromkeys(shapes):
            by_group[next(iter(self._about[shape][_GROUP]), None)].append(self._rule(shape))
        sections = [
            Section(self._text(group, _LABEL) if group else None, tuple(sorted(rules, key=_rank)))
            for group, rules in sorted(by_group.items(), key=lambda entry: self._order(entry[0]))
        ]
        if target is None:
            own = self._language if self._language in _OF_ALL else "en"
            return Kind("everything", Text(_OF_ALL[own], own), tuple(sections))
        anchor = "kind-" + str(target).rpartition("#")[2].rpartition("/")[2]
        return Kind(anchor, self._text(target, _LABEL) or Text(anchor), tuple(sections))

    def _rule(self, shape: Term) -> Rule:
        message = self._text(shape, _MESSAGE) or Text("")
        return Rule(
            str(shape).removeprefix(_SHAPES),
            self._text(shape, _NAME) or Text(""),
            self._text(shape, _DESCRIPTION) or Text(""),
            Text(_PLACE.sub("…", message.value), message.language),
            str(next(iter(self._about[shape][_SEVERITY]), "Violation")).rpartition("#")[2],
            self._written(next(iter(self._about[shape][_PATH]), None)),
            self._order(shape),
        )

    def _written(self, path: Term | None) -> str:
        if path is None:
            return ""
        if isinstance(path, IRI):
            return short_name(path) or path.value
        facts = self._about[path]
        if facts[_INVERSE]:
            return f"^{self._written(facts[_INVERSE][0])}"
        if facts[_ALTERNATIVE]:
            return " | ".join(map(self._written, self._members(facts[_ALTERNATIVE][0])))
        return " / ".join(map(self._written, self._members(path)))

    def _members(self, cell: Term) -> Iterable[Term]:
        while isinstance(cell, BlankNode) and self._about[cell][_FIRST]:
            yield self._about[cell][_FIRST][0]
            cell = next(iter(self._about[cell][_REST]), IRI(""))

    def _text(self, node: Term, predicate: IRI) -> Text | None:
        literals = [text for text in self._about[node][predicate] if isinstance(text, Literal)]
        return choose(literals, self._language)

    def _order(self, node: Term | None) -> float:
        found = next(iter(self._about[node][_ORDER]), None) if node else None
        return float(str(found)) if found else 0.0

    def _first_order(self, kind: Kind) -> float:
        return min(rule.order for section in kind.sections for rule in section.rules)


def _rank(rule: Rule) -> tuple[float, str]:
    return rule.order, rule.anchor
