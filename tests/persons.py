"""The cast of the tests of people; all of them are synthetic."""

from dataclasses import replace
from pathlib import Path

from argon2 import PasswordHasher

from paraugs.ledger.accounts import Account
from paraugs.ledger.opening import open_ledger
from paraugs.ledger.sql import SqlLedger
from paraugs.people import managing
from paraugs.people.managing import Newcomer
from paraugs.people.passwords import Passwords
from paraugs.people.people import People, over
from paraugs.people.states import state_of
from paraugs.settings import BASE_IRI

LATVIA, FINLAND, POLAND = (state_of(code).value for code in ("lv", "fi", "pl"))
PASSWORD = "synthetic horse battery"
# Quick to compute, for tests only: real argon2 with the least memory and time that it takes.
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

ANNA = Newcomer("anna@example.org", "Anna", "contributor", LATVIA, "Test Agency of Latvia")
INGA = Newcomer("inga@example.org", "Inga", "coordinator", LATVIA, "Test Ministry of Latvia", "lv")
RIKU = Newcomer("riku@example.org", "Riku", "coordinator", FINLAND, "Test Agency of Finland")
EWA = Newcomer("ewa@example.org", "Ewa", "reviewer", POLAND, "Test University")
OTTO = Newcomer("otto@example.org", "Otto", "administrator")
CAST = (ANNA, INGA, RIKU, EWA, OTTO)


def people_of(ledger: SqlLedger) -> People:
    """Give the people of a ledger, with quick passwords."""
    people = over(ledger.database, BASE_IRI, "synthetic-key-that-signs-test-sessions")
    return replace(people, passwords=Passwords(QUICK))


def ledger_in(folder: Path) -> SqlLedger:
    """Open a ledger in a folder."""
    return open_ledger(str(folder / "ledger.sqlite"))


def enrol(people: People, *newcomers: Newcomer) -> None:
    """Give accounts with the password of the tests."""
    for newcomer in newcomers:
        managing.add(people, people.operator(), newcomer, PASSWORD)


def account_of(people: People, newcomer: Newcomer) -> Account:
    """Give somebody's account."""
    return people.account_named(newcomer.email)
