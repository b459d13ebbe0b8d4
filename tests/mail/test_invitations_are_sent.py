"""Who is invited gets the link by letter where there is a mail server; else it is given to who invites."""

from pathlib import Path

import pytest

from contributing import House, contributing
from mail.conftest import Mailbox, Start
from paraugs.cli.main import main
from paraugs.people import signing_in
from paraugs.resources import Resources
from servers import free_port

Capture = pytest.CaptureFixture[str]
ANNA = [
    "--role",
    "contributor",
    "--state",
    "LV",
    "--organisation",
    "Invented",
    "--name",
    "Anna",
    "anna@example.org",
]


def link_in(mailbox: Mailbox) -> str:
    """Give the link of the only letter."""
    (letter,) = mailbox.letters
    return next(line for line in letter.get_content().splitlines() if "/account/invitation/" in line)


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a folder for state and a public address by the settings."""
    monkeypatch.setenv("PARAUGS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("PARAUGS_PUBLIC_URL", "https://paraugs.example")
    monkeypatch.setenv("PARAUGS_MAIL_FROM", "Paraugs <paraugs@example.org>")
    return tmp_path


def test_the_command_sends_it_and_prints_no_link(
    state: Path, start_server: Start, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailbox = start_server()
    monkeypatch.setenv("PARAUGS_SMTP", f"smtp://127.0.0.1:{mailbox.port}")
    assert main(["account", "add", "--language", "lv", *ANNA]) == 0
    said = capsys.readouterr()
    assert (said.out, "sent anna@example.org a link" in said.err) == ("", True)
    (letter,) = mailbox.letters
    assert (letter["To"], letter["Subject"]) == ("anna@example.org", "Jūsu konts vietnē Paraugs")
    assert link_in(mailbox).startswith("https://paraugs.example/account/invitation/")
    mailbox.letters.clear()
    assert main(["account", "password", "anna@example.org", "--invite"]) == 0
    assert link_in(mailbox)


def test_a_letter_that_is_not_taken_is_told_and_the_link_printed(
    state: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARAUGS_SMTP", f"smtp://127.0.0.1:{free_port()}")
    assert main(["account", "add", *ANNA]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("https://paraugs.example/account/invitation/")
    assert "was not taken" in said.err


def invite(house: House, email: str) -> str:
    """Invite somebody on the page, and give the page that comes back."""
    client = house.signed_in("administrator")
    mark = client.get("/account/people").text.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
    form = {"email": email, "name": "Otto", "role": "administrator", "language": "en", "csrf_token": mark}
    answer = client.post("/account/people", data=form)
    assert answer.status_code == 201, answer.text
    return answer.text


def test_the_page_sends_it_or_shows_the_link(
    tmp_path: Path, resources: Resources, start_server: Start
) -> None:
    mailbox = start_server(refused=("otto@example.org",))
    settings = {"smtp": f"smtp://127.0.0.1:{mailbox.port}", "mail_from": "paraugs@example.org"}
    with contributing(tmp_path, resources, **settings) as house:
        page = invite(house, "olga@example.org")
        assert "is on its way to olga@example.org" in page
        assert "/account/invitation/" not in page
        secret = link_in(mailbox).rpartition("/")[2]
        assert signing_in.invited(house.people, secret).email == "olga@example.org"
        page = invite(house, "otto@example.org")
        assert "550 nobody of that name is here" in page
        assert "/account/invitation/" in page
