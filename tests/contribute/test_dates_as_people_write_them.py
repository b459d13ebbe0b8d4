"""A date in any usual form is understood; one that could be read in two ways is offered in both."""

import pytest

from paraugs.contribute.fixes.dates import dates_meant
from paraugs.contribute.fixes.patching import Meant
from paraugs.short_names import term
from paraugs.terms import Literal

DATE, MONTH, YEAR = term("xsd:date"), term("xsd:gYearMonth"), term("xsd:gYear")


def meant(text: str, *datatypes: object) -> list[tuple[str, str, bool]]:
    found: list[Meant] = list(dates_meant(text, datatypes))  # type: ignore[arg-type]
    told = []
    for each in found:
        assert isinstance(each.term, Literal)
        told.append((each.term.value, str(each.term.datatype).rpartition("#")[2], each.certain))
    return told


@pytest.mark.parametrize(
    "text",
    [
        *("2024-05-31", " 2024-05-31 ", "2024-5-31", "2024/05/31", "2024.05.31.", "20240531"),
        *("2024-05-31T00:00:00Z", "2024-05-31Z", "31.05.2024", "31.5.2024.", "31/05/2024", "31-05-2024"),
        *(
            "31 May 2024",
            "May 31, 2024",
            "31. Mai 2024",
            "2024. gada 31. maijs",
            "31 maja 2024",
            "31 mai 2024",
        ),
        *("2024 m. gegužės 31 d.", "31 μαΐου 2024", "31 май 2024 г.", "31 toukokuuta 2024"),
    ],
)
def test_a_day_is_understood(text: str) -> None:
    assert meant(text, DATE) == [("2024-05-31", "date", True)]


def test_a_day_with_full_stops_is_read_as_europe_does() -> None:
    assert meant("03.05.2024", DATE) == [("2024-05-03", "date", True)]


def test_a_day_that_could_be_a_month_is_offered_both_ways() -> None:
    assert meant("03/05/2024", DATE) == [("2024-05-03", "date", False), ("2024-03-05", "date", False)]


def test_a_day_that_cannot_be_a_month_is_certain() -> None:
    assert meant("05/31/2024", DATE) == [("2024-05-31", "date", True)]


def test_a_month_whose_name_means_another_elsewhere_is_offered_both_ways() -> None:
    assert meant("1. listopad 2024", DATE) == [("2024-10-01", "date", False), ("2024-11-01", "date", False)]


@pytest.mark.parametrize(
    "text", ["2012", "2012.", "2012. gads", "2012. g.", "31.05.2012", "2012-05", "5/2012"]
)
def test_a_year_is_taken_from_whatever_holds_it(text: str) -> None:
    assert meant(text, YEAR) == [("2012", "gYear", True)]


@pytest.mark.parametrize("text", ["2012-2014", "2012/13", "2012–2014"])
def test_the_first_of_two_years_is_only_offered(text: str) -> None:
    assert meant(text, YEAR) == [("2012", "gYear", False)]


def test_what_is_wanted_says_how_exact_a_date_is() -> None:
    assert meant("05/2024", DATE, MONTH, YEAR) == [("2024-05", "gYearMonth", True)]
    assert meant("2024", DATE, MONTH, YEAR) == [("2024", "gYear", True)]
    assert meant("05/2024", DATE) == [("2024-05-01", "date", False)]
    assert meant("2024", DATE) == [("2024-01-01", "date", False)]


@pytest.mark.parametrize(
    "text", ["", "soon", "31.02.2024", "2024-02-30", "12", "13/2024", "0000", "9" * 4000]
)
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert meant(text, DATE, YEAR) == []
