"""A preview tells what publishing would change: statements, pages, links in and out, and dead ones."""

from dataclasses import replace

import pytest

from life.cast import address, document, practice, somebody, topic
from paraugs.life.comparing import FieldChange
from paraugs.life.office import Office
from paraugs.life.previewing import LinkOut, Preview, preview
from paraugs.life.reading import life_of
from paraugs.life.submitting import Order, submit
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.short_names import term
from paraugs.terms import IRI, Triple

HOUR, PRACTICE = address("reading-hour"), IRI(topic("reading-hour"))
OFFICER = somebody("contributor")
READING, BULLYING = IRI(f"{THINGS}concept/topic/reading"), IRI(f"{THINGS}concept/topic/bullying")


@pytest.fixture
def published(trusting: Office) -> Office:
    """Give an office that has published the practice and has no trust any more."""
    submit(trusting, OFFICER, document(practice()), Order(must_be_new=True))
    return trusting


def revised(office: Office, content: str) -> Preview:
    """Hand in something else over what is public, without publishing it, and preview it."""
    submit(office, OFFICER, document(content), Order(contribution=HOUR, any_revision=True, as_draft=True))
    return preview(office, life_of(office, HOUR))


def pages(found: Preview) -> dict[str, str]:
    return {page.thing.value: page.why for page in found.pages}


def test_what_is_public_already_changes_nothing(published: Office) -> None:
    found = preview(published, life_of(published, HOUR))

    assert found.comparison.is_empty
    assert (found.pages, found.links_added, found.links_removed) == ((), (), ())


def test_the_first_publication_adds_everything(office: Office) -> None:
    submit(office, OFFICER, document(practice()), Order(must_be_new=True))
    found = preview(office, life_of(office, HOUR))

    assert found.is_first
    assert found.comparison.removed == ()
    assert Triple(PRACTICE, term("par:topic"), READING) in found.comparison.added
    shown = pages(found)
    assert (shown[PRACTICE.value], shown[HOUR]) == ("itself", "record")
    assert shown[READING.value] == shown[f"{PREFIXES['country']}LVA"] == "appears"


def test_lists_gain_and_lose_it(published: Office) -> None:
    found = revised(published, practice().replace("concept/topic/reading", "concept/topic/bullying"))

    assert pages(found)[READING.value] == "disappears"
    assert pages(found)[BULLYING.value] == "appears"
    assert LinkOut(term("par:topic"), READING, False) in found.links_removed
    change = FieldChange(PRACTICE, term("par:topic"), (READING,), (BULLYING,))
    assert change in found.comparison.changes


def test_another_title_changes_the_words_on_every_list(published: Office) -> None:
    found = revised(published, practice(title="Reading day"))

    assert pages(found)[READING.value] == "wording"


def test_a_longer_description_changes_no_list(published: Office) -> None:
    found = revised(published, practice().replace("Once a week", "Twice a week"))

    assert set(pages(found)) == {PRACTICE.value, HOUR}


def test_a_link_to_nothing_is_dead(published: Office) -> None:
    more = f"<{PRACTICE}> par:elsewhere <practice/lv/nowhere> ."
    found = revised(published, practice(more=more))
    nowhere = LinkOut(term("par:elsewhere"), IRI(topic("nowhere")), True)

    assert nowhere in found.links_added


def test_a_link_to_what_is_public_is_alive(published: Office) -> None:
    submit(published, OFFICER, document(practice("reading-day", "Reading day")), Order(must_be_new=True))
    found = revised(published, practice(more=f"<{PRACTICE}> par:elsewhere <practice/lv/reading-day> ."))

    assert LinkOut(term("par:elsewhere"), IRI(topic("reading-day")), False) in found.links_added


def test_links_from_elsewhere_are_told_and_those_that_would_be_cut(published: Office) -> None:
    body = f"<{PRACTICE}#body-1>"
    more = f"<practice/lv/reading-day> dct:relation <{PRACTICE}> ; par:elsewhere {body} ."
    day = document(practice("reading-day", "Reading day", more=more))
    submit(published, OFFICER, day, Order(must_be_new=True, as_draft=True))
    publish_the_other(published)
    found = revised(published, practice().replace("#body-1", "#body-2"))

    told = {(link.source.value, link.target.value, link.is_dead) for link in found.links_in}
    source = topic("reading-day")
    assert (source, PRACTICE.value, False) in told
    assert (source, f"{PRACTICE}#body-1", True) in told


def publish_the_other(office: Office) -> None:
    """Publish the other practice as it stands in its draft."""
    contribution = address("reading-day")
    newest = office.ledger.latest(contribution)
    office.ledger.append(replace(newest.entry, action="publish", status="published"), newest.number)
    office.follow()
