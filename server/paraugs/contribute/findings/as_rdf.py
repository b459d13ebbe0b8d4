"""A report as RDF: SHACL's vocabulary, and others' where SHACL has no word.

The place is a `ptr:LineCharPointer` (W3C, Pointer Methods in RDF), reached by `earl:pointer`, when it is
certain, and an `rdfs:comment` in words when not; a fix is a `dash:GraphUpdate` (DASH, suggestions), whose
triples are `rdf:Statement`s. `sh:conforms` is SHACL's own (section 3.6.1.1): false with any result at all.
"""

from collections.abc import Iterable, Iterator, Sequence

from paraugs.contribute.findings.as_text import place_in_words
from paraugs.contribute.findings.file_report import FileReport
from paraugs.contribute.findings.finding import Finding, Fix, Severity
from paraugs.graph.serialising import serialise
from paraugs.short_names import term
from paraugs.terms import IRI, BlankNode, Literal, Term, Triple

_DASH = "http://datashapes.org/dash#"
_EARL = "http://www.w3.org/ns/earl#"
_POINTER = "http://www.w3.org/2009/pointers#"
_INTEGER = term("xsd:integer").value
_SEVERITIES = {
    Severity.VIOLATION: term("sh:Violation"),
    Severity.WARNING: term("sh:Warning"),
    Severity.INFO: term("sh:Info"),
}
_TYPE, _REST = term("rdf:type"), term("rdf:rest")
_ROOT = BlankNode("report")


def write_rdf(files: Sequence[FileReport], language: str, media_type: str) -> str:
    """Give one SHACL report over all files; ValueError for a media type that is none of RDF."""
    return serialise(report_triples(files, language), media_type).decode()


def report_triples(files: Sequence[FileReport], language: str) -> list[Triple]:
    """Give the statements of the report."""
    findings = [finding for file in files for finding in file.findings]
    conforms = not findings and all(file.fault is None for file in files)
    boolean = Literal(str(conforms).lower(), None, term("xsd:boolean").value)
    statements = [
        Triple(_ROOT, _TYPE, term("sh:ValidationReport")),
        Triple(_ROOT, term("sh:conforms"), boolean),
    ]
    for number, finding in enumerate(findings, start=1):
        node = BlankNode(f"result{number}")
        statements.append(Triple(_ROOT, term("sh:result"), node))
        statements.extend(_result(node, finding, language))
    return statements


def _result(node: BlankNode, finding: Finding, language: str) -> Iterator[Triple]:
    for name, value in _told(finding, language):
        yield Triple(node, term(name), value)
    yield from _path(node, finding.steps)
    if finding.near and finding.exact:
        yield from _pointer(node, finding)
    for number, fix in enumerate(finding.fixes, start=1):
        yield from _suggestion(node, BlankNode(f"{node.value}fix{number}"), fix, language)


def _told(finding: Finding, language: str) -> Iterator[tuple[str, Term]]:
    yield "rdf:type", term("sh:ValidationResult")
    yield "sh:resultSeverity", _SEVERITIES[finding.severity]
    yield "sh:resultMessage", Literal(finding.message, language)
    yield "sh:focusNode", IRI(finding.focus) if ":" in finding.focus else Literal(finding.focus)
    yield "sh:sourceShape", finding.shape
    yield "sh:sourceConstraintComponent", finding.component
    yield "rdfs:seeAlso", IRI(finding.rule)
    if isinstance(finding.found, BlankNode):
        yield "sh:value", Literal(finding.value or "")
    elif finding.found is not None:
        yield "sh:value", finding.found
    if finding.near and not finding.exact:
        yield "rdfs:comment", Literal(place_in_words(finding.near, False, language), language)
    if finding.cell or finding.field:
        yield "rdfs:label", Literal(finding.cell or finding.field)


def _path(node: BlankNode, steps: Sequence[IRI]) -> Iterator[Triple]:
    """Give the path: a property, or a list of several (SHACL, section 2.3.1.2)."""
    if len(steps) == 1:
        yield Triple(node, term("sh:resultPath"), steps[0])
    cells = [BlankNode(f"{node.value}step{number}") for number in range(1, len(steps) + 1)]
    if len(steps) > 1:
        yield Triple(node, term("sh:resultPath"), cells[0])
        rests: list[Term] = [*cells[1:], term("rdf:nil")]
        for cell, step, rest in zip(cells, steps, rests, strict=True):
            yield Triple(cell, term("rdf:first"), step)
            yield Triple(cell, _REST, rest)


def _pointer(node: BlankNode, finding: Finding) -> Iterator[Triple]:
    assert finding.near is not None
    pointer = BlankNode(f"{node.value}place")
    yield Triple(node, IRI(f"{_EARL}pointer"), pointer)
    yield Triple(pointer, _TYPE, IRI(f"{_POINTER}LineCharPointer"))
    for name, number in (("lineNumber", finding.near.line), ("charNumber", finding.near.column)):
        yield Triple(pointer, IRI(_POINTER + name), Literal(str(number), None, _INTEGER))


def _suggestion(result: BlankNode, node: BlankNode, fix: Fix, language: str) -> Iterator[Triple]:
    confidence = Literal("100" if fix.certain else "50", None, _INTEGER)
    yield Triple(result, IRI(f"{_DASH}suggestion"), node)
    yield Triple(node, _TYPE, IRI(f"{_DASH}GraphUpdate"))
    yield Triple(node, term("rdfs:label"), Literal(fix.text, language))
    yield Triple(node, term("dct:identifier"), Literal(fix.id))
    yield Triple(node, IRI(f"{_DASH}suggestionConfidence"), confidence)
    yield from _statements(node, "deletedTriple", fix.remove)
    yield from _statements(node, "addedTriple", fix.add)


def _statements(node: BlankNode, name: str, triples: Iterable[Triple]) -> Iterator[Triple]:
    for number, triple in enumerate(triples, start=1):
        statement = BlankNode(f"{node.value}{name}{number}")
        yield Triple(node, IRI(_DASH + name), statement)
        yield Triple(statement, _TYPE, term("rdf:Statement"))
        yield Triple(statement, term("rdf:subject"), _kept_apart(triple.subject))
        yield Triple(statement, term("rdf:predicate"), triple.predicate)
        yield Triple(statement, term("rdf:object"), _kept_apart(triple.object))


def _kept_apart(value: Term) -> Term:
    """Keep the blank nodes of the file apart from those of the report."""
    return BlankNode(f"file{value.value}") if isinstance(value, BlankNode) else value
