"""The key that signs sessions: made once, for its owner alone, the same for whoever asks at the same time."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from paraugs.errors import LedgerUnavailable, SettingError
from paraugs.people.secret import signing_key


def test_it_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    key = signing_key("", folder)
    assert len(bytes.fromhex(key)) == 32
    assert signing_key("", folder) == key
    assert [path.name for path in folder.iterdir()] == ["secret"]
    assert (folder / "secret").stat().st_mode & 0o777 == 0o600
    assert signing_key("", tmp_path / "other") != key


def test_all_who_start_at_once_get_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        found = set(pool.map(lambda _: signing_key("", tmp_path), range(64)))
    assert len(found) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_a_setting_is_the_key_and_no_file_is_made(tmp_path: Path) -> None:
    setting = "synthetic-secret-of-more-than-32-signs"
    assert signing_key(setting, tmp_path / "state") == setting
    assert list(tmp_path.iterdir()) == []


def test_a_setting_that_could_be_guessed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="PARAUGS_SECRET must have at least 32 characters"):
        signing_key("short", tmp_path)


def test_a_key_that_cannot_be_made_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerUnavailable, match="set PARAUGS_SECRET"):
        signing_key("", tmp_path / "file")
