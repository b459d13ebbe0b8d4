"""What stands around a practice on its page: neighbours, the chain of transfers, its state's lines."""

from paraugs.explore.chain import chain
from paraugs.explore.monitor import Standing, standings
from paraugs.explore.neighbours import neighbours_of, read_features
from paraugs.explore.practice import Period, Practice
from paraugs.explore.wording import Link
from paraugs.short_names import term
from paraugs.terms import IRI
from paraugs.web import links, reader
from paraugs.web.chain_drawing import draw_chain
from paraugs.web.small_lines import SmallLine, Years, draw_small


def surroundings(practice: Practice) -> dict[str, object]:
    """The parts of the page that the practice's own statements do not hold."""
    answers, found = reader.answers(), chain(practice.learning, practice.iri)
    features = reader.recall("features", lambda: read_features(answers))
    first = next(iter(practice.implementations), None)
    bearing = next(iter(first.states), None) if first else None
    return {
        "drawn_chain": draw_chain(found) if found else None,
        "neighbours": neighbours_of(answers, features, practice.iri, reader.language()),
        "features_query": answers.text_of("practice-features"),
        "bearing": bearing,
        "smalls": _lines(practice, bearing, first.period) if first and bearing else [],
        "short": links.short,
    }


def standings_of(state: IRI) -> tuple[Standing, ...]:
    """Where a state stands, read once for each version of the data."""
    answers, language = reader.answers(), reader.language()
    return reader.recall(("standings", state), lambda: standings(answers, state, language))


def _lines(practice: Practice, bearing: Link, period: Period) -> list[SmallLine]:
    """The lines of a practice's state on the benchmarks that the practice bears on."""
    wanted = {
        link.iri for fact in practice.bears_on if fact.field == term("par:bearsOn")
        for link in fact.values if isinstance(link, Link)
    }  # fmt: skip
    return [
        draw_small(each, _ran(period)) for each in standings_of(bearing.iri) if each.benchmark.iri in wanted
    ]


def _ran(period: Period) -> Years | None:
    """From when to when a practice ran (empty: still); None when nobody knows since when."""
    if not period.start or (period.has_ended and not period.end):
        return None
    return period.start[:4], (period.end or "")[:4]
