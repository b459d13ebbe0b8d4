"""The audit log: every decision has its line; coordinators read their state's, administrators all."""

import csv
import io
import json
from datetime import timedelta

import pytest
from flask import Flask

from browsing import Visitor
from paraugs.errors import RequestError
from paraugs.people import audit, keys, managing, signing_in
from paraugs.people.keys import Wish
from paraugs.people.managing import Newcomer
from paraugs.people.people import People
from paraugs.refusals import NotSignedIn
from persons import ANNA, CAST, EWA, FINLAND, INGA, LATVIA, OTTO, PASSWORD, RIKU, account_of

BY_CAST = pytest.mark.parametrize("who", CAST, ids=lambda who: who.name)
READERS = {INGA.email: {LATVIA}, RIKU.email: {FINLAND}, OTTO.email: None}
KIVA = "https://w3id.org/paraugs/id/contribution/fi/kiva"


def rows(people: People, member_state: str | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(audit.as_csv(people, None, member_state)))))


def test_every_act_of_people_has_its_line(people: People) -> None:
    start = len(rows(people))
    inga, anna = account_of(people, INGA), account_of(people, ANNA)
    by = people.actor_of(inga)
    signing_in.sign_in(people, INGA.email, PASSWORD, "192.0.2.1")
    with pytest.raises(NotSignedIn):
        signing_in.sign_in(people, ANNA.email, "a wrong password", "192.0.2.1")
    with pytest.raises(NotSignedIn):
        signing_in.sign_in(people, "secret-typed-as-address@example.org", "x", "192.0.2.1")
    secret = managing.invite_again(people, people.actor_of(account_of(people, OTTO)), anna)
    signing_in.accept(people, secret, "another synthetic horse")
    token = keys.make_for(people, by, inga, Wish("job", frozenset({"read"})))
    keys.revoke(people, by, keys.id_in(token))
    managing.give_role(people, by, account_of(people, ANNA), "coordinator")
    managing.disable(people, by, account_of(people, ANNA))
    managing.enable(people, by, account_of(people, ANNA))
    signing_in.end_sessions(people, inga)
    found = [(row["name"], row["action"], row["detail"]) for row in rows(people)[start:]]
    assert found == [
        ("Inga", "signed-in", "password"),
        ("", "sign-in-failed", "wrong password"),
        ("", "sign-in-failed", "unknown e-mail address"),
        ("Otto", "account-invited", ""),
        ("Anna", "invitation-accepted", ""),
        ("Inga", "token-created", "coordinator: read; until 2027-11-25"),
        ("Inga", "token-revoked", "job"),
        ("Inga", "role-changed", "coordinator"),
        ("Inga", "account-disabled", ""),
        ("Inga", "account-enabled", ""),
        ("Inga", "signed-out", ""),
    ]
    assert "secret-typed" not in str(rows(people))


def test_a_step_of_a_contribution_concerns_its_state(people: People) -> None:
    ewa = people.actor_of(account_of(people, EWA))
    people.record(ewa, "return", KIVA, 7, "say more")
    assert rows(people, FINLAND)[-1] == {
        "number": str(len(rows(people))),
        "when": "2026-11-25T09:30:00Z",
        "actor": ewa.iri,
        "name": "Ewa",
        "role": "reviewer",
        "action": "return",
        "thing": KIVA,
        "state": FINLAND,
        "revision": "7",
        "detail": "say more",
    }


def test_a_failed_change_leaves_no_line(people: People) -> None:
    before = rows(people)
    with pytest.raises(RequestError):
        managing.set_password(people, people.operator(), account_of(people, ANNA), "short")
    assert rows(people) == before


@pytest.mark.parametrize("detail", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_a_spreadsheet_is_a_formula(people: People, detail: str) -> None:
    name = Newcomer("eve@example.org", "=HYPERLINK(1)", "contributor", LATVIA, "Test")
    managing.add(people, people.operator(), name, PASSWORD)
    eve = account_of(people, name)
    people.record(people.actor_of(eve), "renew", KIVA, None, detail)
    row = rows(people)[-1]
    assert (row["name"], row["detail"]) == ("'=HYPERLINK(1)", "'" + detail)
    assert json.loads("".join(audit.as_json(people)))[-1]["detail"] == detail


def test_an_empty_export_is_whole(people: People) -> None:
    later = people.clock() + timedelta(days=1)
    assert "".join(audit.as_csv(people, later)) == ",".join(audit.COLUMNS) + "\r\n"
    assert json.loads("".join(audit.as_json(people, later))) == []


@BY_CAST
def test_each_role_reads_what_concerns_it(application: Flask, who: Newcomer) -> None:
    visitor = Visitor(application.test_client())
    visitor.sign_in(who)
    page, table = visitor.look("/account/audit"), visitor.client.get("/account/audit.csv")
    objects = visitor.client.get("/account/audit.json")
    if who.email not in READERS:
        assert (page.status_code, table.status_code, objects.status_code) == (403, 403, 403)
        assert "/account/audit" not in visitor.look("/account").text
        return
    assert (page.status_code, table.mimetype, objects.mimetype) == (200, "text/csv", "application/json")
    assert table.headers["Content-Disposition"] == 'attachment; filename="paraugs-audit.csv"'
    found = list(csv.DictReader(io.StringIO(table.text)))
    assert [row["number"] for row in found] == [str(row["number"]) for row in objects.get_json()]
    states = {row["state"] for row in found}
    assert states == (READERS[who.email] or {row.get("state", "") for row in objects.get_json()})
    assert len(found) > 1


def test_an_export_starts_at_a_day(visitor: Visitor, people: People) -> None:
    people.clock.move(days=1)  # type: ignore[attr-defined]
    visitor.sign_in(OTTO)
    answer = visitor.client.get("/account/audit.json?since=2026-11-26")
    assert [row["action"] for row in answer.get_json()] == ["signed-in"]
    assert visitor.client.get("/account/audit.csv?since=yesterday").status_code == 400
    assert visitor.client.get("/account/audit?before=x").status_code == 400


def test_the_page_goes_on_to_older_lines(visitor: Visitor, people: People) -> None:
    otto = people.actor_of(account_of(people, OTTO))
    for number in range(120):
        people.record(otto, "renew", KIVA, None, f"remark {number}")
    visitor.sign_in(OTTO)
    first = visitor.look("/account/audit").text
    assert "remark 119" in first
    assert "remark 20<" not in first
    older = visitor.look(f"/account/audit?before={len(rows(people)) - 99}").text
    assert "remark 20<" in older
    assert "remark 119" not in older
    assert "Older ones" in first
    assert "Older ones" not in older


@pytest.mark.parametrize("text", ["2026-11-25", "2026-11-25T00:00:00Z", "2026-11-25T02:00:00+02:00"])
def test_a_day_begins_in_utc(text: str) -> None:
    found = audit.since(text)
    assert found
    assert found.isoformat() in ("2026-11-25T00:00:00+00:00", "2026-11-25T02:00:00+02:00")
