"""Six syntaxes are read, faults have a place, and nothing that could hurt is let in."""

import pytest

from paraugs.errors import Place, SyntaxFault, UnsupportedMediaType
from paraugs.graph.nesting import MAX_DEPTH
from paraugs.graph.parsing import media_type_of, parse
from paraugs.terms import IRI, BlankNode, Literal, Quad

EX = "http://example.org/"
STATEMENT = Quad(IRI(EX + "kiva"), IRI(EX + "title"), Literal("KiVa", "fi"), None)
IN_GRAPH = Quad(*STATEMENT[:3], IRI(EX + "finland"))
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

DOCUMENTS = {
    "text/turtle": (f'@prefix ex: <{EX}> . ex:kiva ex:title "KiVa"@fi .', STATEMENT),
    "application/n-triples": (f'<{EX}kiva> <{EX}title> "KiVa"@fi .', STATEMENT),
    "application/rdf+xml": (
        f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:ex="{EX}"><rdf:Description rdf:about="{EX}kiva">'
        '<ex:title xml:lang="fi">KiVa</ex:title></rdf:Description></rdf:RDF>',
        STATEMENT,
    ),
    "application/ld+json": (
        f'{{"@id": "{EX}kiva", "{EX}title": {{"@value": "KiVa", "@language": "fi"}}}}',
        STATEMENT,
    ),
    "application/trig": (f'<{EX}finland> {{ <{EX}kiva> <{EX}title> "KiVa"@fi }}', IN_GRAPH),
    "application/n-quads": (f'<{EX}kiva> <{EX}title> "KiVa"@fi <{EX}finland> .', IN_GRAPH),
}

FAULTS = {
    "turtle": (
        "text/turtle",
        b"@prefix ex: <http://example.org/> .\nex:a ex:b ex:c ;; .\nex:a ex:b .",
        Place(3, 11),
    ),
    "an unknown prefix": ("text/turtle", b"\n\n  no:a no:b no:c .", Place(3, 3)),
    "n-triples": ("application/n-triples", b"<http://a> <http://b> .", Place(1, 23)),
    "json": ("application/ld+json", b'{"@id":\n "http://a",,}', Place(2, 13)),
    "a relative IRI without a base": ("text/turtle", b"<a> <b> <c> .", Place(1, 1)),
}


@pytest.mark.parametrize("media_type", DOCUMENTS)
def test_a_document_gives_its_statements(media_type: str) -> None:
    text, wanted = DOCUMENTS[media_type]
    assert parse(text.encode(), media_type) == [wanted]


def test_terms_stay_as_they_were_written() -> None:
    text = f'<{EX}a> <{EX}b> "01"^^<http://www.w3.org/2001/XMLSchema#integer> .'
    [quad] = parse(text.encode(), "application/n-triples")
    assert quad.object == Literal("01", None, "http://www.w3.org/2001/XMLSchema#integer")


def test_relative_iris_start_from_the_base() -> None:
    [quad] = parse(b"<kiva> <title> <#top> .", "text/turtle", EX)
    assert quad[:3] == (IRI(EX + "kiva"), IRI(EX + "title"), IRI(EX + "#top"))


def test_blank_nodes_of_two_documents_are_two() -> None:
    document = f"_:x <{EX}a> _:x .".encode()
    [first], [second] = parse(document, "text/turtle"), parse(document, "text/turtle")
    assert isinstance(first.subject, BlankNode)
    assert first.subject == first.object != second.subject


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_has_a_place(case: str) -> None:
    media_type, data, place = FAULTS[case]
    with pytest.raises(SyntaxFault) as caught:
        parse(data, media_type)
    assert caught.value.place == place


def test_the_reason_does_not_repeat_the_place() -> None:
    with pytest.raises(SyntaxFault) as caught:
        parse(b"\n\n  no:a no:b no:c .", "text/turtle")
    assert str(caught.value) == "line 3, column 3: The prefix no: has not been declared"


def test_bytes_that_are_not_utf_8_are_a_fault() -> None:
    with pytest.raises(SyntaxFault):
        parse(b'<http://a> <http://b> "\xff" .', "application/n-triples")


@pytest.mark.parametrize("prolog", ["", '<?xml version="1.0"?>\n', "<!-- a -->\n <?x y?> ", "\ufeff"])
def test_a_document_type_is_refused(prolog: str) -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n'
    with pytest.raises(SyntaxFault, match="document type is not allowed") as caught:
        parse((prolog + bomb + DOCUMENTS["application/rdf+xml"][0]).encode(), "application/rdf+xml")
    assert caught.value.place == Place(prolog.count("\n") + 1, len(prolog.split("\n")[-1]) + 1)


def test_the_word_doctype_in_a_text_is_harmless() -> None:
    text = DOCUMENTS["application/rdf+xml"][0].replace("KiVa", "&lt;!DOCTYPE")
    assert parse(text.encode(), "application/rdf+xml")[0].object == Literal("<!DOCTYPE", "fi")


@pytest.mark.parametrize(("opened", "closed"), [("[", "]"), ('{"@graph":', "}")])
def test_json_that_is_nested_too_deep_is_refused(opened: str, closed: str) -> None:
    deep = opened * 5_000 + "{}" + closed * 5_000
    with pytest.raises(SyntaxFault, match=f"deeper than {MAX_DEPTH}") as caught:
        parse(deep.encode(), "application/ld+json")
    assert caught.value.place == Place(1, len(opened) * MAX_DEPTH + 1)


def test_brackets_in_a_text_are_not_nesting() -> None:
    text = DOCUMENTS["application/ld+json"][0].replace("KiVa", "[" * 300 + '\\"' + "{" * 300)
    assert parse(text.encode(), "application/ld+json")[0].object == Literal("[" * 300 + '"' + "{" * 300, "fi")


def test_a_context_elsewhere_is_not_fetched() -> None:
    with pytest.raises(SyntaxFault, match="nothing is fetched"):
        parse(b'{"@context": "https://example.org/context", "@id": "a"}', "application/ld+json", EX)


@pytest.mark.parametrize("last", ["http://example.org/", "t0:a"], ids=["chain", "circle"])
@pytest.mark.parametrize("form", ['{"@context": {%s}, "t0:a": 1}', '[{"@context": [{}, {%s}]}]'])
def test_terms_that_stand_for_one_another_without_end_are_refused(form: str, last: str) -> None:
    terms = [
        *(f'"t{number}": {{"@id": "t{number + 1}:a"}}' for number in range(2_000)),
        f'"t2000": "{last}"',
    ]
    with pytest.raises(SyntaxFault, match="stand for one another"):
        parse((form % ",".join(terms)).encode(), "application/ld+json")


def test_a_context_that_is_handed_in_is_used_without_moving_a_line() -> None:
    context = b'{\n "@context": {\n "title": "http://example.org/title", "back\\\\slash": "http://example.org/b"}\n}'
    document = (
        b'{"@context": "https://example.org/context",\n "@id": "http://example.org/kiva",\n "title": "KiVa"}'
    )
    contexts = {"https://example.org/context": context}
    [quad] = parse(document, "application/ld+json", contexts=contexts)
    assert quad == Quad(IRI(EX + "kiva"), IRI(EX + "title"), Literal("KiVa"), None)
    with pytest.raises(SyntaxFault) as caught:
        parse(document.replace(b'"KiVa"', b"oops"), "application/ld+json", contexts=contexts)
    assert caught.value.place is not None
    assert caught.value.place.line == 3


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("practice.ttl", "text/turtle"),
        ("data/practices/fi.trig", "application/trig"),
        ("all.NT", "application/n-triples"),
        ("all.nq", "application/n-quads"),
        ("ontology.owl", "application/rdf+xml"),
        ("practice.rdf", "application/rdf+xml"),
        ("practice.jsonld", "application/ld+json"),
    ],
)
def test_a_file_name_tells_the_media_type(name: str, media_type: str) -> None:
    assert media_type_of(name) == media_type


@pytest.mark.parametrize("name", ["practice.csv", "practice", ".ttl/x"])
def test_other_file_names_are_refused(name: str) -> None:
    with pytest.raises(UnsupportedMediaType, match="\\.ttl"):
        media_type_of(name)


@pytest.mark.parametrize("media_type", ["text/csv", "text/n3", "nonsense", ""])
def test_other_media_types_are_refused(media_type: str) -> None:
    with pytest.raises(UnsupportedMediaType, match="text/turtle"):
        parse(b"", media_type)
