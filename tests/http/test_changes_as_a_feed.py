"""Atom feeds: what was published, revised, withdrawn, for all or one state. Source: RFC 4287, section 4."""

from datetime import datetime
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from flask.testing import FlaskClient

from contributing import House
from http_versions import ID, KIVA, NEW_TITLE, NY_GIV, REASON
from paraugs.ledger.revision import written_time
from paraugs.ledger.stream import ChangeStream

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = "/contributions/feed.atom"


@pytest.fixture
def client(versioned: House) -> FlaskClient:
    """Give a visitor."""
    return versioned.visitor()


def read(client: FlaskClient, path: str, **headers: str) -> Element:
    answer = client.get(path, headers=headers)
    assert answer.status_code == 200
    assert answer.content_type == "application/atom+xml"
    return fromstring(answer.data)


def texts(feed: Element, name: str) -> list[str]:
    return [str(entry.findtext(f"{ATOM}{name}")) for entry in feed.findall(f"{ATOM}entry")]


def faults(feed: Element) -> list[str]:
    """Tell where a feed breaks a rule of RFC 4287: which elements, how often, and of what form."""
    found = [] if feed.tag == f"{ATOM}feed" else ["the root is no feed"]
    entries = feed.findall(f"{ATOM}entry")
    has_author = feed.find(f"{ATOM}author") is not None
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            if len(element.findall(f"{ATOM}{name}")) != 1:
                found.append(f"{element.tag} needs one {name}")
        identifier = element.findtext(f"{ATOM}id") or ""
        if not urlsplit(identifier).scheme:
            found.append(f"{identifier!r} is no absolute IRI")
        moment = element.findtext(f"{ATOM}updated") or ""
        if datetime.fromisoformat(moment).tzinfo is None:
            found.append(f"{moment} has no time zone")
        links = [(link.get("rel"), link.get("type")) for link in element.findall(f"{ATOM}link")]
        if len(links) != len(set(links)):
            found.append("two links of a kind")
        if not all(urlsplit(link.get("href", "")).scheme for link in element.findall(f"{ATOM}link")):
            found.append("a link without an address")
    for entry in entries:
        if not has_author and entry.find(f"{ATOM}author") is None:
            found.append("nobody is the author")
        if entry.find(f"{ATOM}content") is None and ("alternate", "text/html") not in [
            (link.get("rel"), link.get("type")) for link in entry.findall(f"{ATOM}link")
        ]:
            found.append("an entry leads nowhere")
    identifiers = texts(feed, "id")
    if len(identifiers) != len(set(identifiers)):
        found.append("an id stands twice")
    return found


@pytest.mark.parametrize("path", [FEED, f"{FEED}?state=NO", f"{FEED}?state=LV", f"/lv{FEED}"])
def test_a_feed_keeps_the_rules(client: FlaskClient, path: str) -> None:
    feed = read(client, path)

    assert faults(feed) == []
    (own,) = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == f"http://localhost{path}"


def test_public_changes_come_newest_first_without_what_was_shipped(
    client: FlaskClient, versioned: House
) -> None:
    assert versioned.services.ledger
    feed = read(client, FEED)
    published = versioned.services.ledger.history(KIVA)[1].number
    withdrawn = versioned.services.ledger.history(NY_GIV)[-1].number

    assert texts(feed, "id") == [f"{ID}revision/{withdrawn}", f"{ID}revision/{published}"]
    assert texts(feed, "title")[1] == NEW_TITLE
    assert texts(feed, "title")[0].startswith("New Possibilities")
    assert texts(feed, "summary") == [f"withdrawn: {REASON}", "published"]
    assert [entry.find(f"{ATOM}category").get("term") for entry in feed.iter(f"{ATOM}entry")] == [  # type: ignore[union-attr]
        "Delete",
        "Update",
    ]
    recorded = ChangeStream(versioned.services.ledger.database).recent(2)
    assert texts(feed, "updated") == [written_time(change.recorded) for change in recorded]


def test_older_changes_are_on_further_pages(client: FlaskClient, versioned: House) -> None:
    assert versioned.services.ledger
    newest, older = ChangeStream(versioned.services.ledger.database).recent(2)
    feed = read(client, f"{FEED}?before={newest.position}")
    assert texts(feed, "id") == [f"{ID}revision/{older.revision}"]
    assert client.get(f"{FEED}?before=never").status_code == 400


def test_a_feed_of_one_state_has_its_changes_alone(client: FlaskClient) -> None:
    assert texts(read(client, f"{FEED}?state=fi"), "title") == [NEW_TITLE]
    assert texts(read(client, f"{FEED}?state=LVA"), "title") == []
    assert client.get(f"{FEED}?state=XX").status_code == 404


def test_a_feed_speaks_the_language_of_its_address(client: FlaskClient) -> None:
    feed = read(client, f"/lv{FEED}")

    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "lv"
    assert texts(feed, "summary")[1] == "publicēts"


def test_entries_lead_to_pages_that_are_there(client: FlaskClient) -> None:
    feed = read(client, FEED)
    links = [
        str(link.get("href"))
        for link in feed.findall(f"{ATOM}entry/{ATOM}link")
        if (link.get("rel"), link.get("type")) == ("alternate", "text/html")
    ]

    assert links == [
        "http://localhost/doc/practice/no/ny-giv",
        "http://localhost/doc/practice/fi/kiva",
    ]
    html = {"Accept": "text/html"}
    assert [client.get(urlsplit(link).path, headers=html).status_code for link in links] == [410, 200]


def test_an_unchanged_feed_is_not_sent_again(client: FlaskClient) -> None:
    tag = client.get(FEED).headers["ETag"]

    assert client.get(FEED, headers={"If-None-Match": tag}).status_code == 304
