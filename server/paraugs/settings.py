"""What an operator can choose: read once, from a TOML file and the environment (which wins).

Every setting has an environment variable `PARAUGS_<NAME>` and a key `<name>` in the TOML file that
`PARAUGS_CONFIG` names. A bad value stops the start and names the variable.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from paraugs.errors import SettingError

BASE_IRI = "https://w3id.org/paraugs/"
_BASE = re.compile(r'https?://[^\x00-\x20<>"{}|^`\\/?#][^\x00-\x20<>"{}|^`\\?#]*/')
_WEB = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")
_CONTACT = re.compile(r"mailto:[^\s@<>]+@[^\s@<>]+|https://[^\s<>]+")
_LONGEST_SESSION = 720
_MOST = 1_000_000_000  # what the kernel's limits can still be set to, and no "nan" or "inf"


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their defaults; sizes and times carry their unit in the name."""

    graph: str = "embedded"
    graph_update: str = ""
    data_dir: str = "state"
    ledger: str = ""
    resources_dir: str = ""
    base_iri: str = BASE_IRI
    host: str = "127.0.0.1"
    port: int = 8000
    processes: int = 2
    threads: int = 4
    cage_workers: int = 2
    queue_places: int = 16
    deadline_seconds: float = 10.0
    memory_mb: int = 512
    result_mb: int = 64
    result_rows: int = 1_000_000
    query_kb: int = 512
    cache_mb: int = 64
    public_url: str = ""
    checkers: int = 2
    submission_mb: int = 5
    submission_items: int = 1000
    validations_per_minute: int = 60
    trusted_states: str = ""
    renew_months: int = 24
    secret: str = ""
    session_hours: int = 12
    smtp: str = ""
    mail_from: str = ""
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = ""
    dumps_after_seconds: float = 10.0
    contact: str = ""


def as_environment(settings: Settings) -> dict[str, str]:
    """The settings as variables, for a process that is to have the same."""
    return {f"PARAUGS_{field.name.upper()}": str(getattr(settings, field.name)) for field in fields(settings)}


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process; SettingError for an unknown key or a value that cannot be used."""
    values = _from_file(environment.get("PARAUGS_CONFIG"))
    for field in fields(Settings):
        variable = f"PARAUGS_{field.name.upper()}"
        if variable in environment:
            values[field.name] = _typed(variable, field.type, environment[variable])
    settings = Settings(**values)  # type: ignore[arg-type]
    _check(settings)
    return settings


def _from_file(name: str | None) -> dict[str, object]:
    if not name:
        return {}
    try:
        found = tomllib.loads(Path(name).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingError(f"PARAUGS_CONFIG: {name} cannot be read: {error}") from error
    types = {field.name: field.type for field in fields(Settings)}
    for key in found:
        if key not in types:
            raise SettingError(f"{name}: unknown setting {key}; known are {', '.join(sorted(types))}")
    return {key: _typed(f"{name}: {key}", types[key], str(value)) for key, value in found.items()}


def _typed(origin: str, kind: object, text: str) -> object:
    try:
        return kind(text) if callable(kind) else text
    except ValueError as error:
        wanted = {int: "a whole number", float: "a number"}.get(kind, "text")  # type: ignore[call-overload]
        raise SettingError(f"{origin} must be {wanted}, not {text!r}") from error


def _check(settings: Settings) -> None:
    for field in fields(Settings):
        value = getattr(settings, field.name)
        if isinstance(value, int | float) and not 0 < value <= _MOST and field.name != "port":
            wanted = f"greater than 0 and at most {_MOST:,}"
            raise SettingError(f"PARAUGS_{field.name.upper()} must be {wanted}, not {value}")
    if not 0 <= settings.port <= 65535:
        raise SettingError(f"PARAUGS_PORT must be between 0 and 65535, not {settings.port}")
    if settings.graph != "embedded" and not settings.graph.startswith(("http://", "https://")):
        found = f"not {settings.graph!r}"
        raise SettingError(f"PARAUGS_GRAPH must be 'embedded' or the URL of a SPARQL endpoint, {found}")
    if not _BASE.fullmatch(settings.base_iri):
        wanted = "must begin with http:// or https:// and end with '/'"
        raise SettingError(f"PARAUGS_BASE_IRI {wanted}, not be {settings.base_iri!r}")
    _check_people(settings)


def _check_people(settings: Settings) -> None:
    """What signing in and writing to us rely on: an address that says https makes cookies secure."""
    for name in ("public_url", "oidc_issuer"):
        value = getattr(settings, name)
        if value and not _WEB.fullmatch(value):
            wanted = "must be a web address that begins with https:// or http://"
            raise SettingError(f"PARAUGS_{name.upper()} {wanted}, not {value!r}")
    if settings.contact and not _CONTACT.fullmatch(settings.contact):
        wanted = "must be an address that begins with mailto: or https://"
        raise SettingError(f"PARAUGS_CONTACT {wanted}, not {settings.contact!r}")
    if settings.oidc_issuer and not (settings.oidc_client_id and settings.oidc_client_secret):
        raise SettingError("PARAUGS_OIDC_ISSUER needs PARAUGS_OIDC_CLIENT_ID and PARAUGS_OIDC_CLIENT_SECRET")
    if settings.session_hours > _LONGEST_SESSION:
        raise SettingError(f"PARAUGS_SESSION_HOURS must be at most {_LONGEST_SESSION}")
