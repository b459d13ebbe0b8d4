"""What is wrong with the newest revision of a contribution, in the reader's words, with what mends it.

The ledger keeps the words of the day on which it was handed in, in the language of who did that. Where those
say that anything was found, the revision is examined again; where the desk cannot do so now, they stand.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from paraugs.contribute.desk.port import Document
from paraugs.contribute.findings.finding import Finding, Fix, Severity
from paraugs.errors import DeskUnavailable, GraphUnavailable, LimitExceeded, NotFound
from paraugs.forms.controls import RECORD, THING, element_id
from paraugs.forms.plain import in_plain_words
from paraugs.forms.pointing import point
from paraugs.ledger.revision import NQUADS, Revision
from paraugs.life.examining import examine
from paraugs.life.reading import Life
from paraugs.people.roles import Actor
from paraugs.terms import IRI
from paraugs.web import reader
from paraugs.web.fix_words import fix_words
from paraugs.web.form_of_revision import form_of
from paraugs.web.office import office

ALL_CERTAIN = "certain"
"""What a button sends for all fixes that need no choice."""
_NOT_NOW = (DeskUnavailable, GraphUnavailable, LimitExceeded)
_WHOLE = ("", THING, RECORD)


@dataclass(frozen=True, slots=True)
class ShownFix:
    """A fix as a button."""

    id: str
    words: str
    is_certain: bool


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding: the field in words, what is wrong, the place in the form (empty: the whole), and fixes."""

    severity: Severity
    label: str
    words: str
    place: str
    rule: str
    fixes: tuple[ShownFix, ...]


def findings_of(life: Life, who: Actor) -> tuple[ShownFinding, ...]:
    """Give what is found in the newest revision, for somebody who may see it."""
    newest = life.newest
    if not life.findings or life.is_withdrawn:
        return ()
    try:
        found = reader.recall(("findings", newest.number), lambda: _found(newest, who))
    except _NOT_NOW:
        found = tuple(map(_as_kept, life.findings))
    return _shown(found)


def certain_ids(findings: Iterable[ShownFinding]) -> list[str]:
    """Give, for each finding that has one, the fix that needs no choice."""
    return [one.fixes[0].id for one in findings if one.fixes and one.fixes[0].is_certain]


def _found(newest: Revision, who: Actor) -> tuple[Finding, ...]:
    """Examine a revision as its own state would, and point to the fields of its form."""
    own = replace(who, member_state=newest.entry.member_state, language=reader.language())
    document = Document(newest.entry.nquads.encode(), NQUADS)
    (item,) = examine(office(), own, document, newest.entry.contribution).items
    try:
        form = form_of(newest)
    except NotFound:  # A kind without a form.
        return item.report.findings
    return point(item.report.findings, {THING: form.thing, RECORD: form.record}, {})


def _as_kept(kept: Mapping[str, object]) -> Finding:
    def text(name: str) -> str:
        return str(kept.get(name) or "")

    return Finding(
        Severity(text("severity")),
        text("message"),
        text("focus"),
        text("path"),
        None,
        IRI(text("shape")),
        IRI(text("component")),
        label=text("label"),
        rule=text("rule"),
    )


def _shown(found: Sequence[Finding]) -> tuple[ShownFinding, ...]:
    worded = fix_words(found)
    return tuple(_shown_one(one, worded) for one in found)


def _shown_one(finding: Finding, worded: Callable[[Fix], str]) -> ShownFinding:
    return ShownFinding(
        finding.severity,
        finding.label[:1].upper() + finding.label[1:],
        in_plain_words(finding),
        "" if finding.field in _WHOLE else element_id(finding.field),
        finding.rule.partition("#")[2],
        tuple(ShownFix(fix.id, worded(fix), fix.certain) for fix in finding.fixes),
    )
