"""An entry of a list is known by its name in any language, its codes and near spelling; so are licences."""

import pytest

from paraugs.contribute.fixes.entries import EntryFinder
from paraugs.contribute.fixes.licences import licences_meant
from paraugs.terms import IRI, Literal
from validating import checker

COUNTRIES = IRI("http://publications.europa.eu/resource/authority/country")
LANGUAGES = IRI("http://publications.europa.eu/resource/authority/language")
LICENCES = "http://publications.europa.eu/resource/authority/licence/"


def meant(text: str, wanted: IRI) -> list[tuple[str, bool]]:
    found = EntryFinder(checker().vocabulary).meant(Literal(text), [wanted])
    return [(str(each.term).rpartition("/")[2], each.certain) for each in found]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        *(("Igaunija", "EST"), ("eesti", "EST"), ("EST", "EST"), ("EE", "EST"), ("Viro", "EST")),
        *(("GR", "GRC"), ("EL", "GRC"), ("Grece", "GRC"), ("GB", "GBR"), ("UK", "GBR"), (" latvia ", "LVA")),
        *(("Češka", "CZE"), ("ceska", "CZE"), ("Ελλάδα", "GRC")),
    ],
)
def test_a_country_is_known_by_name_or_code(text: str, country: str) -> None:
    assert meant(text, COUNTRIES) == [(country, True)]


@pytest.mark.parametrize(
    ("text", "country"), [("Lativa", "LVA"), ("Eestonia", "EST"), ("Republic of Latvia", "LVA")]
)
def test_a_misspelt_country_is_only_offered(text: str, country: str) -> None:
    found = meant(text, COUNTRIES)
    assert found[0] == (country, False)
    assert not any(certain for _, certain in found)


@pytest.mark.parametrize("text", ["lv", "LAV", "latviešu valoda", "Latvian", "lettisch"])
def test_a_language_is_known_by_name_or_code(text: str) -> None:
    assert meant(text, LANGUAGES) == [("LAV", True)]


@pytest.mark.parametrize("text", ["", "?", "xyzzy nothing of the kind", "a" * 100_000])
def test_what_is_no_country_is_not_guessed(text: str) -> None:
    assert meant(text, COUNTRIES) == []


def test_a_hostile_number_of_names_is_not_guessed_at_all() -> None:
    finder = EntryFinder(checker().vocabulary)
    guessed = [finder.meant(Literal(f"Latvi{number}"), [COUNTRIES]) for number in range(1000)]
    assert sum(bool(found) for found in guessed) <= 300
    assert guessed[0]


@pytest.mark.parametrize(
    ("text", "licence", "certain"),
    [
        ("CC BY 4.0", "CC_BY_4_0", True),
        ("cc-by-sa-4.0", "CC_BYSA_4_0", True),
        ("https://creativecommons.org/licenses/by/4.0/", "CC_BY_4_0", True),
        ("http://creativecommons.org/licenses/by-nc-nd/3.0/", "CC_BYNCND_3_0", True),
        ("Creative Commons Attribution 4.0 International", "CC_BY_4_0", True),
        ("CC-BY", "CC_BY_4_0", False),
        ("CC0", "CC0", True),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0", True),
        ("EUPL 1.2", "EUPL_1_2", True),
    ],
)
def test_a_licence_is_known_by_name_or_address(text: str, licence: str, certain: bool) -> None:
    assert [(str(each.term), each.certain) for each in licences_meant(text)] == [
        (LICENCES + licence, certain)
    ]


@pytest.mark.parametrize("text", ["all rights reserved", "", "by" * 5_000])
def test_what_is_no_licence_is_not_guessed(text: str) -> None:
    assert list(licences_meant(text)) == []
