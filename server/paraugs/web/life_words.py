"""What pages call the statuses, actions and steps in the life of a contribution."""

from collections.abc import Mapping

from flask import Flask

from paraugs.life.versions import Version
from paraugs.web import reader


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


STATUSES: Mapping[str, str] = {
    "draft": _("draft"),
    "submitted": _("submitted, waits for its state"),
    "signed-off": _("signed off by its state, waits for a review"),
    "reviewed": _("reviewed, waits to be published"),
    "returned": _("returned with comments"),
    "published": _("published"),
    "due-for-renewal": _("published, due for renewal"),
    "withdrawn": _("withdrawn"),
    "discarded": _("given up before it was public"),
}
ACTIONS: Mapping[str, str] = {
    "import": _("came with the data of this server"),
    "draft": _("kept as a draft"),
    "create": _("handed in"),
    "revise": _("revised"),
    "return": _("returned with comments"),
    "sign-off": _("signed off by its state"),
    "review": _("reviewed"),
    "publish": _("published"),
    "fall-due": _("fell due for renewal"),
    "renew": _("renewal answered"),
    "withdraw": _("withdrawn"),
}
FEEDS = (_("Public changes"), _("What waits"))
ANSWERS: Mapping[str, str] = {
    "still-valid": _("confirmed: it is still valid"),
    "changed": _("answered: it has changed and will be revised"),
    "ended": _("answered: it has ended"),
}
STEPS: Mapping[str, str] = {
    "sign-off": _("Sign off"),
    "return": _("Return with comments"),
    "review": _("Give the review and pass it on"),
    "publish": _("Publish"),
    "renew": _("Send the answer"),
    "withdraw": _("Withdraw"),
    "reply": _("Reply"),
}


def register(app: Flask) -> None:
    """Let the templates of an application use these words."""
    app.jinja_env.globals.update(
        status_name=status_words,
        action_name=action_words,
        version_name=version_words,
        step_name=lambda name: translated(STEPS[name]),
    )


def status_words(name: str) -> str:
    """What the reader calls a status."""
    return translated(STATUSES[name])


def action_words(name: str) -> str:
    """What the reader calls an action."""
    return translated(ACTIONS[name])


def version_words(version: Version) -> str:
    """What the reader calls what was done in a version; of a renewal, the answer."""
    return translated(ANSWERS[version.answer]) if version.answer else action_words(version.action)


def translated(words: str) -> str:
    """Words of the interface, marked somewhere for translation, in the reader's language."""
    return reader.catalogues()[reader.language()].gettext(words)
