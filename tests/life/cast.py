"""The cast of the tests of contributions' life: synthetic practices, and the people who handle them."""

from paraugs.contribute.desk.port import Document
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.people.roles import Actor, Role
from paraugs.people.states import state_of

TURTLE = "text/turtle"


def address(slug: str, state: str = "lv") -> str:
    """Give the address of a contribution."""
    return f"{THINGS}contribution/{state}/{slug}"


def topic(slug: str, state: str = "lv") -> str:
    """Give the address of a practice."""
    return f"{THINGS}practice/{state}/{slug}"


def somebody(role: Role, state: str = "LV", language: str = "en") -> Actor:
    """Give somebody of a state in a role."""
    return Actor(
        iri=f"{THINGS}account/{role}-{state.lower()}",
        name="Invented Person",
        role=role,
        member_state=state_of(state).value,
        organisation="Invented Ministry",
        language=language,
    )


def practice(
    slug: str = "reading-hour", title: str = "Reading hour", state: str = "lv", more: str = ""
) -> str:
    """Give a synthetic practice without violations as Turtle; `more` are further statements about it."""
    country = state_of(state).value.rsplit("/", 1)[-1]
    return f"""
@base <{THINGS}> .
@prefix country: <{PREFIXES["country"]}> .
@prefix dcat: <{PREFIXES["dcat"]}> .
@prefix dct: <{PREFIXES["dct"]}> .
@prefix foaf: <{PREFIXES["foaf"]}> .
@prefix language: <{PREFIXES["language"]}> .
@prefix licence: <{PREFIXES["licence"]}> .
@prefix org: <{PREFIXES["org"]}> .
@prefix par: <{PREFIXES["par"]}> .
@prefix skos: <{PREFIXES["skos"]}> .
@prefix vcard: <{PREFIXES["vcard"]}> .
@prefix xsd: <{PREFIXES["xsd"]}> .

<contribution/{state}/{slug}> a par:Contribution ;
    foaf:primaryTopic <practice/{state}/{slug}> ;
    dct:license licence:CC_BY_4_0 ;
    dct:source <https://example.org/{slug}> ;
    dct:language language:ENG .

<practice/{state}/{slug}> a par:Practice ;
    dct:title "{title}"@en ;
    dct:abstract "A synthetic practice for the tests: {title}."@en ;
    dct:description "Once a week everybody reads for an hour. Invented for the tests: {slug}."@en ;
    par:objective <objective/et2020-so2> ;
    par:topic <concept/topic/reading> ;
    par:learningMode <concept/learning-mode/formal> ;
    par:educationStage <concept/education-stage/primary> ;
    par:targetGroup <concept/target-group/primary-pupils> ;
    par:implementation <practice/{state}/{slug}#implementation-1> .

<practice/{state}/{slug}#implementation-1> a par:Implementation ;
    par:country country:{country} ;
    par:responsibleBody <practice/{state}/{slug}#body-1> ;
    par:implementationStatus <concept/implementation-status/implementation> ;
    par:stillRunning true ;
    par:startYear "2019"^^xsd:gYear .

<practice/{state}/{slug}#body-1> a org:Organization ;
    skos:prefLabel "An invented school"@en ;
    par:organisationKind <concept/organisation-kind/school> .
{more}
"""


def document(turtle: str) -> Document:
    """Give Turtle as it is handed in."""
    return Document(turtle.encode(), TURTLE)


def broken(slug: str = "reading-hour", state: str = "lv") -> str:
    """Give a practice with one violation: it has no title."""
    return practice(slug, state=state).replace('    dct:title "Reading hour"@en ;\n', "")


CONTACT = """
<practice/lv/{slug}> dcat:contactPoint <practice/lv/{slug}#contact-1> .
<practice/lv/{slug}#contact-1> a vcard:Kind ; vcard:fn "Invented Person" ;
    vcard:hasEmail <mailto:person@example.org> .
"""
