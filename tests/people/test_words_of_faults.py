"""What the use cases of people say is what the pages translate, word by word."""

from paraugs.people import managing, passwords, signing_in
from paraugs.people.roles import ROLES
from paraugs.web import role_words
from paraugs.web.accounts import wording
from paraugs.web.translations import read_translations

SAID = (
    passwords.TOO_SHORT, passwords.TOO_LONG, passwords.TOO_SILLY, passwords.LIKE_EMAIL,
    managing.NO_EMAIL, managing.NO_NAME, managing.NO_ROLE, managing.NO_STATE, managing.UNKNOWN_STATE,
    managing.NO_ORGANISATION, signing_in.WRONG, signing_in.DISABLED, signing_in.UNKNOWN_PERSON,
)  # fmt: skip


def test_every_fault_is_marked_for_translation() -> None:
    assert wording.FAULTS == SAID


def test_every_fault_has_its_latvian() -> None:
    latvian = read_translations()["lv"]
    assert [words for words in SAID if latvian.gettext(words) == words] == []


def test_every_role_has_a_name() -> None:
    assert tuple(role_words.ROLES) == ROLES
