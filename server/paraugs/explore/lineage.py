"""What a reference tool descends from and what descends from it."""

from dataclasses import dataclass

from paraugs.explore.answers import Answers
from paraugs.explore.description import Description
from paraugs.explore.wording import Link
from paraugs.terms import IRI

STEPS = ("par:derivedFrom", "dct:replaces")


@dataclass(frozen=True, slots=True)
class Kin:
    """A tool in a line of descent, the year it began, and the tools one step further on."""

    tool: Link
    year: str | None
    replaces: bool
    further: tuple["Kin", ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """Both directions from one tool."""

    origins: tuple[Kin, ...]
    descendants: tuple[Kin, ...]


def lineage(answers: Answers, tool: IRI, language: str) -> Lineage:
    """The lines of descent through a tool; loops are cut."""
    description = answers.with_names(answers.construct("lineage", tool=tool), language)
    return Lineage(_kin(description, tool, True, (tool,)), _kin(description, tool, False, (tool,)))


def _kin(description: Description, tool: IRI, upward: bool, passed: tuple[IRI, ...]) -> tuple[Kin, ...]:
    found = []
    replaced = _next(description, tool, "dct:replaces", upward)
    for each in sorted({thing for step in STEPS for thing in _next(description, tool, step, upward)}):
        if each not in passed:
            year = description.text(each, "par:firstYear")
            further = _kin(description, each, upward, (*passed, each))
            found.append(Kin(description.link(each), year.value if year else None, each in replaced, further))
    return tuple(sorted(found, key=lambda kin: (kin.year or "", kin.tool.label.value)))


def _next(description: Description, tool: IRI, step: str, upward: bool) -> tuple[IRI, ...]:
    return description.things(tool, step) if upward else description.subjects(step, tool)
