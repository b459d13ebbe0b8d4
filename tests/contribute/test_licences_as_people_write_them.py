"""A licence is found by label, code and usual spellings; one that is not said whole is offered."""

import pytest

from paraugs.contribute.fixes.licences import licence_name, licences_meant
from paraugs.namespaces import PREFIXES
from paraugs.terms import IRI

LIST = PREFIXES["licence"]


def meant(text: str) -> list[tuple[str, bool]]:
    return [(str(each.term).removeprefix(LIST), each.certain) for each in licences_meant(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((text, "CC_BY_4_0") for text in ("CC BY 4.0", "CC-BY 4.0", "cc-by-4.0", "CC_BY_4_0", "CC BY4.0")),
        ("Creative Commons Attribution 4.0 International", "CC_BY_4_0"),
        ("https://creativecommons.org/licenses/by/4.0/", "CC_BY_4_0"),
        ("CC BY-SA 4.0", "CC_BYSA_4_0"),
        ("CC BY-NC-SA 3.0", "CC_BYNCSA_3_0"),
        *((text, "CC0") for text in ("CC0", "CC 0", "CC0 1.0", "cc-0")),
        ("EUPL-1.2", "EUPL_1_2"),
    ],
)
def test_a_licence_is_found(text: str, code: str) -> None:
    assert meant(text) == [(code, True)]


def test_a_version_that_is_not_said_is_offered() -> None:
    assert meant("CC BY") == [("CC_BY_4_0", False)]


@pytest.mark.parametrize("text", ["", "public domain", "standby", "ask us", "x" * 5_000])
def test_what_is_no_licence_means_none(text: str) -> None:
    assert meant(text) == []


@pytest.mark.parametrize("name", ["CC BY 4.0", "CC BY-SA 4.0", "CC BY-NC 4.0", "CC BY-ND 4.0", "CC0"])
def test_the_usual_name_means_the_licence(name: str) -> None:
    ((code, certain),) = meant(name)
    assert (licence_name(IRI(LIST + code)), certain) == (name, True)
