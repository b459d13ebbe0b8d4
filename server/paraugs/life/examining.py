"""Having a document examined for somebody: by the shapes, and against what is public here now."""

from dataclasses import replace

from paraugs.contribute.desk.beyond import look_further
from paraugs.contribute.desk.port import Document, Examined, Frame, Item
from paraugs.errors import SyntaxFault
from paraugs.life.office import Office, state_code_in
from paraugs.people.roles import Actor
from paraugs.people.states import code_of


def examine(office: Office, actor: Actor, document: Document, contribution: str = "") -> Examined:
    """Give the items of a document with all findings; SyntaxFault when it cannot be read.

    `contribution` is the address that it is for, empty for those that it makes.
    """
    frame = frame_of(office, actor, contribution)
    examined = office.desk.examine(document, frame)
    if fault := examined.fault:
        raise SyntaxFault(fault.in_words, fault.place)
    return replace(examined, items=tuple(_looked_further(office, item, frame) for item in examined.items))


def _looked_further(office: Office, item: Item, frame: Frame) -> Item:
    """Add what only shows beside all that is public; the heaviest findings stay first."""
    more = look_further(item, office.graph, office.queries, frame)
    findings = sorted((*item.report.findings, *more), key=lambda finding: finding.severity.weight)
    return replace(item, report=replace(item.report, findings=tuple(findings)))


def frame_of(office: Office, actor: Actor, contribution: str = "") -> Frame:
    """Give what stands around a document that somebody hands in."""
    return Frame(
        member_state=actor.member_state,
        state_code=state_code_in(contribution) if contribution else code_of(actor.member_state),
        contributor=actor.organisation,
        today=office.today,
        language=actor.language,
        contribution=contribution,
    )
