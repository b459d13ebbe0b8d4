"""Names that begin with http where https is meant, or the other way round, or with a www too many."""

from collections.abc import Iterable, Iterator

from paraugs.contribute.fixes.patching import Patch
from paraugs.contribute.judging.submission import Submission
from paraugs.contribute.noticing import VIOLATION, Notice, rule_result
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.terms import IRI, Literal, Term, Triple

_OURS = "https://w3id.org/paraugs/"
_BOTH_IN_USE = PREFIXES["schema"]
_NAMESPACES = sorted({*PREFIXES.values(), THINGS, _OURS} - {_BOTH_IN_USE}, key=len, reverse=True)


def _misspelt() -> dict[str, str]:
    """Give, for each wrong beginning, the right one: the longest first."""
    wrong: dict[str, str] = {}
    for namespace in _NAMESPACES:
        scheme, _, rest = namespace.partition("://")
        other = "http" if scheme == "https" else "https"
        starts = {f"{other}://{rest}"}
        if not rest.startswith("www."):
            starts |= {f"http://www.{rest}", f"https://www.{rest}"}
        else:
            starts |= {f"http://{rest[4:]}", f"https://{rest[4:]}"}
        wrong.update(dict.fromkeys(sorted(starts), namespace))
    return wrong


_MISSPELT = _misspelt()
_WRONG = tuple(_MISSPELT)


def notice_misspelt(submission: Submission) -> list[Notice]:
    """Give one notice for each wrong beginning, whose patch corrects every statement that has it."""
    found: dict[str, dict[Triple, None]] = {}
    for triple in submission.triples:
        for term in _terms(triple):
            if term.value.startswith(_WRONG):
                start = next(wrong for wrong in _WRONG if term.value.startswith(wrong))
                found.setdefault(start, {})[triple] = None
    return [_notice(start, triples) for start, triples in found.items()]


def _terms(triple: Triple) -> Iterator[IRI]:
    yield from (term for term in triple if isinstance(term, IRI))
    if isinstance(triple.object, Literal) and triple.object.datatype:
        yield IRI(triple.object.datatype)


def _notice(start: str, triples: Iterable[Triple]) -> Notice:
    right = _MISSPELT[start]
    remove = tuple(triples)
    add = tuple(_corrected(triple, start, right) for triple in remove)
    patch = Patch("replace", right, True, remove, add, start)
    return Notice(rule_result("iri-scheme", VIOLATION, remove[0].subject, IRI(start)), (patch,))


def _corrected(triple: Triple, start: str, right: str) -> Triple:
    def correct(term: Term) -> Term:
        if isinstance(term, IRI) and term.value.startswith(start):
            return IRI(right + term.value.removeprefix(start))
        if isinstance(term, Literal) and term.datatype and term.datatype.startswith(start):
            return Literal(term.value, term.language, right + term.datatype.removeprefix(start))
        return term

    subject, predicate, value = map(correct, triple)
    assert not isinstance(subject, Literal)
    assert isinstance(predicate, IRI)
    return Triple(subject, predicate, value)
