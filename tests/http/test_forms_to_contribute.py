"""A form is saved with every button, checked at the desk, mended in place, and handed in as the API does."""

import pytest
from flask.testing import FlaskClient

from contributing import House, mark
from form_filling import CONCEPT, PAGES, RIGHT, FilledPage, followed, opened, send
from paraugs.ledger.revision import Revision
from paraugs.life.record import record_of
from paraugs.namespaces import THINGS
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple

NEW = "/contribute/new?kind=practice&state=lv"


@pytest.fixture
def officer(house: House) -> FlaskClient:
    """Give the client of a contributor of Latvia."""
    return house.signed_in("contributor")


def newest(house: House, path: str) -> Revision:
    assert house.services.ledger is not None
    return house.services.ledger.latest(f"{THINGS}contribution/{path}")


def statements(revision: Revision) -> set[Triple]:
    return set(record_of(revision).triples)


def titled(text: str, language: str = "en") -> dict[str, str | list[str]]:
    return {**RIGHT, "thing/dct:title.1": text, "thing/dct:title.1@": language}


def handed_in(house: House, officer: FlaskClient, title: str) -> str:
    """Hand in a practice by form; its path."""
    answer = send(officer, opened(officer, NEW), titled(title), "submit")
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"].partition("/handed-in/")[2].partition("?")[0]


def test_who_is_not_signed_in_is_led_there_and_back(house: House) -> None:
    answer = house.visitor().get(NEW, headers=PAGES)
    assert answer.status_code == 303
    assert "/account/sign-in?next=" in answer.headers["Location"]


def test_the_start_page_tells_everybody_what_can_be_contributed(house: House, officer: FlaskClient) -> None:
    visitor = house.visitor().get("/contribute", headers=PAGES).text
    assert "peer counselling" in visitor
    assert "/contribute/new" not in visitor
    assert "/contribute/new?kind=peer-counselling&amp;state=lv" in officer.get("/contribute").text


@pytest.mark.parametrize("language", ["en", "lv"])
@pytest.mark.parametrize(
    "kind",
    ["transfer", "peer-learning-activity", "peer-review", "peer-counselling", "event", "tool", "assessment"],
)
def test_every_kind_has_its_form(officer: FlaskClient, kind: str, language: str) -> None:
    page = opened(officer, f"/{language}/contribute/new?kind={kind}&state=lv")
    assert page.values("kind") == [kind]
    assert page.values("record/dct:license") != []


def test_there_is_no_form_for_another_state_or_kind(officer: FlaskClient) -> None:
    assert officer.get("/contribute/new?kind=practice&state=fi").status_code == 403
    assert officer.get("/contribute/new?kind=nonsense&state=lv").status_code == 404


def test_a_reviewer_has_no_form(house: House) -> None:
    client = house.signed_in("reviewer", "EE")
    assert client.get("/contribute/new?kind=practice&state=ee").status_code == 403


def test_what_is_typed_is_saved_and_found_again(officer: FlaskClient) -> None:
    page = opened(officer, NEW)
    changes = titled("Synthetic draft kept") | {"thing/par:numberReached": "about a hundred"}
    again = followed(officer, send(officer, page, changes))
    assert again.values("thing/dct:title.1") == ["Synthetic draft kept"]
    assert again.values("thing/par:numberReached") == ["about a hundred"]
    assert again.values("thing/par:topic") == [f"{CONCEPT}/topic/academic-integrity"]
    assert "Synthetic draft kept" in officer.get("/contribute/drafts").text


def test_a_late_save_of_the_page_before_is_no_other_window(officer: FlaskClient) -> None:
    before = opened(officer, NEW)
    after = followed(officer, send(officer, before, titled("Synthetic late save"), "check"))
    late = send(officer, before, titled("Synthetic late save"), **{"HX-Request": "true"})
    assert (late.status_code, "HX-Redirect" in late.headers) == (200, False)
    saved = send(officer, after, {"thing/dct:abstract.1": "Changed after."}, **{"HX-Request": "true"})
    assert (saved.status_code, "HX-Redirect" in saved.headers) == (200, False)


def test_two_windows_on_one_draft_lose_nothing(officer: FlaskClient) -> None:
    first = followed(officer, send(officer, opened(officer, NEW), titled("Synthetic windows")))
    second = opened(officer, first.action)
    send(officer, second, titled("Mended in the second"))
    again = send(officer, second, titled("Mended in the second, twice"))
    assert first.action in again.headers["Location"]
    apart = send(officer, first, titled("Typed in the first"), "submit")
    own = followed(officer, apart)
    assert own.values("thing/dct:title.1") == ["Typed in the first"]
    assert "changed in another window" in own.words
    assert opened(officer, first.action).values("thing/dct:title.1") == ["Mended in the second, twice"]
    by_script = send(officer, first, titled("Typed in the first, later"), **{"HX-Request": "true"})
    assert "other=" in by_script.headers["HX-Redirect"]


def test_a_script_saves_without_leaving_the_page(officer: FlaskClient) -> None:
    page = opened(officer, NEW)
    answer = send(officer, page, titled("Synthetic draft by script"), **{"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.text.startswith('<p id="saved"')
    assert "Saved at" in answer.text


def test_an_empty_form_is_told_what_is_needed_at_its_fields(officer: FlaskClient) -> None:
    page = followed(officer, send(officer, opened(officer, NEW), {}, "check"))
    assert "To mend before you can hand it in: 9" in page.words
    for name in ("thing-dct-title-1", "thing-par-topic", "thing-par-implementation-1-par-startYear"):
        assert f'href="#{name}"' in page.text
        assert f'id="{name}"' in page.text
        assert f"{name}-faults" in page.text
    assert 'href="/shapes#practice-title-required"' in page.text


def test_findings_are_in_the_readers_language(officer: FlaskClient) -> None:
    page = followed(officer, send(officer, opened(officer, f"/lv{NEW}"), {}, "check"))
    assert "Jāizlabo pirms iesniegšanas: 9" in page.words
    assert "Nosaukums līdz 100 rakstzīmēm" in page.words


def test_findings_speak_to_people_who_do_not_write_rdf(officer: FlaskClient) -> None:
    given: dict[str, str | list[str]] = {
        "thing/par:implementation.1/par:startYear": "20 18",
        "thing/par:outcome.1/par:value": "25%",
        "thing/foaf:page": "www.example.org",
        "thing/par:appliesTool": "PISA",
    }
    page = followed(officer, send(officer, opened(officer, NEW), titled("t" * 101) | given, "check"))
    assert (
        "“20 18” was found in the field “start year”, where the value must be a year of four digits."
        in page.words
    )
    assert "Did you mean https://www.example.org?" in page.words
    told = page.words.partition("To mend before you can hand it in")[2]
    for sign in ("^^", "xsd:", "dct:", "foaf:", "par:ReferenceTool", "IRI", "Turtle", "JSON-LD", "<https"):
        where = told.find(sign)
        assert where < 0, told[max(0, where - 200) : where + 80]


def test_a_name_where_a_choice_is_meant_is_mended_by_a_button(officer: FlaskClient) -> None:
    country = "thing/par:implementation.1/par:country"
    changes = titled("Synthetic mended") | {country: "Latvja"}
    page = followed(officer, send(officer, opened(officer, NEW), changes, "check"))
    assert page.values(country) == ["Latvja"]
    fix = page.text.partition('value="fix:')[2].partition('"')[0]
    assert "Did you mean “Latvia”?" in page.words
    page = followed(officer, send(officer, page, {}, f"fix:{fix}"))
    assert page.values(country) == ["http://publications.europa.eu/resource/authority/country/LVA"]
    assert "Nothing stands in the way of handing it in" in page.words


def test_what_is_handed_in_is_a_revision_and_the_draft_is_gone(house: House, officer: FlaskClient) -> None:
    path = handed_in(house, officer, "Synthetic handed in")
    assert path == "lv/synthetic-handed-in"
    revision = newest(house, path)
    topic = IRI(f"{THINGS}practice/lv/synthetic-handed-in")
    assert revision.entry.status == "submitted"
    assert {
        Triple(topic, term("dct:title"), Literal("Synthetic handed in", "en")),
        Triple(topic, term("par:implementation"), IRI(f"{topic}#implementation-1")),
        Triple(IRI(f"{topic}#implementation-1"), term("par:responsibleBody"), IRI(f"{topic}#body-1")),
        Triple(IRI(f"{topic}#body-1"), term("rdf:type"), term("org:Organization")),
    } <= statements(revision)
    assert not [t for t in statements(revision) if "submission" in f"{t.subject}{t.object}"]
    assert "Synthetic handed in" not in officer.get("/contribute/drafts").text
    assert officer.get(f"/contribute/handed-in/{path}").status_code == 200


def test_what_blocks_keeps_the_draft_and_writes_nothing(house: House, officer: FlaskClient) -> None:
    answer = send(
        officer, opened(officer, NEW), titled("Synthetic blocked") | {"thing/par:topic": []}, "submit"
    )
    assert answer.status_code == 422
    assert "To mend before you can hand it in: 1" in FilledPage(answer.text).words
    assert "Synthetic blocked" in officer.get("/contribute/drafts").text


def test_an_edit_changes_what_was_changed_and_nothing_else(house: House, officer: FlaskClient) -> None:
    path = "lv/adult-learning-maap"
    before = newest(house, path)
    page = opened(officer, f"/contribute/edit/{path}")
    answer = send(officer, page, {"thing/par:problem.1": "Synthetic problem"}, "submit")
    assert answer.status_code == 303, answer.text
    after = newest(house, path)
    assert after.number > before.number
    problem = {t for t in statements(before) if t.predicate == term("par:problem")}
    gone, new = statements(before) - statements(after), statements(after) - statements(before)
    own = IRI(f"{THINGS}practice/{path}")
    servers = {IRI(f"{THINGS}contribution/{path}"), IRI(f"{THINGS}contribution/{path}#contributor")}
    assert {t for t in gone if t.subject not in servers} == problem
    assert {t for t in new if t.subject not in servers} == {
        Triple(own, term("par:problem"), Literal("Synthetic problem", "en"))
    }


def test_a_stale_edit_is_told_and_loses_nothing(house: House, officer: FlaskClient) -> None:
    path = handed_in(house, officer, "Synthetic raced")
    mine, other = (opened(officer, f"/contribute/edit/{path}") for _ in range(2))
    assert send(officer, other, {"thing/par:problem.1": "of the other"}, "submit").status_code == 303
    stale = send(officer, mine, {"thing/par:activities.1": "of mine"}, "submit")
    assert stale.status_code == 412
    assert "Problem and context" in stale.text or "problem and context" in stale.text
    back = opened(officer, mine.action)
    assert back.values("thing/par:activities.1") == ["of mine"]
    answer = officer.post(f"{mine.action}/newest", data={"csrf_token": mark(officer, mine.action)})
    again = followed(officer, answer)
    answer = send(officer, again, {"thing/par:problem.1": "of both"}, "submit")
    assert answer.status_code == 303, answer.text
    texts = {str(t.object) for t in statements(newest(house, path))}
    assert {"of mine", "of both"} <= texts


def test_a_title_that_is_taken_is_told_and_loses_nothing(house: House, officer: FlaskClient) -> None:
    path = handed_in(house, officer, "Synthetic twin")
    changes = titled("Synthetic twin") | {"thing/dct:abstract.1": "Invented: another one."}
    answer = send(officer, opened(officer, NEW), changes, "submit")
    assert answer.status_code == 409
    assert f"/contributions/{path}" in answer.text
    assert "Synthetic twin" in officer.get("/contribute/drafts").text


def test_parts_and_languages_are_added_and_taken_out_by_buttons(officer: FlaskClient) -> None:
    page = opened(officer, NEW)
    page = followed(officer, send(officer, page, titled("Sintētiska", "lv"), "add:thing/par:outcome"))
    page = followed(officer, send(officer, page, {}, "add:thing/par:outcome.2/par:study"))
    assert page.values("thing/par:outcome.2/par:study.1") == [f"{THINGS}submission#study-1"]
    page = followed(officer, send(officer, page, {}, "language:thing/dct:title"))
    assert (page.values("thing/dct:title.1@"), page.values("thing/dct:title.2@")) == (["lv"], ["en"])
    assert (page.values("thing/par:problem.1@"), page.values("thing/par:problem.2@")) == (["lv"], ["en"])
    page = followed(officer, send(officer, page, {}, "remove:thing/par:outcome.1"))
    assert page.values("thing/par:outcome.1") == [f"{THINGS}submission#outcome-2"]
    assert page.values("thing/par:outcome.2") == []


def test_a_preview_is_the_page_that_it_would_be(officer: FlaskClient) -> None:
    answer = send(officer, opened(officer, NEW), titled("Synthetic preview"), "preview")
    page = officer.get(answer.headers["Location"], headers=PAGES).text
    assert "<h1>Synthetic preview</h1>" in page
    assert "Invented Library Council" in page
    assert "A preview, for you alone." in page


def test_a_draft_can_be_deleted(officer: FlaskClient) -> None:
    page = followed(officer, send(officer, opened(officer, NEW), titled("Synthetic unwanted")))
    assert send(officer, page, {}, "delete").status_code == 303
    assert "Synthetic unwanted" not in officer.get("/contribute/drafts").text


def test_who_goes_back_after_handing_in_is_led_on(officer: FlaskClient) -> None:
    page = followed(officer, send(officer, opened(officer, NEW), titled("Synthetic and sent")))
    gone = send(officer, page, {}, "save").headers["Location"]
    send(officer, page, RIGHT, "submit")
    answer = officer.get(gone, headers=PAGES)
    assert answer.status_code == 404
    assert "This draft is no longer here" in answer.text
    assert 'href="/contribute/waiting"' in answer.text


def test_countries_and_languages_stand_as_a_latvian_looks_for_them(officer: FlaskClient) -> None:
    page = officer.get(f"/lv{NEW}", headers=PAGES).text
    languages = page.partition('name="thing/dct:title.1@"')[2].partition("</select>")[0]
    assert languages.index("basku valoda") < languages.index("čehu valoda") < languages.index("dāņu valoda")
    countries = page.partition('name="thing/par:implementation.1/par:country"')[2].partition("</select>")[0]
    names = ["Apvienotā Karaliste", "Čehija", "Dānija", "Itālija", "Lietuva", "Šveice", "Zviedrija"]
    assert sorted(names, key=countries.index) == names
