"""What pages call the roles of people, and what they may do."""

from collections.abc import Mapping

from paraugs.people.roles import Act, Role


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


ROLES: Mapping[Role, str] = {
    "contributor": _("Contributor"),
    "coordinator": _("National coordinator"),
    "reviewer": _("European reviewer"),
    "administrator": _("Administrator"),
}

ACTS: Mapping[Act, str] = {
    "read": _("read what is not public"),
    "save-draft": _("save drafts"),
    "submit": _("submit and revise"),
    "sign-off": _("sign off for the state"),
    "return": _("return with comments"),
    "review": _("review"),
    "publish": _("publish"),
    "renew": _("confirm or renew"),
    "withdraw": _("withdraw"),
    "harvest": _("follow sources of the state"),
    "manage-accounts": _("invite people and keep their accounts"),
    "read-audit": _("read the log of decisions"),
}
