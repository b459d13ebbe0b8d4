"""A form asks what the shapes demand, in their words and order, and a little more that nothing demands."""

from functools import cache

import pytest
import rdflib
from rdflib.namespace import SH

from paraugs.errors import NotFound
from paraugs.forms.model import CONTRIBUTABLE, Field, Form, Forms, said
from paraugs.forms.reading import read_forms
from paraugs.resources import Resources
from paraugs.short_names import short_name, term
from paraugs.terms import IRI
from validating import ROOT

SCHEME = "https://w3id.org/paraugs/id/scheme/"


@cache
def forms() -> Forms:
    return read_forms(Resources(ROOT))


def field(name: str, *, of: str = "practice") -> Field:
    found = forms().of(of).field(term(name))
    assert found is not None
    return found


def part(name: str) -> Form:
    found = field(name).part
    assert found is not None
    return found


def every_field(form: Form) -> list[Field]:
    own = list(form.fields())
    return own + [inner for field in own if field.part for inner in every_field(field.part)]


def test_sections_stand_in_the_order_of_their_groups() -> None:
    assert [said(section.names, "en") for section in forms().of("practice").sections] == [
        "What it is",
        "Whom it helps to learn, and where",
        "How it works",
        "Where, when and by whom",
        "Does it work",
        "What others can take from it",
        "Links with others",
        "About this record",
    ]


def test_several_shapes_of_one_property_are_one_field() -> None:
    title = field("dct:title")
    assert title == Field(
        path=term("dct:title"),
        names={"en": "title", "lv": "nosaukums"},
        descriptions={
            "en": "A name of at most 100 characters, in English or the language of the record.",
            "lv": "Nosaukums līdz 100 rakstzīmēm angļu valodā vai ieraksta valodā.",
        },
        kind="text",
        order=1,
        languages=True,
        required=True,
        longest=100,
    )


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("long-text", ["dct:abstract", "dct:description", "par:whatDidNotWork"]),
        ("concept", ["par:topic", "par:objective", "par:sharedThrough", "par:scale"]),
        ("number", ["par:numberReached"]),
        ("link", ["dct:source", "foaf:page"]),
        ("part", ["par:implementation", "par:outcome", "par:material"]),
    ],
)
def test_the_kind_of_a_field_follows_from_its_constraints(kind: str, names: list[str]) -> None:
    assert {name: field(name).kind for name in names} == dict.fromkeys(names, kind)


def test_a_part_has_a_form_of_its_own() -> None:
    kinds = {short_name(field.path): field.kind for field in part("par:implementation").fields()}
    assert kinds["par:responsibleBody"] == "part"
    assert kinds["par:startYear"] == "year"
    assert kinds["par:stillRunning"] == "yes-no"
    body = part("par:implementation").field(term("par:responsibleBody"))
    assert body is not None
    assert body.part is not None
    assert [short_name(field.path) for field in body.part.fields()] == [
        "skos:prefLabel",
        "par:organisationKind",
    ]


def test_choices_are_a_list_or_a_class() -> None:
    assert field("par:topic").choices == IRI(SCHEME + "topic")
    assert field("par:objective").choices == term("par:StrategicObjective")
    shared = field("par:sharedThrough")
    assert (shared.choices, shared.more_choices) == (term("par:Activity"), (term("par:Instrument"),))


def test_one_of_two_fields_can_be_enough() -> None:
    start = part("par:implementation").field(term("par:startYear"))
    assert start is not None
    assert (start.required, start.alternatives) == (True, (term("par:startCertainty"),))


def test_what_is_recommended_is_not_required() -> None:
    problem = field("par:problem")
    assert (problem.required, problem.recommended) == (False, True)


def test_an_event_is_asked_what_every_event_is_asked_and_more() -> None:
    events = {field.path for field in forms().of("event").fields()}
    reviews = {field.path for field in forms().of("peer-review").fields()}
    assert reviews - events == {term("par:reviewedState"), term("par:reviewingState")}
    assert events <= reviews


def test_nobody_is_asked_what_the_server_writes() -> None:
    names = [short_name(field.path) for field in forms().record.fields()]
    assert names == [
        "dct:license",
        "dct:source",
        "dct:language",
        "par:machineTranslation",
        "par:contactConsent",
    ]
    assert not [
        field for field in forms().record.fields() if field.required and field.path != term("dct:license")
    ]


def test_an_assessment_by_itself_is_asked_of_which_outcome_it_is() -> None:
    claim = field("par:assessment", of="assessment")
    assert (claim.inverse, claim.choices, claim.required) == (True, term("par:OutcomeClaim"), True)
    nested = part("par:outcome").field(term("par:assessment"))
    assert nested is not None
    assert nested.part is not None
    assert nested.part.field(term("par:assessment")) is None


@pytest.mark.parametrize("word", CONTRIBUTABLE)
def test_every_field_is_named_and_explained_in_both_languages(word: str) -> None:
    for field in every_field(forms().of(word)) + every_field(forms().record):
        assert sorted(field.names) == ["en", "lv"], field.path
        assert sorted(field.descriptions) == ["en", "lv"], field.path


@pytest.mark.parametrize("word", CONTRIBUTABLE)
def test_every_single_demand_on_a_kind_is_asked_about(word: str) -> None:
    """What must be there can be filled in: of each demand for a value, one property at least is a field."""
    shapes = rdflib.Graph().parse(data=(ROOT / "shapes" / "required.ttl").read_bytes(), format="turtle")
    form = forms().of(word)
    asked = {field.path for field in form.fields()}
    for node in shapes.subjects(SH.targetClass, rdflib.URIRef(form.kind.value)):
        for shape in shapes.objects(node, SH.property):
            path = shapes.value(shape, SH.path)
            assert path is not None
            choice = shapes.value(path, SH.alternativePath)
            properties = [path] if choice is None else list(shapes.items(choice))
            named = {IRI(str(name)) for name in properties if isinstance(name, rdflib.URIRef)}
            assert not named or named & asked, shape


def test_there_is_no_form_for_anything_else() -> None:
    with pytest.raises(NotFound):
        forms().of("benchmark")
