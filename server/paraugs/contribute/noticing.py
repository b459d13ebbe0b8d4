"""What is wrong with single statements, whatever their shape: hidden signs, untidy texts, texts for links."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from paraugs.contribute.findings.finding import RULES
from paraugs.contribute.fixes.entries import EntryFinder
from paraugs.contribute.fixes.patching import Meant, Patch, replacement
from paraugs.contribute.judging.referee import Result
from paraugs.contribute.judging.shortening import readable
from paraugs.contribute.judging.submission import Submission
from paraugs.contribute.judging.tidying import HIDDEN, is_untidy, tidied, without_hidden
from paraugs.contribute.judging.vocabulary import TYPE, Vocabulary
from paraugs.graph.notation import is_iri
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Term, Triple

IMPORTS = term("owl:imports")
"""What would bring in other documents: said, and never kept."""
BY_THE_SERVER = IRI(f"{RULES}checked-by-the-server")
VIOLATION, WARNING, INFO = (term(f"sh:{name}") for name in ("Violation", "Warning", "Info"))
_CLASS, _LINK = term("owl:Class"), term("owl:ObjectProperty")
_LINKS_OF_OTHERS = frozenset(map(term, (
    "foaf:page", "foaf:primaryTopic", "dct:license", "dct:language", "dct:source", "dct:spatial",
    "dct:relation", "dct:subject", "prov:wasDerivedFrom", "rdf:type", "rdfs:seeAlso", "skos:exactMatch",
)))  # fmt: skip
_SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Notice:
    """A result that code has found, with what could be done about it."""

    result: Result
    patches: tuple[Patch, ...] = ()


def rule_result(name: str, severity: IRI, focus: Term, value: Term, path: IRI | None = None) -> Result:
    """Give the result of a rule of the server, by the rule's name."""
    return Result(focus, path, value, IRI(RULES + name), BY_THE_SERVER, severity)


def notice_statements(submission: Submission, told: Iterable[Result], vocabulary: Vocabulary) -> list[Notice]:
    """Give what is wrong with single statements; a value that a shape has told already is not told again."""
    known = {(result.focus, result.value) for result in told}
    finder = EntryFinder(vocabulary)
    notices: list[Notice] = []
    for triple in submission.triples:
        if triple.predicate == IMPORTS:
            result = rule_result("imports-ignored", WARNING, triple.subject, triple.object, IMPORTS)
            notices.append(Notice(result))
        if isinstance(triple.object, Literal):
            if triple.subject in submission.described:
                notices.extend(_of_text(triple, triple.object))
            if (triple.subject, triple.object) not in known and _is_link(triple.predicate, vocabulary):
                notices.extend(_of_link(triple, triple.object, finder))
    return notices


def _of_text(triple: Triple, text: Literal) -> Iterator[Notice]:
    if HIDDEN.search(text.value):
        yield _change("text-controls", VIOLATION, triple, without_hidden(text.value))
    elif text.datatype is None and not tidied(text.value):
        yield Notice(rule_result("text-empty", VIOLATION, triple.subject, text, triple.predicate))
    elif text.datatype is None and is_untidy(text.value):
        yield _change("text-tidy", INFO, triple, tidied(text.value))


def _change(name: str, severity: IRI, triple: Triple, text: str) -> Notice:
    found = triple.object
    assert isinstance(found, Literal)
    new = Literal(text, found.language, found.datatype)
    patch = Patch("tidy", readable(new), True, (triple,), (Triple(triple.subject, triple.predicate, new),))
    return Notice(rule_result(name, severity, triple.subject, found, triple.predicate), (patch,))


def _is_link(predicate: IRI, vocabulary: Vocabulary) -> bool:
    facts = vocabulary.facts.get(predicate, ())
    return predicate in _LINKS_OF_OTHERS or any(
        fact.predicate == TYPE and fact.object == _LINK for fact in facts
    )


def _of_link(triple: Triple, text: Literal, finder: EntryFinder) -> Iterator[Notice]:
    address = text.value.strip()
    if triple.predicate == TYPE:
        meant = finder.meant(text, [_CLASS])
    elif address.startswith(_SCHEMES) and is_iri(address):
        meant = [Meant(IRI(address), True)]
    elif address.startswith("www.") and is_iri(f"https://{address}"):
        meant = [Meant(IRI(f"https://{address}"), False)]
    else:
        return
    patches = tuple(replacement((triple,), text, each) for each in meant)
    yield Notice(rule_result("value-iri", VIOLATION, triple.subject, text, triple.predicate), patches)
