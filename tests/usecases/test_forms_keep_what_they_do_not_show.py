"""A contribution read into its form and written back is the same; a change changes only what was changed."""

from dataclasses import replace
from functools import cache

import pytest

from paraugs.forms.answers import Answer, Filled, read, statements, write
from paraugs.forms.model import Field, Form, Forms
from paraugs.forms.reading import read_forms
from paraugs.graph.parsing import parse
from paraugs.namespaces import THINGS
from paraugs.resources import Resources
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple
from validating import ROOT

FILES = sorted(path.name for path in (ROOT / "data" / "practices").glob("*.trig"))
KIVA = IRI(f"{THINGS}practice/fi/kiva")
KIVA_RECORD = IRI(f"{THINGS}contribution/fi/kiva")


@cache
def forms() -> Forms:
    return read_forms(Resources(ROOT))


@cache
def graphs(name: str) -> dict[IRI, list[Triple]]:
    found: dict[IRI, list[Triple]] = {}
    for subject, predicate, value, graph in parse(
        (ROOT / "data" / "practices" / name).read_bytes(), "application/trig"
    ):
        assert graph is not None
        found.setdefault(graph, []).append(Triple(subject, predicate, value))
    return found


def kiva() -> list[Triple]:
    return graphs("fi.trig")[KIVA_RECORD]


def opened(triples: list[Triple]) -> tuple[Filled, Filled]:
    return read(forms().of("practice"), KIVA, triples), read(forms().record, KIVA_RECORD, triples)


def changed(filled: Filled, name: str, **parts: object) -> Filled:
    """Give the form with another answer to one field."""
    field = filled.form.field(term(name))
    assert field is not None
    answer = Answer(field, **parts)  # type: ignore[arg-type]
    others = tuple(one for one in filled.answers if one.field.path != field.path)
    return replace(filled, answers=(*others, answer))


@pytest.mark.parametrize("name", FILES)
def test_every_shipped_practice_goes_through_its_form_unchanged(name: str) -> None:
    for record, triples in graphs(name).items():
        topic = next(t.object for t in triples if t.predicate == term("foaf:primaryTopic"))
        assert isinstance(topic, IRI)
        filled = read(forms().of("practice"), topic, triples), read(forms().record, record, triples)
        assert sorted(write(filled, triples), key=str) == sorted(triples, key=str)


def test_a_form_shows_most_of_a_practice_and_none_of_what_the_server_writes() -> None:
    hidden = set(kiva()) - {triple for filled in opened(kiva()) for triple in statements(filled)}
    assert {triple.predicate for triple in hidden} == set(
        map(
            term,
            (
                "rdf:type",
                "dct:identifier",
                "dct:issued",
                "foaf:primaryTopic",
                "par:contributor",
                "par:fieldNote",
                "par:memberState",
                "par:status",
            ),
        )
    )


def test_a_changed_answer_changes_that_statement_alone() -> None:
    practice, record = opened(kiva())
    title = Literal("KiVa, a synthetic title", "en")
    after = write((changed(practice, "dct:title", terms=(title,)), record), kiva())
    old = next(t for t in kiva() if t.subject == KIVA and t.predicate == term("dct:title"))
    assert set(kiva()) - set(after) == {old}
    assert set(after) - set(kiva()) == {Triple(KIVA, term("dct:title"), title)}


def test_an_emptied_field_takes_its_statements_away() -> None:
    practice, record = opened(kiva())
    after = write((changed(practice, "par:topic"), record), kiva())
    assert {t.predicate for t in set(kiva()) - set(after)} == {term("par:topic")}
    assert not set(after) - set(kiva())


def test_a_part_taken_out_goes_with_all_that_is_said_about_it() -> None:
    practice, record = opened(kiva())
    after = write((changed(practice, "par:outcome"), record), kiva())
    gone = {f"{KIVA}#{name}" for name in ("outcome-1", "study-1", "assessment-1")}
    assert {str(t.subject) for t in after} & gone == set()
    assert {str(t.subject) for t in set(kiva()) - set(after)} == gone | {KIVA.value}


def test_a_new_part_says_what_it_is_and_an_empty_one_says_nothing() -> None:
    practice, record = opened(kiva())
    form = _part("par:material")
    full = Filled(IRI(f"{KIVA}#material-1"), form)
    full = changed(full, "dct:title", terms=(Literal("Synthetic guide", "en"),))
    empty = Filled(IRI(f"{KIVA}#material-2"), form)
    empty = changed(empty, "dct:title", terms=(Literal(" ", "en"),))
    after = write((changed(practice, "par:material", parts=(full, empty)), record), kiva())
    assert set(after) - set(kiva()) == {
        Triple(KIVA, term("par:material"), full.node),
        Triple(full.node, term("rdf:type"), term("par:Material")),
        Triple(full.node, term("dct:title"), Literal("Synthetic guide", "en")),
    }
    assert set(kiva()) <= set(after)


def test_a_part_described_elsewhere_is_pointed_to_and_nothing_is_said_about_it() -> None:
    practice, _ = opened(kiva())
    outcome = practice.answer(_field("par:outcome")).parts[0]
    assessment = next(a for a in outcome.answers if a.field.path == term("par:assessment")).parts[0]
    assessor = next(a for a in assessment.answers if a.field.path == term("par:assessor")).parts[0]
    assert assessor.linked
    assert list(statements(assessor)) == []


def test_parts_come_in_the_order_of_their_numbers() -> None:
    numbers = (10, 2, 1)
    links = [Triple(KIVA, term("par:material"), IRI(f"{KIVA}#material-{number}")) for number in numbers]
    filled = read(forms().of("practice"), KIVA, links)
    parts = filled.answer(_field("par:material")).parts
    assert [part.node.value.rpartition("-")[2] for part in parts] == ["1", "2", "10"]


def test_parts_that_lead_round_in_a_ring_end() -> None:
    ring = [
        Triple(KIVA, term("par:implementation"), KIVA),
        Triple(KIVA, term("par:responsibleBody"), KIVA),
    ]
    assert set(write((read(forms().of("practice"), KIVA, ring),), ring)) == set(ring)


def _field(name: str) -> Field:
    found = forms().of("practice").field(term(name))
    assert found is not None
    return found


def _part(name: str) -> Form:
    found = _field(name).part
    assert found is not None
    return found
