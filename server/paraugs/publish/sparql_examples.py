"""Questions with the queries that answer them, as other query editors read them.

Sources: SHACL, section 5.2.1 (prefix declarations); the collection of the SIB, which its editor and tools
read (https://github.com/sib-swiss/sparql-examples).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from paraugs.graph.lexer import outline
from paraugs.graph.named import NamedQueries, NamedQuery
from paraugs.publish.statements import a
from paraugs.resources import Resources
from paraugs.settings import BASE_IRI
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Subject, Term, Triple
from paraugs.turtle import write_turtle

PATH = "/.well-known/sparql-examples"
FILE = "data/examples.ttl"
"""Where they are shipped as a graph of the dataset: `paraugs check --record` writes it."""
GRAPH = f"{BASE_IRI}id/graph/examples"
_SCHEMA = "https://schema.org/"
_DESCRIBE = "https://purl.expasy.org/sparql-examples/ontology#"
_FORMS = {
    "SELECT": (term("sh:SPARQLSelectExecutable"), term("sh:select")),
    "ASK": (term("sh:SPARQLAskExecutable"), term("sh:ask")),
    "CONSTRUCT": (term("sh:SPARQLConstructExecutable"), term("sh:construct")),
    "DESCRIBE": (IRI(f"{_DESCRIBE}SPARQLDescribeExecutable"), IRI(f"{_DESCRIBE}describe")),
}
_LANGUAGES = ("en", "lv")


@dataclass(frozen=True, slots=True)
class Naming:
    """What names of examples begin with, what stands for their prefixes, and the endpoint that they ask."""

    examples: str
    prefixes: str
    endpoint: str

    @classmethod
    def at(cls, address: str) -> "Naming":
        """The names on a server at an address."""
        return cls(f"{address}{PATH}/", f"{address}{PATH}#prefixes", f"{address}/sparql")


IN_THE_GRAPH = Naming(f"{GRAPH}#", f"{GRAPH}#prefixes", f"{BASE_IRI}sparql")
"""The names in the dataset, which are the same on every server."""


def describe_examples(queries: Iterable[NamedQuery], naming: Naming) -> list[Triple]:
    """Describe examples."""
    prefixes: dict[str, str] = {}
    triples: list[Triple] = []
    for query in queries:
        triples += _example(query, naming)
        prefixes |= outline(query.text).prefixes
    return [*triples, *_declarations(prefixes, naming)]


def published_queries(resources: Resources) -> list[NamedQuery]:
    """The queries that are published as examples."""
    folders = (NamedQueries(resources, f"queries/{each}") for each in ("examples", "competency"))
    return [folder[name] for folder in folders for name in folder.names()]


def as_file(resources: Resources) -> str:
    """The examples as the shipped file of their graph, in Turtle."""
    return write_turtle(describe_examples(published_queries(resources), IN_THE_GRAPH))


def _example(query: NamedQuery, naming: Naming) -> Iterator[Triple]:
    form, text = outline(query.text).form, _without_header(query.text)
    kind, asks = _FORMS[form]
    thing = IRI(f"{naming.examples}{query.name}")
    said: list[tuple[IRI, Term]] = [
        (term("rdf:type"), term("sh:SPARQLExecutable")),
        (term("rdf:type"), kind),
        (asks, Literal(text)),
        (term("sh:prefixes"), IRI(naming.prefixes)),
        (IRI(f"{_SCHEMA}target"), IRI(naming.endpoint)),
    ]
    languages = [each for each in _LANGUAGES if each == "en" or f"summary-{each}" in query.header]
    said += [(term("rdfs:comment"), Literal(query.summary_in(each), each)) for each in languages]
    tags = query.header.get("tags", "").split(",")
    said += [(IRI(f"{_SCHEMA}keywords"), Literal(tag.strip())) for tag in tags if tag.strip()]
    yield from (Triple(thing, predicate, value) for predicate, value in said)


def _declarations(prefixes: Mapping[str, str], naming: Naming) -> Iterator[Triple]:
    whole = IRI(naming.prefixes)
    yield _said(*a(whole, "owl:Ontology"))
    for name, iri in sorted(prefixes.items()):
        declaration = IRI(f"{whole.value}-{name}")
        yield Triple(whole, term("sh:declare"), declaration)
        yield _said(*a(declaration, "sh:PrefixDeclaration"))
        yield Triple(declaration, term("sh:prefix"), Literal(name))
        namespace = Literal(iri, None, term("xsd:anyURI").value)
        yield Triple(declaration, term("sh:namespace"), namespace)


def _said(subject: Subject, predicate: str, value: Term) -> Triple:
    return Triple(subject, term(predicate), value)


def _without_header(text: str) -> str:
    return (
        "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#+")).strip() + "\n"
    )
