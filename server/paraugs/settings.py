"""What an operator can choose: read once, from a TOML file and the environment (which wins).

Every setting has an environment variable `PARAUGS_<NAME>` and a key `<name>` in the TOML file that
`PARAUGS_CONFIG` names. A bad value stops the start and names the variable.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TypeVar

from paraugs.errors import SettingError

BASE_IRI = "https://w3id.org/paraugs/"
_BASE = re.compile(r'https?://[^\x00-\x20<>"{}|^`\\/?#][^\x00-\x20<>"{}|^`\\?#]*/')
_WEB = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")
_CONTACT = re.compile(r"mailto:[^\s@<>]+@[^\s@<>]+|https://[^\s<>]+")
_LONGEST_SESSION = 720
_MOST = 1_000_000_000  # what the kernel's limits can still be set to, and no "nan" or "inf"


Default = TypeVar("Default", str, int, float)


def _setting(default: Default, meaning: str) -> Default:
    """Declare a setting: its default, and what an operator is told of it."""
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their defaults; sizes and times carry their unit in the name."""

    graph: str = _setting(
        "embedded", "'embedded' (in memory), or the URL of a SPARQL 1.1 server that holds the graph"
    )
    graph_update: str = _setting(
        "", "the update endpoint of that server; without it another node brings revisions into the graph"
    )
    data_dir: str = _setting(
        "state", "folder for state; the ledger of contributions is the file ledger.sqlite there"
    )
    ledger: str = _setting("", "another file for the ledger, or a postgresql:// URL")
    resources_dir: str = _setting(
        "", "folder with ontology/ data/ shapes/ queries/ instead of the shipped ones"
    )
    base_iri: str = _setting(BASE_IRI, "what the IRIs of things begin with; the shipped data have this one")
    host: str = _setting("127.0.0.1", "address to listen on; behind a proxy that speaks TLS keep 127.0.0.1")
    port: int = _setting(8000, "port to listen on; 0 chooses a free one")
    processes: int = _setting(2, "web processes; about as many as there are processors")
    threads: int = _setting(4, "threads of each web process")
    cage_workers: int = _setting(2, "queries of visitors that run at once, in each web process")
    queue_places: int = _setting(16, "queries, and submissions, that may wait for their turn; then 503")
    deadline_seconds: float = _setting(10.0, "the longest that a visitor's query may run")
    memory_mb: int = _setting(
        512, "what one query, or the check of one submission, may need beyond the graph"
    )
    result_mb: int = _setting(64, "the most bytes of one answer")
    result_rows: int = _setting(1_000_000, "the most rows of one answer")
    query_kb: int = _setting(512, "the longest query")
    cache_mb: int = _setting(
        64, "for pages, for answers of queries and for feeds, each, in every web process"
    )
    public_url: str = _setting(
        "",
        "the address that people use, as https://...; links in letters have it, https makes cookies secure",
    )
    checkers: int = _setting(2, "submissions that are checked at once, in all web processes together")
    submission_mb: int = _setting(5, "the largest submission")
    submission_items: int = _setting(1000, "the most practices in one submission")
    validations_per_minute: int = _setting(60, "dry runs without signing in, for one address")
    trusted_states: str = _setting(
        "", "codes of states whose sign-off publishes without European review, separated by commas: LV, EE"
    )
    semantic: str = _setting("", "yes: order what words find by its meaning too (extra: semantic)")
    renew_months: int = _setting(24, "after how long a practice must be confirmed by its state")
    secret: str = _setting("", "what sessions are signed with; empty: made once and kept in data_dir")
    session_hours: int = _setting(12, "how long one stays signed in")
    smtp: str = _setting("", "mail server, as smtp://user:password@host:587; empty: no letters are sent")
    mail_from: str = _setting("", "sender of letters")
    oidc_issuer: str = _setting("", "an OpenID provider that people may sign in with (extra: oidc)")
    oidc_client_id: str = _setting("", "the name of this server there")
    oidc_client_secret: str = _setting("", "its secret there")
    dumps_after_seconds: float = _setting(
        10.0, "how long the data must have been at rest before new dumps are made"
    )
    harvest_hosts: str = _setting(
        "", "hosts that may be harvested, separated by commas; empty: any at a public address"
    )
    harvest_private_hosts: str = _setting(
        "", "hosts of an inner network, or host:port, that may be harvested too, by plain http as well"
    )
    harvest_mb: int = _setting(100, "the most bytes that one harvest may read")
    harvest_seconds: float = _setting(600.0, "the longest that reading one source may take")
    contact: str = _setting("", "mailto: or https:// address for security.txt and the catalogue")


def meanings() -> dict[str, str]:
    """What each setting means, by its name."""
    return {each.name: str(each.metadata["meaning"]) for each in fields(Settings)}


def as_environment(settings: Settings) -> dict[str, str]:
    """The settings as variables, for a process that is to have the same."""
    return {f"PARAUGS_{each.name.upper()}": str(getattr(settings, each.name)) for each in fields(settings)}


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process; SettingError for an unknown key or a value that cannot be used."""
    values = _from_file(environment.get("PARAUGS_CONFIG"))
    for each in fields(Settings):
        variable = f"PARAUGS_{each.name.upper()}"
        if variable in environment:
            values[each.name] = _typed(variable, each.type, environment[variable])
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
    types = {each.name: each.type for each in fields(Settings)}
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
    for each in fields(Settings):
        value = getattr(settings, each.name)
        if isinstance(value, int | float) and not 0 < value <= _MOST and each.name != "port":
            wanted = f"greater than 0 and at most {_MOST:,}"
            raise SettingError(f"PARAUGS_{each.name.upper()} must be {wanted}, not {value}")
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
