"""ISCED levels and fields, and the stages mapped to them."""

from shipped import Statements

LEVELS = {
    "early-childhood": "0",
    "primary": "1",
    "secondary": "23",
    "school": "123",
    "vet": "345",
    "higher": "5678",
    "adult": "",
}


def test_the_levels_are_those_from_nought_to_eight(vocabularies: Statements) -> None:
    levels = vocabularies.having("skos:inScheme", "scheme/isced-level")
    assert levels == [f"concept/isced-level/{number}" for number in range(9)]
    assert all(vocabularies.of(level, "skos:notation") == {level[-1]} for level in levels)


def test_every_stage_names_its_levels(vocabularies: Statements) -> None:
    stages = vocabularies.having("skos:inScheme", "scheme/education-stage")
    assert stages == sorted(f"concept/education-stage/{stage}" for stage in LEVELS)
    for stage, levels in LEVELS.items():
        named = vocabularies.of(f"concept/education-stage/{stage}", "par:iscedLevel")
        assert named == {f"concept/isced-level/{level}" for level in levels}, stage


def test_the_fields_nest_by_code(vocabularies: Statements) -> None:
    fields = vocabularies.having("skos:inScheme", "scheme/isced-field")
    assert len(fields) == 220
    for field in fields:
        (code,) = vocabularies.of(field, "skos:notation")
        assert field == f"concept/isced-field/{code}"
        assert 2 <= len(code) <= 4
        expected = {f"concept/isced-field/{code[:-1]}"} if len(code) > 2 else set()
        assert vocabularies.of(field, "skos:broader") == expected, code


def test_every_field_names_its_counterpart_in_the_learning_model(vocabularies: Statements) -> None:
    for field in vocabularies.having("skos:inScheme", "scheme/isced-field"):
        code = field.rpartition("/")[2]
        matches = vocabularies.of(field, "skos:exactMatch")
        assert matches == {f"http://data.europa.eu/snb/isced-f/{code}"}, field
