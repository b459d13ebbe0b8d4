"""A setting with which the server could not work stops the start and names its variable."""

import pytest

from paraugs.errors import SettingError
from paraugs.settings import read_settings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PARAUGS_PORT", "99999"),
        ("PARAUGS_PROCESSES", "0"),
        ("PARAUGS_THREADS", "1.5"),
        ("PARAUGS_DEADLINE_SECONDS", "-1"),
        ("PARAUGS_DEADLINE_SECONDS", "nan"),
        ("PARAUGS_DEADLINE_SECONDS", "inf"),
        ("PARAUGS_MEMORY_MB", "99999999999"),
        ("PARAUGS_GRAPH", "ftp://example.org/sparql"),
        ("PARAUGS_BASE_IRI", "https://example.org/no-slash"),
        ("PARAUGS_BASE_IRI", "javascript:alert(1)/"),
        ("PARAUGS_BASE_IRI", "https://example.org/ <script>/"),
        ("PARAUGS_PUBLIC_URL", "paraugs.example"),
        ("PARAUGS_PUBLIC_URL", "https://paraugs.example/?a"),
        ("PARAUGS_OIDC_ISSUER", "file:///etc"),
        ("PARAUGS_OIDC_ISSUER", "https://provider.example"),
        ("PARAUGS_SESSION_HOURS", "721"),
        ("PARAUGS_CONTACT", "security"),
        ("PARAUGS_CONTACT", "mailto:a@example.org> <x:y"),
        ("PARAUGS_CONFIG", "/nowhere/paraugs.toml"),
    ],
)
def test_a_value_that_cannot_work_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name):
        read_settings({name: value})


def test_a_namespace_of_ones_own_may_be_chosen() -> None:
    assert read_settings({"PARAUGS_BASE_IRI": "http://localhost:8000/a/"}).base_iri.endswith("/a/")
