"""A form before the same desk as every other submission: what it finds, at which control, and what mends."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from paraugs.contribute.desk.port import Document, Item
from paraugs.contribute.findings.finding import Finding, Fix
from paraugs.forms.answers import Filled, statements
from paraugs.forms.controls import RECORD, THING
from paraugs.forms.editing import patch
from paraugs.forms.pointing import point
from paraugs.graph.serialising import serialise
from paraugs.life.examining import examine
from paraugs.people.roles import Actor
from paraugs.terms import IRI, Term, Triple
from paraugs.web.forms.work import Work
from paraugs.web.office import office

N_TRIPLES = "application/n-triples"


@dataclass(frozen=True, slots=True)
class Checked:
    """What the desk made of a form: the contribution that it would be, and what was found where."""

    item: Item
    findings: tuple[Finding, ...]


def document_of(work: Work) -> Document:
    """Give the form as a document that can be handed in."""
    return Document(serialise(work.triples(), N_TRIPLES), N_TRIPLES)


def check(work: Work, actor: Actor) -> Checked:
    """Have a form examined in the reader's language; nothing is written."""
    item = examine(office(), actor, document_of(work), work.contribution).items[0]
    return Checked(item, pointed(work, item, item.report.findings))


def pointed(work: Work, item: Item, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Give the findings at the controls of the form, in its words, with the fixes that it can apply."""
    own = _own_names(work, item)
    nodes = [triple.subject for triple in item.triples]
    names = {str(node): str(own(node)) for node in nodes}
    forms = {THING: work.thing, RECORD: work.record}
    usable = [replace(one, fixes=tuple(_usable(work, own, one.fixes))) for one in findings]
    return point(tuple(usable), forms, names)


def fixed(work: Work, checked: Checked, name: str) -> Work:
    """Give the form with a fix applied, by its id; the form as it is when there is none with it."""
    fixes = [fix for finding in checked.findings for fix in finding.fixes if fix.id == name]
    if not fixes:
        return work
    thing, record = _patched(work, fixes[0])
    return replace(work, thing=thing, record=record)


def _patched(work: Work, fix: Fix) -> tuple[Filled, Filled]:
    return patch(work.thing, fix.remove, fix.add), patch(work.record, fix.remove, fix.add)


def _usable(work: Work, own: Callable[[Term], Term], fixes: Sequence[Fix]) -> list[Fix]:
    """Give the fixes that change nothing but what the form shows, in its own names."""
    shown = {*statements(work.thing), *statements(work.record)}
    renamed = [replace(fix, remove=_renamed(fix.remove, own), add=_renamed(fix.add, own)) for fix in fixes]
    return [fix for fix in renamed if fix.remove and shown.issuperset(fix.remove) and _takes(work, fix)]


def _takes(work: Work, fix: Fix) -> bool:
    """Tell whether the form shows what a fix puts in."""
    after = {triple for one in _patched(work, fix) for triple in statements(one)}
    return after.issuperset(fix.add)


def _own_names(work: Work, item: Item) -> Callable[[Term], Term]:
    """Give what turns the names that the desk gave back into those of the form."""
    names: Mapping[Term, IRI] = {item.topic: work.thing.node, item.contribution: work.record.node}

    def own(node: Term) -> Term:
        if node in names:
            return names[node]
        before, mark, part = str(node).partition("#")
        is_part = isinstance(node, IRI) and mark and before == item.topic.value
        return IRI(f"{work.thing.node}#{part}") if is_part else node

    return own


def _renamed(triples: Sequence[Triple], own: Callable[[Term], Term]) -> tuple[Triple, ...]:
    return tuple(Triple(own(s), p, own(o)) for s, p, o in triples)  # type: ignore[arg-type]
