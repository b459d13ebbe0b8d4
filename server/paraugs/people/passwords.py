"""Passwords: hashed with argon2, asked to be long, and never to be one that everybody tries first.

Sources: RFC 9106 (argon2id, whose low-memory parameters are the library's defaults); NIST SP 800-63B,
section 5.1.1 (length over composition, NFKC, no expiry).
"""

import unicodedata
from functools import cached_property
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
LONGEST = 1000
# What attackers try first among those that are long enough; after folding to small letters.
SILLY = frozenset(
    {
        "123456789012",
        "1234567890123",
        "12345678901234",
        "abcdefghijkl",
        "adminadminadmin",
        "administrator",
        "changemechangeme",
        "letmeinletmein",
        "parauga parole",
        "paraugsparaugs",
        "parole123456",
        "parolparolparole",
        "password1234",
        "password12345",
        "passwordpassword",
        "qwertyqwerty",
        "qwertyuiop12",
        "qwertyuiop[]",
        "welcomewelcome",
    }
)

TOO_SHORT = "A password has at least 12 characters."
TOO_LONG = "A password has at most 1,000 characters."
TOO_SILLY = "This password is among those that are tried first. Choose another one."
LIKE_EMAIL = "A password must not be the e-mail address."


def fault_of(password: str, email: str) -> str:
    """Tell what is wrong with a new password of an account; empty when nothing is."""
    folded = _normal(password).casefold()
    if len(folded) < SHORTEST:
        return TOO_SHORT
    if len(folded) > LONGEST:
        return TOO_LONG
    if folded in SILLY or len(set(folded)) < 4:
        return TOO_SILLY
    return LIKE_EMAIL if folded in (email.casefold(), email.casefold().partition("@")[0]) else ""


class Passwords:
    """Hashing with the parameters of the library, which grow with the years.

    A hash takes 64 MiB: only two are made at a time in a process, whoever asks.
    """

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._places = BoundedSemaphore(2)

    def hash(self, password: str) -> str:
        """Give the hash to be kept; it carries its own salt and parameters."""
        with self._places:
            return self._hasher.hash(_normal(password))

    def fits(self, kept: str, password: str) -> bool:
        """Tell whether a password is the one that was hashed; as slow when nothing is kept."""
        nobody = self._nobody  # Made whether it is needed or not: the first answer must not be slower.
        try:
            with self._places:
                self._hasher.verify(kept or nobody, _normal(password)[:LONGEST])
        except (VerificationError, InvalidHashError):
            return False
        return bool(kept)

    def is_old(self, kept: str) -> bool:
        """Tell whether a hash was made with other parameters than today's."""
        return self._hasher.check_needs_rehash(kept)

    @cached_property
    def _nobody(self) -> str:
        return self.hash("nobody has this password")


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)
