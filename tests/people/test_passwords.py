"""Passwords are kept as argon2 hashes of today's parameters, and are neither short nor silly."""

import time
import unicodedata
from dataclasses import replace

import pytest
from argon2 import PasswordHasher

from paraugs.errors import RequestError
from paraugs.people import passwords, signing_in
from paraugs.people.passwords import Passwords, fault_of
from paraugs.people.people import People
from paraugs.refusals import NotSignedIn
from persons import ANNA, PASSWORD, QUICK, account_of

EMAIL = "anna.kalnina@example.org"
FAULTS = {
    "": passwords.TOO_SHORT,
    "eleven.sign": passwords.TOO_SHORT,
    "x" * 1001 + "yz1": passwords.TOO_LONG,
    "Password1234": passwords.TOO_SILLY,
    "QwertyQwerty": passwords.TOO_SILLY,
    "aaaaaaaaaaaaaaaa": passwords.TOO_SILLY,
    "abababababababab": passwords.TOO_SILLY,
    "anna.kalnina@example.org": passwords.LIKE_EMAIL,
    "Anna.Kalnina": passwords.LIKE_EMAIL,
}


@pytest.mark.parametrize("password", FAULTS)
def test_a_bad_password_is_refused_with_the_reason(password: str) -> None:
    assert fault_of(password, EMAIL) == FAULTS[password]


@pytest.mark.parametrize(
    "password", [PASSWORD, "twelve.signs", "četri vārdi un viens", "🦆" * 3 + "pīles mājās"]
)
def test_a_long_one_is_good_in_any_script(password: str) -> None:
    assert fault_of(password, EMAIL) == ""


def test_a_hash_is_argon2id_by_the_library_s_parameters() -> None:
    kept = Passwords().hash(PASSWORD)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert Passwords().fits(kept, PASSWORD)
    assert not Passwords().fits(kept, PASSWORD + "!")
    assert not Passwords().is_old(kept)


def test_the_same_letters_fit_however_they_are_composed() -> None:
    composed, apart = (unicodedata.normalize(form, "ķēniņa parole") for form in ("NFC", "NFD"))
    assert composed != apart
    assert Passwords(QUICK).fits(Passwords(QUICK).hash(composed), apart)


@pytest.mark.parametrize("kept", ["", "no hash", "$argon2id$v=19$broken"])
def test_nothing_fits_where_no_hash_is_kept(kept: str) -> None:
    assert not Passwords(QUICK).fits(kept, "nobody has this password")
    assert not Passwords(QUICK).fits(kept, "")


def test_a_hash_of_older_parameters_is_renewed_at_the_next_sign_in(people: People) -> None:
    stronger = replace(
        people, passwords=Passwords(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    )
    before = account_of(people, ANNA)
    signing_in.sign_in(stronger, ANNA.email, PASSWORD, "192.0.2.1")
    after = account_of(people, ANNA)
    assert "m=16,t=2,p=1" in after.password
    assert replace(after, password=before.password) == before
    signing_in.sign_in(stronger, ANNA.email, PASSWORD, "192.0.2.1")
    assert account_of(people, ANNA) == after


def test_no_new_password_is_kept_that_is_bad(people: People) -> None:
    with pytest.raises(RequestError, match="at least 12"):
        signing_in.change_password(people, account_of(people, ANNA), "short")
    assert signing_in.sign_in(people, ANNA.email, PASSWORD, "192.0.2.1")


def test_an_unknown_address_takes_as_long_as_a_wrong_password(people: People) -> None:
    """Real parameters, the least of several times: without a hash to compare it would take a hundredth."""
    real = replace(people, passwords=Passwords())
    signing_in.change_password(real, account_of(people, ANNA), PASSWORD)

    def seconds(email: str, address: str) -> float:
        start = time.perf_counter()
        with pytest.raises(NotSignedIn, match="The e-mail address or the password is wrong"):
            signing_in.sign_in(real, email, "a wrong password", address)
        return time.perf_counter() - start

    known = min(seconds(ANNA.email, f"192.0.2.{turn}") for turn in range(1, 4))
    unknown = min(seconds("nobody@example.org", f"192.0.2.{turn}") for turn in range(4, 7))
    assert known / 10 < unknown < known * 10
