"""What is known on a topic, as a page and as a table: what did not work is as visible as what did."""

import csv
import io

from flask.testing import FlaskClient

from reading_pages import page, words

EARLY_LEAVING = "topic=concept/topic/early-school-leaving"


def rows(client: FlaskClient, query: str = "") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(f"/evidence.csv?{query}").text, newline="")))


def test_every_claim_is_counted_once(client: FlaskClient) -> None:
    found = rows(client)

    assert len(found) == len({row["claim"] for row in found}) == 255
    assert "255 claims. 11 say that it did not work as hoped, or was stopped." in words(
        page(client, "/evidence")
    )


def test_what_did_not_work_is_told_in_full_before_anything_is_chosen(client: FlaskClient) -> None:
    text = words(page(client, "/evidence"))

    assert "Chess in Primary Schools United Kingdom No effect found" in text
    assert "Vocational reintegration programme KUTSE Estonia stopped" in text
    assert "KiVa" not in text


def test_a_topic_stands_for_all_below_it(client: FlaskClient) -> None:
    broad = {row["claim"] for row in rows(client, EARLY_LEAVING)}
    narrow = {row["claim"] for row in rows(client, "topic=concept/topic/second-chance")}

    assert broad
    assert narrow
    assert narrow <= {row["claim"] for row in rows(client)}
    assert len(broad) < 255


def test_the_claims_on_a_topic_can_be_read(client: FlaskClient) -> None:
    text = words(page(client, f"/evidence?{EARLY_LEAVING}"))

    assert all(row["title"] in text for row in rows(client, EARLY_LEAVING))
    assert "New Possibilities - intensive training before upper secondary Norway No effect found" in text


def test_topic_and_objective_narrow_together(client: FlaskClient) -> None:
    both = rows(client, f"{EARLY_LEAVING}&objective=objective/et2020-so1")

    assert both
    assert len(both) < len(rows(client, EARLY_LEAVING))


def test_a_gap_is_told_as_one(client: FlaskClient) -> None:
    text = words(page(client, "/evidence?topic=concept/topic/bullying&objective=objective/et2020-so4"))

    assert "Nobody has contributed a practice on this that says what changed. That is a gap" in text


def test_nobody_else_has_rated_yet(client: FlaskClient) -> None:
    assert "Nobody has yet recorded how another scheme rates" in words(page(client, "/evidence"))


def test_an_unknown_topic_is_refused_with_near_ones(client: FlaskClient) -> None:
    answer = client.get("/evidence.csv?topic=bulying")

    assert answer.status_code == 400
    assert "bullying" in answer.text
