"""What is wrong with a workbook itself, beside what the rules say about its content: as findings too.

The rules with their words are in `shapes/workbooks.ttl`, where they are documented like all others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from paraugs.contribute.findings.finding import RULES, Finding, Severity
from paraugs.forms.model import Texts, said
from paraugs.graph.parsing import parse
from paraugs.resources import find_resources
from paraugs.sheets.cells import Position
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Term

_FILE = "shapes/workbooks.ttl"
_BY_THE_SERVER = IRI(f"{RULES}checked-by-the-server")
_SEVERITY = term("sh:severity")
_NAME, _EXPECTED, _MESSAGE = term("sh:name"), term("sh:description"), term("sh:message")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule about workbooks: how much it matters, and its words by language."""

    severity: Severity
    label: Texts
    expected: Texts
    message: Texts


def complain(rule: str, position: Position, value: str, language: str, focus: str = "") -> Finding:
    """Make a finding about a cell, by the name of its rule; KeyError for no rule, a mistake of the caller."""
    words, address = rules()[rule], IRI(RULES + rule)
    return Finding(
        severity=words.severity,
        message=said(words.message, language).replace("{?value}", value),
        focus=focus,
        path="",
        value=value or None,
        shape=address,
        component=_BY_THE_SERVER,
        label=said(words.label, language),
        expected=said(words.expected, language),
        rule=address.value,
        cell=position.name,
    )


@cache
def rules() -> Mapping[str, Rule]:
    """Give all rules about workbooks by their names; ResourceError when their file is missing."""
    stated: dict[str, dict[IRI, list[Term]]] = {}
    for subject, predicate, value, _ in parse(find_resources().text(_FILE).encode(), "text/turtle"):
        name = str(subject).removeprefix(RULES)
        stated.setdefault(name, {}).setdefault(predicate, []).append(value)
    return {name: _rule(about) for name, about in stated.items()}


def _rule(about: Mapping[IRI, list[Term]]) -> Rule:
    severity = str(about[_SEVERITY][0]).rpartition("#")[2].lower()
    return Rule(Severity(severity), _texts(about[_NAME]), _texts(about[_EXPECTED]), _texts(about[_MESSAGE]))


def _texts(found: list[Term]) -> Texts:
    return {text.language or "": text.value for text in found if isinstance(text, Literal)}
