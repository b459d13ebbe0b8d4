"""A state's code in any of its spellings is the country of the vocabulary, and back the one of our IRIs."""

import pytest

from paraugs.errors import NotFound
from paraugs.people.states import code_of, state_of, states

COUNTRY = "http://publications.europa.eu/resource/authority/country/"
SPELLINGS = {
    "lv": ("LVA", "lv"), "LV": ("LVA", "lv"), " lva ": ("LVA", "lv"), "EL": ("GRC", "el"),
    "GR": ("GRC", "el"), "grc": ("GRC", "el"), "uk": ("GBR", "uk"), "GB": ("GBR", "uk"), "GBR": ("GBR", "uk"),
}  # fmt: skip


@pytest.mark.parametrize("written", SPELLINGS)
def test_a_code_is_understood(written: str) -> None:
    country, code = SPELLINGS[written]
    assert state_of(written).value == COUNTRY + country
    assert code_of(state_of(written)) == code_of(COUNTRY + country) == code


@pytest.mark.parametrize("written", ["", "XX", "Latvia", "eu27"])
def test_another_is_refused_by_name(written: str) -> None:
    with pytest.raises(NotFound, match="write it as LV or LVA"):
        state_of(written)


def test_no_other_iri_has_a_code() -> None:
    with pytest.raises(NotFound):
        code_of(COUNTRY + "XXX")


def test_every_state_has_a_code_of_its_own_and_names() -> None:
    known = states().values()
    assert len({state.code for state in known}) == len(known) > 40
    assert all(state_of(state.code) == state.iri for state in known)
    assert states()[COUNTRY + "GRC"].name("lv") == "Grieķija"
    assert states()[COUNTRY + "GRC"].name("xx") == "Greece"
