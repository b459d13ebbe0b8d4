"""`paraugs account`, `paraugs token` and `paraugs audit`, as a script sees them."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from paraugs.cli.main import main
from paraugs.ledger.opening import open_ledger
from paraugs.people import keys, signing_in
from paraugs.people.people import People, over
from paraugs.settings import BASE_IRI

Capture = pytest.CaptureFixture[str]
PARAUGS = str(Path(sys.executable).with_name("paraugs"))
ANNA = (
    "anna@example.org",
    "--name",
    "Anna",
    "--role",
    "contributor",
    "--state",
    "LV",
    "--organisation",
    "Test",
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of an instance that was never started."""
    folder = tmp_path / "state"
    monkeypatch.setenv("PARAUGS_DATA_DIR", str(folder))
    monkeypatch.setenv("PARAUGS_PUBLIC_URL", "https://paraugs.example")
    return folder


@pytest.fixture
def people(folder: Path) -> People:
    """Give the people that the commands keep."""
    return over(open_ledger(str(folder / "ledger.sqlite")).database, BASE_IRI, "synthetic-key")


def typed(text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command whose standard input is a pipe with a text."""
    return subprocess.run([PARAUGS, *arguments], input=text, capture_output=True, text=True, check=False)


def test_a_token_stands_alone_on_standard_output(folder: Path) -> None:
    """As a whole process, so that nothing else can come between."""
    command = [PARAUGS, "token", "create", "--state", "LV", "--role", "contributor"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    token = done.stdout.removesuffix("\n")
    assert "\n" not in token
    found = keys.holder(over(open_ledger(str(folder / "ledger.sqlite")).database, BASE_IRI, ""), token)
    assert (found.role, found.member_state.rpartition("/")[2], found.organisation) == (
        "contributor", "LVA", "Latvia",
    )  # fmt: skip
    assert done.stderr == "paraugs: keep it well: it is not shown again\n"
    assert (folder / "secret").stat().st_mode & 0o777 == 0o600


def test_a_token_has_label_scope_and_end(people: People, capsys: Capture) -> None:
    arguments = ["--state", "EL", "--role", "coordinator", "--label", "nightly", "--scope", "read, submit"]
    assert main(["token", "create", *arguments, "--expires", "30"]) == 0
    token = capsys.readouterr().out.strip()
    assert main(["token", "list", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {name: value for name, value in found.items() if name not in ("created", "expires")} == {
        "id": keys.id_in(token), "role": "coordinator", "state": "EL", "account": "", "label": "nightly",
        "scope": "read,submit", "used": "", "standing": "valid",
    }  # fmt: skip
    kept = people.tokens.get(found["id"])
    assert kept
    assert (kept.expires - kept.created).days == 30
    assert main(["token", "list"]) == 0
    assert token not in capsys.readouterr().out


def test_a_token_is_revoked_by_id_or_text(people: People, capsys: Capture) -> None:
    for _ in range(2):
        main(["token", "create", "--role", "reviewer"])
    first, second = capsys.readouterr().out.split()
    assert main(["token", "revoke", first]) == main(["token", "revoke", keys.id_in(second)]) == 0
    assert all(token.revoked for token in people.tokens.list())
    assert main(["token", "revoke", "none"]) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "a token needs --role"),
        (["--role", "contributor"], "acts for a state"),
        (["--role", "contributor", "--state", "XX"], "a state with the code 'XX'"),
        (["--role", "contributor", "--state", "LV", "--scope", "review"], "may not review"),
        (["--role", "contributor", "--state", "LV", "--expires", "soon"], "not 'soon'"),
        (["--role", "contributor", "--state", "LV", "--expires", "2020-01-01"], "from 1 to 730 days"),
        (["--account", "nobody@example.org"], "an account of nobody@example.org"),
        (["--account", "anna@example.org", "--state", "LV"], "says state, role and organisation already"),
    ],
)
def test_a_wrong_order_makes_no_token(arguments: list[str], words: str, capsys: Capture) -> None:
    assert main(["token", "create", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert said.err.count("\n") == 1


def test_an_account_is_added_with_a_link_for_its_password(people: People, capsys: Capture) -> None:
    assert main(["account", "add", *ANNA, "--language", "lv"]) == 0
    start, _, secret = capsys.readouterr().out.strip().rpartition("/")
    assert start == "https://paraugs.example/account/invitation"
    account = signing_in.accept(people, secret, "synthetic horse battery")
    assert (account.email, account.role, account.language) == ("anna@example.org", "contributor", "lv")
    assert main(["account", "password", "anna@example.org", "--invite"]) == 0
    secret = capsys.readouterr().out.strip().rpartition("/")[2]
    assert signing_in.invited(people, secret).id == account.id


def test_a_password_is_read_from_standard_input(people: People) -> None:
    added = typed("synthetic horse battery\n", "account", "add", *ANNA, "--password")
    assert (added.returncode, added.stdout) == (0, "")
    assert signing_in.sign_in(people, "anna@example.org", "synthetic horse battery", "192.0.2.1").session == 1
    assert typed("another synthetic horse", "account", "password", "anna@example.org").returncode == 0
    assert signing_in.sign_in(people, "anna@example.org", "another synthetic horse", "192.0.2.1").session == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["x", *ANNA[1:]], "Write an e-mail address"),
        ([*ANNA[:-2]], "Write the organisation"),
        (["o@example.org", "--name", "O", "--role", "coordinator"], "Choose the state"),
    ],
)
def test_a_faulty_account_is_not_added(
    people: People, arguments: list[str], words: str, capsys: Capture
) -> None:
    assert main(["account", "add", *arguments]) == 2
    assert words in capsys.readouterr().err
    assert list(people.accounts.list()) == []


def test_a_bad_password_is_refused(people: People) -> None:
    refused = typed("short\n", "account", "add", *ANNA, "--password")
    assert (refused.returncode, refused.stderr) == (2, "paraugs: A password has at least 12 characters.\n")
    assert list(people.accounts.list()) == []


def test_an_address_has_one_account(capsys: Capture) -> None:
    assert main(["account", "add", *ANNA]) == 0
    assert main(["account", "add", *ANNA]) == 2
    assert "There is an account for anna@example.org already." in capsys.readouterr().err


def test_accounts_are_listed_changed_and_disabled(people: People, capsys: Capture) -> None:
    main(["account", "add", *ANNA])
    main(["account", "add", "otto@example.org", "--name", "Otto", "--role", "administrator"])
    assert main(["account", "role", "ANNA@example.org", "coordinator"]) == 0
    assert main(["account", "disable", "anna@example.org"]) == 0
    capsys.readouterr()
    assert main(["account", "list"]) == 0
    assert capsys.readouterr().out == (
        "otto@example.org\tadministrator\t\t\tOtto\tinvited\n"
        "anna@example.org\tcoordinator\tLV\tTest\tAnna\tdisabled\n"
    )
    assert main(["account", "enable", "anna@example.org"]) == 0
    capsys.readouterr()
    assert main(["account", "list", "--state", "lva", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["email"], found["state"], found["standing"]) == ("anna@example.org", "LV", "in use")
    assert main(["account", "disable", "nobody@example.org"]) == 2


def test_the_log_is_exported_as_csv_and_json(capsys: Capture) -> None:
    main(["account", "add", *ANNA])
    main(["token", "create", "--role", "contributor", "--state", "FI"])
    capsys.readouterr()
    assert main(["audit", "export"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["role"], row["action"]) for row in rows] == [
        ("administrator", "account-added"),
        ("administrator", "token-created"),
    ]
    assert main(["audit", "export", "--format", "json", "--state", "FI"]) == 0
    assert [row["number"] for row in json.loads(capsys.readouterr().out)] == [2]
    assert main(["audit", "export", "--since", "2999-01-01"]) == 0
    assert capsys.readouterr().out.count("\n") == 1
    assert main(["audit", "export", "--since", "tomorrow"]) == 2
    assert "since must be a date such as" in capsys.readouterr().err
