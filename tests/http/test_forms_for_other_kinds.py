"""Transfers, events, tools and assessments go in by the same form as practices."""

import pytest

from contributing import House
from form_filling import CONCEPT, followed, opened, send
from paraugs.life.record import record_of
from paraugs.namespaces import THINGS
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple

KIVA = IRI(f"{THINGS}practice/fi/kiva")
XSD = "http://www.w3.org/2001/XMLSchema#"
Fields = dict[str, str | list[str]]


def handed_in(house: House, kind: str, fields: Fields, add: str = "") -> tuple[str, set[Triple]]:
    """Hand in a form; the path of the contribution, and what it says."""
    officer = house.signed_in("contributor")
    page = opened(officer, f"/contribute/new?kind={kind}&state=lv")
    if add:
        page = followed(officer, send(officer, page, {}, f"add:{add}"))
    answer = send(officer, page, fields, "submit")
    assert answer.status_code == 303, answer.text
    path = answer.headers["Location"].partition("/handed-in/")[2].partition("?")[0]
    assert house.services.ledger is not None
    return path, set(record_of(house.services.ledger.latest(f"{THINGS}contribution/{path}")).triples)


def titled(title: str) -> Fields:
    return {"thing/dct:title.1": title, "thing/dct:title.1@": "en"}


def test_a_transfer_names_the_practice_by_its_title(house: House) -> None:
    fields: Fields = {
        "thing/par:transferFrom": "KiVa anti-bullying programme (FI)",
        "thing/par:transferKind": f"{CONCEPT}/transfer-kind/adopted",
    }
    path, said = handed_in(house, "transfer", titled("Synthetic transfer by form") | fields)
    topic = IRI(f"{THINGS}transfer/lv/synthetic-transfer-by-form")
    assert path == "lv/transfer-synthetic-transfer-by-form"
    latvia = IRI("http://publications.europa.eu/resource/authority/country/LVA")
    assert {
        Triple(topic, term("rdf:type"), term("par:Transfer")),
        Triple(topic, term("par:transferFrom"), KIVA),
        Triple(topic, term("par:toCountry"), latvia),
    } <= said


@pytest.mark.parametrize(
    ("when", "kind"), [("2024", "gYear"), ("2024-05", "gYearMonth"), ("2024-05-17", "date")]
)
def test_an_event_is_dated_as_exactly_as_it_is_known(house: House, when: str, kind: str) -> None:
    fields = titled(f"Synthetic counselling of {when}") | {"thing/par:startDate": when}
    _, said = handed_in(house, "peer-counselling", fields)
    topic = IRI(f"{THINGS}event/lv/synthetic-counselling-of-{when}")
    assert {
        Triple(topic, term("rdf:type"), term("par:PeerCounselling")),
        Triple(topic, term("par:startDate"), Literal(when, None, XSD + kind)),
    } <= said


def test_a_tool_says_what_it_is_derived_from(house: House) -> None:
    fields: Fields = {
        "thing/par:toolKind": f"{CONCEPT}/tool-kind/competence-framework",
        "thing/par:derivedFrom": "Entrepreneurship Competence Framework",
    }
    _, said = handed_in(house, "tool", titled("Synthetic tool by form") | fields)
    topic = IRI(f"{THINGS}tool/lv/synthetic-tool-by-form")
    assert Triple(topic, term("par:derivedFrom"), IRI(f"{THINGS}tool/entrecomp")) in said


def test_an_assessment_of_the_outcome_of_another_state_says_so_and_no_more_of_it(house: House) -> None:
    fields: Fields = {
        "thing/^par:assessment": "KiVa anti-bullying programme (FI) · outcome-1",
        "thing/par:scheme": f"{THINGS}scheme/evidence-step",
        "thing/par:level": f"{CONCEPT}/evidence-step/evaluated",
        "thing/par:assessor.1/skos:prefLabel.1": "Invented assessor",
        "thing/par:assessor.1/skos:prefLabel.1@": "en",
        "thing/dct:issued": "2024-05-01",
    }
    path, said = handed_in(house, "assessment", titled("Synthetic assessment") | fields, "thing/par:assessor")
    assert path == "lv/assessment-synthetic-assessment"
    claim, topic = IRI(f"{KIVA}#outcome-1"), IRI(f"{THINGS}assessment/lv/synthetic-assessment")
    assert {t for t in said if t.subject == claim} == {Triple(claim, term("par:assessment"), topic)}
    assert Triple(topic, term("par:level"), IRI(f"{CONCEPT}/evidence-step/evaluated")) in said
