"""Words of the pages of accounts that stand in no template: roles, acts, lines of the log, faults."""

from collections.abc import Mapping

from paraugs.web.role_words import ROLES as ROLES


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


ACTIONS: Mapping[str, str] = {
    "account-added": _("account made"),
    "account-invited": _("invited again"),
    "account-disabled": _("account disabled"),
    "account-enabled": _("account enabled"),
    "invitation-accepted": _("invitation accepted"),
    "password-changed": _("password changed"),
    "password-set": _("password set by a keeper"),
    "role-changed": _("role changed"),
    "signed-in": _("signed in"),
    "signed-out": _("signed out"),
    "sign-in-failed": _("sign-in failed"),
    "token-created": _("token made"),
    "token-revoked": _("token revoked"),
    "import": _("imported"),
    "draft": _("saved as a draft"),
    "create": _("submitted"),
    "revise": _("revised"),
    "return": _("returned"),
    "sign-off": _("signed off"),
    "review": _("reviewed"),
    "publish": _("published"),
    "fall-due": _("fell due for renewal"),
    "renew": _("renewed"),
    "withdraw": _("withdrawn"),
    "erase": _("erased"),
    "erase-citation": _("citation erased"),
}
"""What stands in the log; an action that is not here is shown as it is written."""

FAULTS = (
    _("A password has at least 12 characters."),
    _("A password has at most 1,000 characters."),
    _("This password is among those that are tried first. Choose another one."),
    _("A password must not be the e-mail address."),
    _("Write an e-mail address such as name@example.org."),
    _("Write the person's name."),
    _("Choose one of the roles that you may give."),
    _("Choose the state: a contributor and a coordinator act for one."),
    _("Choose one of the states in the list."),
    _("Write the organisation: its contributions are published under this name."),
    _("The e-mail address or the password is wrong."),
    _("This account is disabled. Ask the coordinator of your state, or whoever runs this server."),
    _(
        "Nobody has invited you yet, or the invitation has ended. Ask the coordinator of your state for one "
        "to the e-mail address that your provider knows, and sign in again."
    ),
)
"""What the use cases of people say, word by word (a test compares them)."""

PASSWORDS_DIFFER = _("The two passwords are not the same.")
EMAIL_TAKEN = _("There is an account with this e-mail address already.")
WRONG_PASSWORD = _("This is not your present password.")
NO_LABEL = _("Write what the token is for, so that you know it again.")
NO_ACTS = _("Choose at least one thing that the token may do.")
WRONG_DAYS = _("A token lasts from 1 to 730 days.")
NOT_CONFIRMED = _("Your provider did not confirm who you are. Nothing was changed; try again.")
PROVIDER_SILENT = _("Your provider does not answer now. Try again later, or sign in with a password.")
