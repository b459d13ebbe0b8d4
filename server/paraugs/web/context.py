"""The services of the application that answers the current request."""

from typing import cast

from flask import current_app

from paraugs.services import Services

KEY = "paraugs"


def services() -> Services:
    """The services that `create_app` was given."""
    return cast(Services, current_app.extensions[KEY])
