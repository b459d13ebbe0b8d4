"""The page of the rules: every rule that a finding can lead to, in words, from the shapes themselves."""

import re

import pytest
import rdflib
from flask.testing import FlaskClient
from rdflib.namespace import SH

from validating import SHAPES, checker


def page(client: FlaskClient, language: str) -> str:
    answer = client.get(f"/{language}/shapes", headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert answer.mimetype == "text/html"
    return answer.get_data(as_text=True)


@pytest.mark.parametrize(("language", "word"), [("en", "must be mended"), ("lv", "jāizlabo")])
def test_every_rule_has_its_place_and_its_words(client: FlaskClient, language: str, word: str) -> None:
    shapes = checker().referee.shapes
    text = page(client, language)
    anchors = re.findall(r'<section class="term" id="([\w-]+)"', text)
    spoken = {str(shape).removeprefix(SHAPES) for shape in shapes.subjects(SH.message)}
    assert set(anchors) == spoken
    assert len(anchors) == len(spoken)
    assert word in text
    for shape in shapes.subjects(SH.message):
        (description,) = [each for each in shapes.objects(shape, SH.description) if each.language == language]  # type: ignore[attr-defined]
        assert rdflib.Literal(description, lang=language) == description
        assert str(description).replace("'", "&#39;") in text


def test_a_rule_stands_with_its_kind_its_path_and_its_section(client: FlaskClient) -> None:
    text = page(client, "en")
    practice = text[text.index('id="kind-Practice"') : text.index('id="practice-title-required"')]
    assert "What it is" in practice
    assert "<code>^foaf:primaryTopic</code>" in text
    assert "<code>par:startYear | par:startCertainty</code>" in text


def test_a_program_gets_the_shapes_and_a_browser_the_page(client: FlaskClient) -> None:
    assert client.get("/shapes", headers={"Accept": "text/turtle"}).mimetype == "text/turtle"
    assert client.get("/shapes.html").mimetype == "text/html"
    assert client.get("/shapes").mimetype == "text/html"
