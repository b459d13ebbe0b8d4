"""A whole server, its web processes and a real SMTP server: what is handed in by HTTP arrives as a letter."""

import os
import subprocess
import sys
from pathlib import Path

from instances import eventually, running
from life.cast import practice
from mail.conftest import Start
from paraugs.ledger.letters import SqlLetters
from paraugs.people.keys import System, Wish, make_for_system
from paraugs.people.managing import Newcomer, add
from paraugs.people.states import state_of
from paraugs.settings import Settings
from paraugs.wiring import existing_ledger, kept_people

PARAUGS = str(Path(sys.executable).with_name("paraugs"))


def test_what_is_handed_in_arrives_as_one_letter(tmp_path: Path, start_server: Start) -> None:
    mailbox = start_server()
    settings = {
        "data_dir": str(tmp_path / "state"),
        "smtp": f"smtp://127.0.0.1:{mailbox.port}",
        "mail_from": "letters@example.org",
        "public_url": "https://paraugs.example.org",
    }
    with kept_people(Settings(data_dir=settings["data_dir"])) as people:
        latvia = state_of("LV").value
        newcomer = Newcomer("anna@example.org", "Invented Anna", "coordinator", latvia, "Body", "lv")
        add(people, people.operator(), newcomer)
        token = make_for_system(people, people.operator(), System("contributor", latvia), Wish())
    with running(tmp_path, None, **settings) as server:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "text/turtle"}
        path = "/contributions/lv/reading-hour"
        assert eventually(lambda: _letters_have_begun(tmp_path / "state"))
        # A machine that is busy may need more time than one check may take: then it is sent again.
        assert eventually(
            lambda: server.send("PUT", path, headers, practice().encode()).status in (200, 201), seconds=60
        )
        assert eventually(lambda: mailbox.letters)
        (letter,) = mailbox.letters

    assert letter["To"] == "anna@example.org"
    assert letter["Subject"] == "Jāapstiprina (Latvija): Reading hour"
    assert f"https://paraugs.example.org/lv{path}" in letter.get_content()
    assert len(mailbox.letters) == 1


def _letters_have_begun(folder: Path) -> bool:
    with existing_ledger(Settings(data_dir=str(folder))) as ledger:
        return SqlLetters(ledger.database).reached() is not None


def test_a_setting_that_cannot_work_stops_the_start(tmp_path: Path) -> None:
    environment = {"PARAUGS_SMTP": "mail.example.org", "PARAUGS_DATA_DIR": str(tmp_path)}
    ended = subprocess.run(
        [PARAUGS, "serve", "--port", "0"],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert ended.returncode == 2
    assert "PARAUGS_SMTP must be written smtp://" in ended.stderr


def test_without_a_setting_the_start_says_that_there_are_no_letters(tmp_path: Path) -> None:
    command = [PARAUGS, "serve", "--port", "0", "--data-dir", str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        while not process.stdout.readline().startswith("serving on"):
            assert process.poll() is None
    finally:
        process.terminate()
        _, said = process.communicate(timeout=30)

    assert "no letters are sent: PARAUGS_SMTP names no mail server" in said
