"""The command `paraugs` explains itself and fails in one line."""

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from paraugs.cli.main import main
from paraugs.settings import Settings

PARAUGS = str(Path(sys.executable).with_name("paraugs"))
COMMANDS = (
    "serve", "query", "validate", "check", "export", "dump", "load", "ledger", "index", "cite", "account",
    "token", "audit", "renew", "format",
)  # fmt: skip


def test_the_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    out = capsys.readouterr().out
    assert all(f"    {command} " in out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    assert f"usage: paraugs {command}" in capsys.readouterr().out


def test_a_wrong_command_is_wrong_use() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["fetch"])
    assert stopped.value.code == 2


def test_the_installed_command_answers() -> None:
    answer = subprocess.run([PARAUGS, "--version"], capture_output=True, text=True, check=True)
    assert answer.stdout.startswith("paraugs ")


def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen([PARAUGS, "export"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_all_settings_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", "8123", "--settings"]) == 0
    assert "PARAUGS_PORT=8123" in capsys.readouterr().out.splitlines()


def test_each_setting_is_explained_before_it_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--settings"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 * len(fields(Settings))
    assert all(len(line) > 10 and line.startswith("# ") for line in lines[::2])
    assert all(line.startswith("PARAUGS_") for line in lines[1::2])


def test_a_bad_setting_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", "eighty", "--settings"]) == 2
    assert capsys.readouterr().err == "paraugs: PARAUGS_PORT must be a whole number, not 'eighty'\n"


def test_a_password_is_not_shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARAUGS_LEDGER", "postgresql://paraugs:secret@db/paraugs")
    assert main(["serve", "--settings"]) == 0
    assert "PARAUGS_LEDGER=postgresql://paraugs:***@db/paraugs" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("name", ["PARAUGS_SECRET", "PARAUGS_OIDC_CLIENT_SECRET"])
def test_a_secret_is_not_shown(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "synthetic-secret-of-more-than-32-signs")
    assert main(["serve", "--settings"]) == 0
    out = capsys.readouterr().out
    assert f"{name}=***" in out.splitlines()
    assert "synthetic" not in out
