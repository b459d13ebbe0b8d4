"""Paths of the OpenAPI document that a room describes itself, beside those of `openapi.json`."""

from collections.abc import Mapping
from typing import cast

from flask import Flask, current_app

_PARTS = "paraugs.openapi"


def add(app: Flask, paths: Mapping[str, object]) -> None:
    """Add paths to the document of an application."""
    app.extensions.setdefault(_PARTS, {}).update(paths)


def parts() -> Mapping[str, object]:
    """What was added."""
    return cast(Mapping[str, object], current_app.extensions.get(_PARTS, {}))
