"""The key that signs sessions: a setting, or else a file that the first process makes for all the others."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from paraugs.errors import LedgerUnavailable, SettingError

_SHORTEST = 32


def signing_key(setting: str, folder: Path) -> str:
    """Give the key: the setting, or the file `secret` in a folder, made once and for its owner alone.

    SettingError for a setting that could be guessed; LedgerUnavailable when the file cannot be made or read.
    """
    if setting:
        if len(setting) < _SHORTEST:
            raise SettingError(f"PARAUGS_SECRET must have at least {_SHORTEST} characters")
        return setting
    path = folder / "secret"
    try:
        if not path.exists():
            _make(path)
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        remedy = "let this user read and write it, or set PARAUGS_SECRET"
        raise LedgerUnavailable(str(path), error.strerror or str(error), remedy) from error


def _make(path: Path) -> None:
    """Write the whole file under another name first, so that no other process reads a part of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"secret.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32) + "\n")
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):  # Another process was first: its key is the one.
        os.link(part, path)
    part.unlink()
