"""A finding says what was found, where, what is expected, and what to write instead where that is known."""

from pathlib import Path

import pytest

from paraugs.contribute.findings.finding import Severity
from paraugs.contribute.findings.report import FileReport
from paraugs.contribute.validation import check_records
from paraugs.errors import Place
from paraugs.resources import Resources
from validating import GOOD_PRACTICE, ROOT, check_text, finding_of

GOOD = GOOD_PRACTICE.read_text(encoding="utf-8")
COUNTRY = "http://publications.europa.eu/resource/authority/country/"
PRACTICE = "https://w3id.org/paraugs/id/practice/ee/reading-buddies"


def with_change(folder: Path, old: str, new: str, language: str = "en") -> FileReport:
    assert GOOD.count(old) == 1
    return check_text(folder, GOOD.replace(old, new), language)


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_a_country_in_words_is_answered_with_its_entry(tmp_path: Path) -> None:
    finding = finding_of(
        with_change(tmp_path, "par:country country:EST", 'par:country "Estonia"'),
        "implementation-country-listed",
    )
    assert finding.severity == Severity.VIOLATION
    assert finding.message == (
        "“Estonia” was found in the field “country”; it is not in the EU list of countries. Use an entry "
        "of it: an IRI such as http://publications.europa.eu/resource/authority/country/EST."
    )
    assert (finding.focus, finding.path) == (f"{PRACTICE}#implementation-1", "par:country")
    assert finding.value == "Estonia"
    assert finding.near == Place(line_of(GOOD, "par:country"), 17)
    assert finding.fix is not None
    assert finding.fix.certain
    assert finding.fix.text == "Replace “Estonia” by country:EST."


@pytest.mark.parametrize("name", ["Igaunija", "eesti", "EST", "EE", "Viro"])
def test_a_country_is_known_by_its_name_in_any_language_and_by_its_codes(name: str, tmp_path: Path) -> None:
    report = with_change(tmp_path, "par:country country:EST", f'par:country "{name}"')
    fix = finding_of(report, "implementation-country-listed").fix
    assert fix is not None
    assert [str(triple.object) for triple in fix.add] == [f"{COUNTRY}EST"]


def test_a_misspelt_entry_is_answered_with_a_guess(tmp_path: Path) -> None:
    report = with_change(tmp_path, "<concept/scale/local>", "<concept/scale/lokal>")
    fix = finding_of(report, "practice-scale-listed").fix
    assert fix is not None
    assert not fix.certain
    assert fix.text == "Did you mean <https://w3id.org/paraugs/id/concept/scale/local>?"


def test_a_missing_title_is_a_violation_at_the_practice(tmp_path: Path) -> None:
    report = with_change(tmp_path, '    dct:title "Reading buddies"@en , "Lugemissõbrad"@et ;\n', "")
    finding = finding_of(report, "practice-title-required")
    assert (finding.severity, finding.focus, finding.path) == (Severity.VIOLATION, PRACTICE, "dct:title")
    assert finding.near == Place(line_of(GOOD, "a par:Practice"), 1)
    assert report.conforms is False


def test_a_title_of_a_hundred_characters_is_short_enough_and_one_more_is_not(tmp_path: Path) -> None:
    enough = with_change(tmp_path, '"Reading buddies"@en', f'"{"ā" * 100}"@en')
    too_long = with_change(tmp_path, '"Reading buddies"@en', f'"{"ā" * 101}"@en')
    assert enough.findings == ()
    assert finding_of(too_long, "practice-title-length").severity == Severity.VIOLATION


def test_a_text_without_a_language_tag_is_found(tmp_path: Path) -> None:
    report = with_change(tmp_path, '"Few pupils read for pleasure."@en', '"Few pupils read for pleasure."')
    finding = finding_of(report, "text-tagged")
    assert (finding.path, finding.value) == ("par:problem", "Few pupils read for pleasure.")
    assert finding.near == Place(line_of(GOOD, "Few pupils"), 17)


def test_a_language_that_is_none_of_europe_is_only_a_warning(tmp_path: Path) -> None:
    report = with_change(tmp_path, '"Few pupils read for pleasure."@en', '"Few pupils read for pleasure."@xx')
    assert finding_of(report, "text-known").severity == Severity.WARNING
    assert report.conforms


def test_an_end_before_the_start_is_found(tmp_path: Path) -> None:
    report = with_change(tmp_path, 'par:endYear "2014"', 'par:endYear "2011"')
    assert finding_of(report, "implementation-start-year-order").value == "2012"


@pytest.mark.parametrize(
    "year", ['"12"^^xsd:gYear', '"2012-13"^^xsd:gYear', "2012", '"2012"@en', '"soon"^^xsd:gYear']
)
def test_what_is_no_year_is_found_and_stops_nothing(year: str, tmp_path: Path) -> None:
    report = with_change(tmp_path, 'par:startYear "2012"^^xsd:gYear', f"par:startYear {year}")
    assert finding_of(report, "implementation-start-year-datatype").severity == Severity.VIOLATION


def test_a_day_that_does_not_exist_is_found_and_stops_nothing(tmp_path: Path) -> None:
    report = with_change(tmp_path, 'par:lastConfirmed "2024-06-01"', 'par:lastConfirmed "2024-02-31"')
    assert finding_of(report, "contribution-confirmed-datatype").value == "2024-02-31"


def test_a_level_of_another_scheme_is_found(tmp_path: Path) -> None:
    report = with_change(tmp_path, "<concept/evidence-step/evaluated>", "<concept/eef/3>")
    finding = finding_of(report, "assessment-level-scheme")
    assert finding.path == "par:level"
    assert "concept/eef/3" in finding.message


def test_a_misspelt_property_is_found_where_it_is_used(tmp_path: Path) -> None:
    report = with_change(tmp_path, "par:sideEffects", "par:sideEfects")
    finding = finding_of(report, "term-known")
    assert (finding.focus, finding.path) == (PRACTICE, "par:sideEfects")
    assert finding.near == Place(line_of(GOOD, "par:sideEffects"), 5)
    assert finding.fix is not None
    assert finding.fix.text == "Did you mean par:sideEffects?"


def test_a_fault_in_a_node_without_a_name_is_told_from_the_nearest_one_with_a_name(tmp_path: Path) -> None:
    bare = GOOD.replace("<practice/ee/reading-buddies#outcome-1>", "_:outcome").replace(
        "<practice/ee/reading-buddies#study-1>", "_:study"
    )
    text = bare.replace("<concept/study-design/pre-post>", '"pre-post"')
    finding = finding_of(check_text(tmp_path, text), "study-design-listed")
    assert (finding.focus, finding.path) == (PRACTICE, "par:outcome / par:study / par:studyDesign")
    assert finding.fix is not None
    (added,) = finding.fix.add
    assert str(added.object).endswith("/concept/study-design/pre-post")


def test_a_circle_of_nodes_without_names_ends(tmp_path: Path) -> None:
    text = f"{GOOD}\n_:a a par:Study ; dct:relation _:b .\n_:b dct:relation _:a .\n"
    finding = finding_of(check_text(tmp_path, text), "study-design-required")
    assert "_:" not in finding.focus + finding.path + finding.message


def test_findings_are_told_in_latvian(tmp_path: Path) -> None:
    report = with_change(tmp_path, "par:country country:EST", 'par:country "Igaunija"', "lv")
    finding = finding_of(report, "implementation-country-listed")
    assert finding.message.startswith("Laukā “valsts” atrasts “Igaunija”")
    assert finding.fix is not None
    assert finding.fix.text == "Aizstājiet “Igaunija” ar country:EST."


def test_findings_in_a_language_that_we_do_not_speak_are_told_in_english(tmp_path: Path) -> None:
    report = with_change(tmp_path, "par:country country:EST", 'par:country "Estonia"', "fi")
    assert finding_of(report, "implementation-country-listed").message.startswith("“Estonia” was found")


def test_violations_come_first_then_warnings_then_hints(tmp_path: Path) -> None:
    report = check_text(
        tmp_path, "@prefix par: <https://w3id.org/paraugs/ontology#> .\n<urn:x> a par:Practice .\n"
    )
    severities = [finding.severity for finding in report.findings]
    assert severities == sorted(severities, key=lambda severity: severity.weight)
    assert set(severities) == set(Severity)


def test_a_text_that_looks_like_a_placeholder_is_quoted_as_it_is(tmp_path: Path) -> None:
    report = with_change(tmp_path, "par:country country:EST", 'par:country "{?path} {?value}"')
    assert "“{?path} {?value}”" in finding_of(report, "implementation-country-listed").message


def test_a_practice_without_a_record_is_told_by_the_way_from_the_record(tmp_path: Path) -> None:
    path = tmp_path / "practice.ttl"
    path.write_text(GOOD.replace("    foaf:primaryTopic <practice/ee/reading-buddies> ;\n", ""), "utf-8")
    (report,) = check_records([path], Resources(ROOT)).files
    assert finding_of(report, "practice-record-required").path == "^foaf:primaryTopic"


def test_a_title_in_neither_english_nor_the_language_of_the_record_is_found(tmp_path: Path) -> None:
    report = with_change(tmp_path, '"Reading buddies"@en , "Lugemissõbrad"@et', '"Lasīšanas draugi"@lv')
    finding = finding_of(report, "contribution-title-language-known")
    assert finding.path == "foaf:primaryTopic / dct:title"
