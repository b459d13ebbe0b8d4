"""Questions with the queries that answer them, as other query editors read them.

Sources: SHACL, section 5.2.1 (prefix declarations); the collection of the SIB, which its editor and tools
read (https://github.com/sib-swiss/sparql-examples).
"""

from collections.abc import Iterable, Iterator, Mapping

from paraugs.graph.lexer import outline
from paraugs.graph.named import NamedQuery
from paraugs.publish.statements import a
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Subject, Term, Triple

PATH = "/.well-known/sparql-examples"
_SCHEMA = "https://schema.org/"
_DESCRIBE = "https://purl.expasy.org/sparql-examples/ontology#"
_FORMS = {
    "SELECT": (term("sh:SPARQLSelectExecutable"), term("sh:select")),
    "ASK": (term("sh:SPARQLAskExecutable"), term("sh:ask")),
    "CONSTRUCT": (term("sh:SPARQLConstructExecutable"), term("sh:construct")),
    "DESCRIBE": (IRI(f"{_DESCRIBE}SPARQLDescribeExecutable"), IRI(f"{_DESCRIBE}describe")),
}
_LANGUAGES = ("en", "lv")


def describe_examples(queries: Iterable[NamedQuery], address: str) -> list[Triple]:
    """Describe examples for the endpoint of a server at an address."""
    prefixes: dict[str, str] = {}
    triples: list[Triple] = []
    for query in queries:
        triples += _example(query, address)
        prefixes |= outline(query.text).prefixes
    return [*triples, *_declarations(prefixes, address)]


def _example(query: NamedQuery, address: str) -> Iterator[Triple]:
    form, text = outline(query.text).form, _without_header(query.text)
    kind, asks = _FORMS[form]
    thing = IRI(f"{address}{PATH}/{query.name}")
    said: list[tuple[IRI, Term]] = [
        (term("rdf:type"), term("sh:SPARQLExecutable")),
        (term("rdf:type"), kind),
        (asks, Literal(text)),
        (term("sh:prefixes"), _prefixes(address)),
        (IRI(f"{_SCHEMA}target"), IRI(f"{address}/sparql")),
    ]
    languages = [each for each in _LANGUAGES if each == "en" or f"summary-{each}" in query.header]
    said += [(term("rdfs:comment"), Literal(query.summary_in(each), each)) for each in languages]
    tags = query.header.get("tags", "").split(",")
    said += [(IRI(f"{_SCHEMA}keywords"), Literal(tag.strip())) for tag in tags if tag.strip()]
    yield from (Triple(thing, predicate, value) for predicate, value in said)


def _declarations(prefixes: Mapping[str, str], address: str) -> Iterator[Triple]:
    whole = _prefixes(address)
    yield _said(*a(whole, "owl:Ontology"))
    for name, iri in sorted(prefixes.items()):
        declaration = IRI(f"{whole.value}-{name}")
        yield Triple(whole, term("sh:declare"), declaration)
        yield _said(*a(declaration, "sh:PrefixDeclaration"))
        yield Triple(declaration, term("sh:prefix"), Literal(name))
        namespace = Literal(iri, None, term("xsd:anyURI").value)
        yield Triple(declaration, term("sh:namespace"), namespace)


def _prefixes(address: str) -> IRI:
    return IRI(f"{address}{PATH}#prefixes")


def _said(subject: Subject, predicate: str, value: Term) -> Triple:
    return Triple(subject, term(predicate), value)


def _without_header(text: str) -> str:
    return (
        "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#+")).strip() + "\n"
    )
