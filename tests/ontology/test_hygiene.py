"""Each hygiene rule is silent on the ontology and catches the graph made to break it, and only that one."""

from pathlib import Path

import pyoxigraph
import pytest

from ontology_files import ROOT

RULES = sorted((ROOT / "queries/hygiene").glob("*.rq"))
BREAKING = Path(__file__).with_name("hygiene")


def names(paths: list[Path]) -> list[str]:
    return [path.stem for path in paths]


def messages(store: pyoxigraph.Store, rule: Path) -> list[tuple[str, str]]:
    rows = store.query(rule.read_text(encoding="utf-8"), use_default_graph_as_union=True)
    assert isinstance(rows, pyoxigraph.QuerySolutions)
    return [(str(row["subject"]), row["message"].value) for row in rows]


def broken_rules(store: pyoxigraph.Store) -> list[str]:
    return [rule.stem for rule in RULES if messages(store, rule)]


def test_every_rule_has_a_graph_that_breaks_it() -> None:
    assert names(RULES) == names(sorted(BREAKING.glob("*.trig")))


def test_the_ontology_breaks_no_rule(store_with_ontology: pyoxigraph.Store) -> None:
    assert broken_rules(store_with_ontology) == []


@pytest.mark.parametrize("rule", RULES, ids=names(RULES))
def test_a_rule_catches_the_graph_that_breaks_it_and_no_other_rule_does(
    rule: Path, store_with_ontology: pyoxigraph.Store
) -> None:
    store_with_ontology.load(path=BREAKING / f"{rule.stem}.trig")
    assert broken_rules(store_with_ontology) == [rule.stem]


@pytest.mark.parametrize("rule", RULES, ids=names(RULES))
def test_a_rule_says_what_it_demands(rule: Path) -> None:
    summary, tags = rule.read_text(encoding="utf-8").splitlines()[:2]
    assert (summary.startswith("#+ summary: "), summary[-1], tags) == (True, ".", "#+ tags: hygiene")
