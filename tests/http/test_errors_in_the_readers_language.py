"""What a person is refused for is worded in the language of the page; programs get English."""

import re

import pytest

from contributing import House, mark
from life.cast import TURTLE, practice
from paraugs.errors import Limit, NotFound, ParaugsError, RequestTooLarge
from paraugs.life.office import CONTRIBUTIONS
from paraugs.life.steps import require_open
from paraugs.people.roles import Actor, require
from paraugs.people.states import state_of
from paraugs.refusals import Forbidden, StaleRevision, StepRefused, Withdrawn
from paraugs.web.error_words import error_words

LATVIAN = {"Accept": "text/html", "Accept-Language": "lv"}
LATVIA, FINLAND = state_of("LV").value, state_of("FI").value
OFFICER = Actor("https://example.org/officer", "Invented", "contributor", LATVIA)


def refused_step() -> ParaugsError:
    """Give the refusal of a step as the use cases raise it."""
    with pytest.raises(StepRefused) as caught:
        require_open("sign-off", "published", False)
    return caught.value


def forbidden() -> ParaugsError:
    """Give the refusal of an act as the use cases raise it."""
    with pytest.raises(Forbidden) as caught:
        require(OFFICER, "sign-off", FINLAND)
    return caught.value


@pytest.mark.parametrize(
    ("error", "english", "latvian"),
    [
        (
            refused_step(),
            "This contribution is published; the step “Sign off” starts from submitted, waits for its state.",
            "Šā ieguldījuma statuss: publicēts; solis “Apstiprināt” sākas no: iesniegts, gaida savas valsts "
            "apstiprinājumu.",
        ),
        (
            forbidden(),
            "As contributor of Latvia you may not do this (sign off for the state) for Finland.",
            "Jūsu loma (iesniedzējs, Latvija) neļauj to darīt (apstiprināt valsts vārdā). Valsts, kurai tas "
            "pieder: Somija.",
        ),
        (
            StaleRevision(f"{CONTRIBUTIONS}lv/books", 3, 5),
            "lv/books is at revision 5, and you started from revision 3. Nothing was changed: read it again "
            "and repeat your change.",
            "lv/books ir 5. versijā, bet jūs sākāt no 3. versijas. Nekas netika mainīts: izlasiet to vēlreiz "
            "un atkārtojiet savu izmaiņu.",
        ),
        (
            Withdrawn(f"{CONTRIBUTIONS}lv/books", "100 % invented"),
            "lv/books was withdrawn: 100 % invented",
            "lv/books ir atsaukts: 100 % invented",
        ),
        (
            NotFound("a draft %(name)s", name="ab12"),
            "Nothing is known here about a draft ab12.",
            "Te nekas nav zināms par: melnraksts ab12.",
        ),
        (
            NotFound("/a/path/of 100 %s"),
            "Nothing is known here about /a/path/of 100 %s.",
            "Te nekas nav zināms par: /a/path/of 100 %s.",
        ),
        (
            RequestTooLarge("told by another process", Limit("submission-items", 1000, "items")),
            "A submission may have 1,000 items at most. Divide it into smaller ones.",
            "Iesniegumā drīkst būt ne vairāk kā 1,000 vienības. Sadaliet to mazākos.",
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, ParaugsError) else None,
)
def test_an_error_is_worded(house: House, error: ParaugsError, english: str, latvian: str) -> None:
    for language, words in (("en", english), ("lv", latvian)):
        with house.app.test_request_context("/", headers={"Accept-Language": language}):
            told = error_words(error)
        assert (told.value, told.language) == (words, language)


def test_what_has_no_translation_is_english_and_says_so(house: House) -> None:
    with house.app.test_request_context("/", headers={"Accept-Language": "lv"}):
        told = error_words(ParaugsError("A message of 100 % that nobody has marked."))
    assert (told.value, told.language) == ("A message of 100 % that nobody has marked.", "en")


def test_an_error_without_a_message_says_nothing(house: House) -> None:
    with house.app.test_request_context("/", headers={"Accept-Language": "lv"}):
        assert error_words(ParaugsError()).value == ""


def test_pages_of_problems_are_in_latvian(house: House) -> None:
    officer = house.signed_in("contributor")
    page = officer.get("/contribute/new?kind=practice&state=fi", headers=LATVIAN).text
    assert "Jūsu loma (iesniedzējs, Latvija) neļauj to darīt (saglabāt melnrakstus)" in page
    unknown = officer.get("/contribute/new?kind=practice&state=zz", headers=LATVIAN).text
    assert "valsts ar kodu &#39;zz&#39;; rakstiet to kā LV vai LVA" in unknown
    for text in (page, unknown):
        assert not re.findall(r'<(?:p|span) lang="en"', text.partition("<main")[2].partition("</main>")[0])


def test_a_step_that_is_refused_says_so_in_latvian(house: House) -> None:
    path = "/contributions/lv/refused-in-latvian"
    headers = {"Content-Type": TURTLE, **house.token("contributor")}
    house.visitor().put(path, data=practice("refused-in-latvian", "Refused"), headers=headers)
    coordinator = house.signed_in("coordinator")
    form = {"csrf_token": mark(coordinator, path), "step": "publish"}
    page = coordinator.get(path, headers=LATVIAN).text
    form["expected"] = page.partition('name="expected" value="')[2].partition('"')[0]
    answer = coordinator.post(f"{path}/steps", data=form, headers=LATVIAN)
    assert answer.status_code == 409
    assert "Šā ieguldījuma statuss: iesniegts" in answer.text
    stale = coordinator.post(f"{path}/steps", data=form | {"expected": "1"}, headers=LATVIAN)
    assert "bet jūs sākāt no 1. versijas" in stale.text


def test_programs_get_the_same_english_as_ever(house: House) -> None:
    headers = {"Accept": "application/json", "Accept-Language": "lv", **house.token("contributor")}
    answer = house.visitor().get("/contribute/new?kind=practice&state=zz", headers=headers)
    assert (answer.json or {})["detail"] == (
        "Nothing is known here about a state with the code 'zz'; write it as LV or LVA."
    )
