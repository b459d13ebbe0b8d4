"""Pages for those who take steps: what waits for whom, the form of each step, and what it leaves behind."""

import zlib
from dataclasses import dataclass, replace

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from contributing import House, mark
from life.cast import address, document, practice
from paraugs.ledger.revision import Revision
from paraugs.life.office import Office
from paraugs.life.submitting import Order, submit
from paraugs.web.office import office as office_of

HTML = {"Accept": "text/html"}
REMARKS = {"text": "Complete and clear.", "conflict": "None at all."}


@dataclass(frozen=True)
class Story:
    """A practice that Latvia contributes, and clients of those who take part."""

    house: House
    contributor: FlaskClient
    coordinator: FlaskClient
    reviewer: FlaskClient
    slug: str = ""

    @property
    def path(self) -> str:
        return f"/contributions/lv/{self.slug}"

    @property
    def page(self) -> str:
        return f"/doc/practice/lv/{self.slug}"

    @property
    def title(self) -> str:
        return f"Synthetic hour {self.slug}"

    @property
    def office(self) -> Office:
        with self.house.app.app_context():
            return office_of()

    def hand_in(self, more: str = "") -> None:
        """Let the contributor hand the practice in, or revise it."""
        order = Order(contribution=address(self.slug), any_revision=True)
        content = document(practice(self.slug, self.title + more))
        (receipt,) = submit(self.office, self.house.actor("contributor"), content, order)
        assert receipt.outcome in ("created", "revised"), receipt

    def newest(self) -> Revision:
        return self.office.ledger.latest(address(self.slug))

    def publish(self) -> None:
        """Bring the practice all the way."""
        take(self, self.coordinator, "sign-off")
        take(self, self.reviewer, "review", **REMARKS)
        assert take(self, self.coordinator, "publish").status_code == 303


@pytest.fixture(scope="module")
def people(house: House) -> Story:
    """Give an application and those who take part."""
    reviewer = house.signed_in("reviewer", "FI")
    return Story(house, house.signed_in("contributor"), house.signed_in("coordinator"), reviewer)


@pytest.fixture
def story(people: Story, request: pytest.FixtureRequest) -> Story:
    """Give a practice of its own to each test, which was just handed in."""
    told = replace(people, slug=f"hour-{zlib.crc32(request.node.nodeid.encode())}")
    told.hand_in()
    return told


def take(story: Story, client: FlaskClient, step: str, **fields: str) -> TestResponse:
    """Send the form of a step from the page of a contribution."""
    path = story.path
    page = client.get(path, headers=HTML).text
    assert f'name="step" value="{step}"' in page, page
    expected = page.split('name="expected" value="')[1].split('"')[0]
    form = {"csrf_token": mark(client, path), "step": step, "expected": expected} | fields
    return client.post(f"{path}/steps", data=form, headers=HTML)


def waits(story: Story, client: FlaskClient, heading: str) -> bool:
    """Tell whether the practice stands under a heading of what waits."""
    page = client.get("/contribute/waiting", headers=HTML).text
    return heading in page and story.title in page.split(heading, 1)[1].split("<h2", 1)[0]


def test_a_practice_goes_from_desk_to_desk_until_everybody_reads_it(story: Story) -> None:
    assert waits(story, story.coordinator, "To sign off")
    assert waits(story, story.contributor, "With others")
    assert not waits(story, story.reviewer, "To review")

    assert take(story, story.coordinator, "sign-off").headers["Location"] == story.path
    assert waits(story, story.reviewer, "To review")
    assert not waits(story, story.coordinator, "To sign off")

    assert take(story, story.reviewer, "review", **REMARKS).status_code == 303
    assert waits(story, story.coordinator, "Reviewed, to publish")

    assert take(story, story.coordinator, "publish").status_code == 303
    public = story.house.visitor().get(story.page, headers=HTML)
    assert public.status_code == 200
    assert "Complete and clear." in public.text
    assert "None at all." in public.text
    assert "European reviewer" in public.text or "Reviewer" in public.text
    assert "Invented Reviewer" not in public.text
    assert not waits(story, story.coordinator, "Reviewed, to publish")


def test_what_is_returned_comes_back_with_its_comments(story: Story) -> None:
    take(story, story.coordinator, "return", text="Say more about\nwhat did not work.")
    page = story.contributor.get("/contribute/waiting", headers=HTML).text

    assert story.newest().entry.status == "returned"
    assert waits(story, story.contributor, "Returned with comments")
    assert "Say more about\nwhat did not work." in page
    assert f"/contribute/edit/lv/{story.slug}" in story.contributor.get(story.path, headers=HTML).text


def test_the_state_replies_to_a_review_in_public(story: Story) -> None:
    take(story, story.coordinator, "sign-off")
    take(story, story.reviewer, "review", **REMARKS)
    review = f"{address(story.slug)}#review-1"
    assert take(story, story.coordinator, "reply", text="Thank you.", reply_to=review).status_code == 303
    take(story, story.coordinator, "publish")
    page = story.house.visitor().get(story.page, headers=HTML).text

    assert "The state replies:" in page
    assert "Thank you." in page


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"text": "", "conflict": "None."}, "needs a text"),
        ({"text": "Clear.", "conflict": " "}, "conflicts of interest"),
    ],
)
def test_a_review_that_lacks_something_is_kept_and_said(
    story: Story, fields: dict[str, str], told: str
) -> None:
    take(story, story.coordinator, "sign-off")
    answer = take(story, story.reviewer, "review", **fields)

    assert answer.status_code == 400
    assert told in answer.text
    assert f">{fields['text']}</textarea>" in answer.text
    assert story.newest().entry.status == "signed-off"


def test_a_step_from_a_page_that_is_too_old_changes_nothing(story: Story) -> None:
    number = story.newest().number
    form = {"csrf_token": mark(story.coordinator, story.path), "step": "return", "expected": str(number)}
    story.hand_in(" and day")
    answer = story.coordinator.post(
        f"{story.path}/steps", data=form | {"text": "A long comment."}, headers=HTML
    )

    assert answer.status_code == 412
    assert "A long comment." in answer.text
    assert story.newest().entry.status == "submitted"


def test_each_role_is_offered_its_own_steps(story: Story) -> None:
    def offered(client: FlaskClient) -> set[str]:
        parts = client.get(story.path, headers=HTML).text.split('name="step" value="')[1:]
        return {part.split('"')[0] for part in parts}

    assert offered(story.contributor) == {"withdraw"}
    assert offered(story.coordinator) == {"sign-off", "return", "withdraw"}
    assert offered(story.reviewer) == {"return"}
    take(story, story.coordinator, "sign-off")
    assert offered(story.reviewer) == {"review", "return"}


def test_steps_of_others_are_refused(story: Story) -> None:
    number = str(story.newest().number)
    form = {"csrf_token": mark(story.contributor, story.path), "step": "sign-off", "expected": number}

    assert story.contributor.post(f"{story.path}/steps", data=form).status_code == 403
    assert story.contributor.post(f"{story.path}/steps", data=form | {"csrf_token": ""}).status_code == 400
    stranger = story.house.signed_in("coordinator", "EE")
    form["csrf_token"] = mark(stranger, "/account")
    assert stranger.post(f"{story.path}/steps", data=form).status_code == 403
    assert story.newest().entry.status == "submitted"


def test_what_is_not_public_is_not_there_for_others(story: Story) -> None:
    for client in (story.house.visitor(), story.house.signed_in("coordinator", "EE")):
        assert client.get(story.path, headers=HTML).status_code == 404
        assert client.get(f"{story.path}/changes", headers=HTML).status_code == 404


def test_a_visitor_signs_in_to_see_what_waits(story: Story) -> None:
    answer = story.house.visitor().get("/contribute/waiting", headers=HTML)

    assert answer.status_code in (302, 303)
    assert answer.headers["Location"].startswith("/account/sign-in")


def test_withdrawing_needs_a_reason_and_is_final(story: Story) -> None:
    story.publish()
    assert take(story, story.coordinator, "withdraw", text="").status_code == 400
    assert take(story, story.coordinator, "withdraw", text="It was a synthetic one.").status_code == 303

    page = story.coordinator.get(story.path, headers=HTML)
    assert page.status_code == 410
    assert "It was a synthetic one." in page.text
    assert "<form class=" not in page.text.split("<main", 1)[1]
    gone = story.house.visitor().get(story.page, headers=HTML)
    assert gone.status_code == 410
    assert "It was a synthetic one." in gone.text


def test_pages_for_people_are_kept_by_nobody(story: Story) -> None:
    for path in ("/contribute/waiting", story.path, f"{story.path}/changes"):
        assert story.coordinator.get(path, headers=HTML).headers["Cache-Control"] == "no-store"


def test_a_preview_tells_pages_and_links(story: Story) -> None:
    page = story.coordinator.get(f"{story.path}/changes", headers=HTML).text

    assert "Nothing of it is public yet." in page
    assert 'href="/doc/concept/topic/reading"' in page
    assert "will list it" in page
    assert "its own page" in page


def test_a_version_that_is_not_public_is_for_those_who_take_part(story: Story) -> None:
    number = story.newest().number
    answer = story.coordinator.get(f"/doc/revision/{number}", headers=HTML)

    assert answer.status_code == 200
    assert "not public: submitted" in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Memento-Datetime" not in answer.headers
    assert story.house.visitor().get(f"/doc/revision/{number}", headers=HTML).status_code == 404
