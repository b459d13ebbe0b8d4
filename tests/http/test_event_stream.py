"""The event stream: whoever applies its events in order holds what the graph holds, deletions included."""

import re
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from contributing import House
from http_versions import KIVA, NEW_TITLE, NY_GIV, REASON
from mirroring import Mirror, dataset_of, read_all
from paraugs.ledger.revision import digest
from paraugs.ledger.stream import ChangeStream
from paraugs.publish.receipts import receipt_of

AS, LDES, TREE = (
    "https://www.w3.org/ns/activitystreams#",
    "https://w3id.org/ldes#",
    "https://w3id.org/tree#",
)
CHANGE = "https://w3id.org/paraugs/id/change/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@pytest.fixture
def client(versioned: House) -> FlaskClient:
    """Give a visitor of an application with versions: 255 practices entered, one revised, one withdrawn."""
    return versioned.visitor()


def quads(data: bytes, media_type: str = "application/n-quads") -> ox.Dataset:
    return ox.Dataset(ox.parse(data, ox.RdfFormat.from_media_type(media_type)))


def values(dataset: ox.Dataset, predicate: str) -> Iterator[tuple[str, str]]:
    return ((quad.subject.value, quad.object.value) for quad in dataset if quad.predicate.value == predicate)


def head(house: House) -> int:
    assert house.services.ledger
    return ChangeStream(house.services.ledger.database).head()


def test_who_applies_all_events_holds_the_graph(client: FlaskClient, versioned: House) -> None:
    mirror = Mirror()
    events = list(read_all(client))
    assert [event.position for event in events] == list(range(1, head(versioned) + 1))
    for event in events:
        mirror.apply(event)
    assert mirror.graphs == dataset_of(versioned)


def test_a_revision_is_an_update_and_a_withdrawal_a_delete_with_its_tombstone(client: FlaskClient) -> None:
    update, deletion = list(read_all(client))[-2:]
    assert (update.kind, update.member) == ("Update", KIVA)
    assert NEW_TITLE in "".join(update.lines)
    assert (deletion.kind, deletion.member) == ("Delete", NY_GIV)
    assert REASON in "".join(deletion.lines)


def test_the_root_tells_the_paths_the_shape_and_where_each_time_is(client: FlaskClient) -> None:
    root = quads(client.get("/ldes", headers={"Accept": "application/n-quads"}).data)
    said = {
        quad.predicate.value: quad.object.value for quad in root if quad.subject.value.endswith("#stream")
    }
    assert said[f"{LDES}timestampPath"] == f"{AS}published"
    assert said[f"{LDES}versionOfPath"] == f"{AS}object"
    assert said[f"{LDES}versionDeleteObject"] == f"{AS}Delete"
    assert said[f"{TREE}view"] == "http://localhost/ldes"
    assert said[f"{TREE}shape"] == "http://localhost/ldes#event"
    kind, node, time = (dict(values(root, name)) for name in (TYPE, f"{TREE}node", f"{TREE}value"))
    within = dict[str, dict[str, list[str]]]()
    for relation, page in node.items():
        edges = within.setdefault(page, {"GreaterThanOrEqualTo": [], "LessThanOrEqualTo": []})
        edges[kind[relation].removeprefix(TREE).removesuffix("Relation")].append(time[relation])
    assert len(within) == 6
    starts = set[str]()
    for page, edges in within.items():
        found = quads(client.get(page, headers={"Accept": "application/n-quads"}).data)
        times = sorted(moment for _, moment in values(found, f"{AS}published"))
        assert max(edges["GreaterThanOrEqualTo"]) == times[0]
        assert edges["LessThanOrEqualTo"] in ([], [times[-1]])
        starts.add(min(edges["GreaterThanOrEqualTo"]))
    assert [page for page, edges in within.items() if not edges["LessThanOrEqualTo"]] == [
        "http://localhost/ldes/page/6"
    ]
    assert len(starts) == 1, "one bound in common, by which the reference client keeps the order"


def test_a_full_page_never_changes_and_the_last_one_may(client: FlaskClient) -> None:
    full, last = client.get("/ldes/page/2"), client.get("/ldes/page/6")
    assert full.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert last.headers["Cache-Control"] == "public, max-age=5"
    assert client.get("/ldes/page/2").data == full.data
    for page in (full, last):
        again = client.get(page.request.path, headers={"If-None-Match": page.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
    assert '</ldes/page/3>; rel="next"' in str(full.headers.getlist("Link")).replace("http://localhost", "")
    assert "next" not in str(last.headers.getlist("Link"))


def test_the_same_page_in_each_form(client: FlaskClient) -> None:
    pages = [
        quads(client.get("/ldes/page/3", headers={"Accept": media_type}).data, media_type)
        for media_type in ("application/n-quads", "application/trig", "application/ld+json")
    ]
    assert pages[0] == pages[1] == pages[2]


def test_blank_nodes_of_different_events_stay_apart(client: FlaskClient) -> None:
    text = client.get("/ldes/page/1", headers={"Accept": "application/n-quads"}).text
    owners = dict[str, set[str]]()
    for line in text.splitlines():
        if line.startswith("_:"):
            owners.setdefault(line.split(" ")[0], set()).add(line.rsplit("<", 1)[1])
    assert all(len(graphs) == 1 for graphs in owners.values())


def test_a_page_carries_its_receipt_and_each_event_its_hash(client: FlaskClient) -> None:
    answer = client.get("/ldes/page/4", headers={"Accept": "application/n-quads"})
    events = [event for event in read_all(client) if 150 < event.position <= 200]
    assert len(events) == 50
    assert all(digest(event.canonical().encode()) == event.sha256 for event in events)
    receipt = receipt_of((f"{CHANGE}{event.position}", event.sha256) for event in events)
    assert answer.headers["Paraugs-Receipt"] == receipt.field
    page = "http://localhost/ldes/page/4"
    assert (page, receipt.sha256) in set(values(quads(answer.data), "http://schema.org/sha256"))


def test_each_event_has_an_address(client: FlaskClient) -> None:
    answer = client.get("/doc/change/60", headers={"Accept": "application/trig"})
    assert re.search(r"as:object\s", answer.text)
    assert "immutable" in answer.headers["Cache-Control"]
    page = client.get("/id/change/60", headers={"Accept": "text/html"}, follow_redirects=True)
    assert page.status_code == 200
    assert (
        client.get("/doc/change/1", headers={"Accept": "text/html"}).headers["Location"].startswith("/doc/")
    )


@pytest.mark.parametrize("path", ["/ldes/page/0", "/ldes/page/8", "/ldes/page/x", "/doc/change/99999"])
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_form_without_named_graphs_is_not_offered_for_pages(client: FlaskClient) -> None:
    assert client.get("/ldes/page/1", headers={"Accept": "text/turtle"}).status_code == 406
