"""The cast of the tests of the ledger: what Finland and Latvia contribute."""

from datetime import UTC, datetime, timedelta

from paraugs.graph.canonical import canonical_nquads
from paraugs.graph.release import CONTRIBUTIONS
from paraugs.ledger.revision import Action, Entry, Status, Submission
from paraugs.namespaces import PREFIXES
from paraugs.terms import IRI, Literal, Triple

KIVA = CONTRIBUTIONS + "fi/kiva"
BOOKS = CONTRIBUTIONS + "lv/books"
COUNTRIES = {"fi": PREFIXES["country"] + "FIN", "lv": PREFIXES["country"] + "LVA"}
OFFICER = "https://example.org/people/officer"
MORNING = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


def content(contribution: str, title: str) -> str:
    """Give canonical N-Quads of one statement."""
    triple = Triple(IRI(contribution), IRI(PREFIXES["dct"] + "title"), Literal(title, "en"))
    return canonical_nquads([triple], IRI(contribution))


def entry(
    contribution: str = KIVA, title: str = "KiVa", action: Action = "create", status: Status = "published"
) -> Entry:
    """Give an entry whose submission is Turtle."""
    state = contribution.removeprefix(CONTRIBUTIONS).partition("/")[0]
    turtle = f'<{contribution}> <{PREFIXES["dct"]}title> "{title}"@en .'.encode()
    return Entry(
        contribution=contribution,
        member_state=COUNTRIES.get(state, COUNTRIES["fi"]),
        agent=OFFICER,
        when=MORNING + timedelta(microseconds=len(title)),
        action=action,
        status=status,
        nquads=content(contribution, title),
        submission=Submission("text/turtle", turtle),
        shapes="0a1b2c",
        findings='[{"severity": "warning"}]',
        reason="Paraugs – piemērs",
    )
