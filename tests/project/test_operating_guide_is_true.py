"""What the guide for operators names is there: settings, commands."""

import re
from pathlib import Path

import pytest

from paraugs.cli.main import main
from paraugs.settings import meanings

GUIDE = (Path(__file__).parents[2] / "server/docs/operating.md").read_text(encoding="utf-8")
SETTINGS = sorted(set(re.findall(r"PARAUGS_([A-Z_]+)", GUIDE)))
COMMANDS = sorted(
    set(re.findall(r"paraugs ((?:ledger|index|cite|account|token) [a-z]+|[a-z]+)(?= |`|$)", GUIDE, re.M))
)


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_that_it_names_is_one(name: str) -> None:
    assert name.lower() in meanings()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_it_names_is_one(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*command.split(), "--help"])
    assert stopped.value.code == 0
    assert f"paraugs {command}" in capsys.readouterr().out


def test_it_names_some_of_both() -> None:
    assert len(SETTINGS) > 8
    assert len(COMMANDS) > 10
