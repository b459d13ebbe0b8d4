"""A saved query is asked again with each release; its owner gets one letter about what changed or broke."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from entries import COUNTRIES, MORNING
from paraugs.answers.guardian import Guardian, noted
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.port import Answer, QueryRequest
from paraugs.ledger.letters import Letter, SqlLetters
from paraugs.ledger.opening import open_ledger
from paraugs.ledger.query_answers import LastAnswer, QueryAnswers
from paraugs.ledger.saved_queries import SavedQueries, SavedQuery, Wording
from paraugs.ledger.sql import SqlLedger
from paraugs.people.managing import Newcomer, add
from paraugs.people.people import over
from paraugs.people.states import state_of
from paraugs.settings import BASE_IRI
from paraugs.terms import IRI

NAMES = IRI("http://example.org/graph")
QUERY = "SELECT ?s { ?s <http://example.org/is> <http://example.org/good> }"
NEXT_DAY = MORNING + timedelta(days=1)


@dataclass
class Town:
    """A synthetic graph, a ledger with one saved query of Anna, and the guardian of a release."""

    graph: EmbeddedGraph
    ledger: SqlLedger
    guardian: Guardian
    owner: str

    def holds(self, *things: str) -> None:
        is_good = (IRI("http://example.org/is"), IRI("http://example.org/good"))
        self.graph.replace(NAMES, [(IRI(f"http://example.org/{thing}"), *is_good) for thing in things])

    def with_release(self, name: str, now: datetime) -> None:
        """Look at all there is with a release that began a moment ago."""
        guardian = replace(self.guardian, release=name, started=now, clock=lambda: now)
        while guardian.step():
            pass

    def letters(self) -> list[Letter]:
        box, found = SqlLetters(self.ledger.database), []
        while waiting := box.take(NEXT_DAY):
            found.append(waiting.letter)
            box.strike_off(waiting.number)
        return found


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """Give a town where one thing is good, and the first release has been looked at."""
    ledger, graph = open_ledger(str(tmp_path / "ledger.sqlite")), EmbeddedGraph()
    people = over(ledger.database, BASE_IRI, "synthetic secret")
    newcomer = Newcomer("anna@example.org", "Anna", "contributor", state_of("LV").value, "Body", "lv")
    anna, _ = add(people, people.operator(), newcomer)
    said = Wording("Kas ir labs", "", QUERY, True, "CC_BY_4_0")
    owner = people.iri_of(anna)
    SavedQueries(ledger.database).add(SavedQuery("abcdefgh", owner, COUNTRIES["lv"], False, 1, MORNING, said))
    guardian = Guardian(
        QueryAnswers(ledger.database), graph, people, "", BASE_IRI, "https://paraugs.example.org", MORNING
    )
    made = Town(graph, ledger, guardian, owner)
    made.holds("books")
    made.with_release("first", MORNING)
    yield made
    ledger.close()


def test_nobody_is_written_to_about_what_stays_the_same(town: Town) -> None:
    town.with_release("second", NEXT_DAY)
    assert town.letters() == []


def test_an_owner_hears_what_changed(town: Town) -> None:
    town.holds("books", "schools")
    town.with_release("second", NEXT_DAY)
    (letter,) = town.letters()
    assert letter.receiver == "anna@example.org"
    assert letter.subject == "Saglabātie vaicājumi, kas atbild citādi nekā iepriekš: 1"
    assert "Kas ir labs\n1 (s) → 2 (s)\nhttps://paraugs.example.org/q/abcdefgh" in letter.text
    town.with_release("second", NEXT_DAY)
    assert town.letters() == []


def test_as_many_rows_with_other_values_are_a_change(town: Town) -> None:
    town.holds("schools")
    town.with_release("second", NEXT_DAY)
    assert "1 (s) → 1 (s)" in town.letters()[0].text


def test_an_owner_hears_that_it_broke_and_why(town: Town) -> None:
    queries = SavedQueries(town.ledger.database)
    kept = queries.get("abcdefgh")
    assert kept
    refused = replace(kept.wording, text="SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    queries.revise(replace(kept, wording=refused))
    answers = QueryAnswers(town.ledger.database)
    answers.keep(LastAnswer("abcdefgh", 2, "first", MORNING, ("s", "p", "o"), 7, "0a"))
    town.with_release("second", NEXT_DAY)
    (letter,) = town.letters()
    assert "7 (s, p, o) → ✗" in letter.text
    assert "SERVICE" in letter.text


def test_what_answers_by_chance_is_compared_by_its_shape_alone() -> None:
    last = LastAnswer("abcdefgh", 1, "first", MORNING, ("s",), 1, "")
    assert noted(replace(last, release="second"), last).is_told
    assert not noted(replace(last, rows=2), last).is_told


class Poisoned:
    """A door that breaks at every query, as a fault of ours would."""

    def answer(self, request: QueryRequest) -> Answer:
        raise RuntimeError(f"cannot take {request.form}")


def test_a_fault_of_ours_with_one_query_is_its_answer_and_holds_nobody_up(town: Town) -> None:
    broken = replace(
        town.guardian, door=Poisoned(), release="second", started=NEXT_DAY, clock=lambda: NEXT_DAY
    )
    assert broken.step()
    (last,) = QueryAnswers(town.ledger.database).of(town.owner).values()
    assert last.fault == "RuntimeError: cannot take SELECT"
