"""Triples as updates that a server takes: in portions, what hangs together by blank nodes in one of them.

Virtuoso takes fewer than 5,000 triples at once in INSERT DATA, and fewer than 1,500 in INSERT ... WHERE,
which is needed for blank nodes because its INSERT DATA refuses them (the standard allows them in both: SPARQL
1.1 Update, sections 3.1.1 and 3.1.3).
"""

from collections.abc import Iterable, Iterator

from paraugs.graph.notation import write_iri, write_triple
from paraugs.terms import IRI, BlankNode, Triple

_PORTION_TRIPLES = 1_000
_PORTION_CHARACTERS = 200_000
_PORTION_TIED = 500


def difference(name: IRI, old: Iterable[Triple], new: Iterable[Triple]) -> str | None:
    """Give one update that turns a graph from old to new; None for blank nodes and for large changes."""
    before, after = set(old), set(new)
    gone, come = before - after, after - before
    if any(isinstance(term, BlankNode) for triple in gone | come for term in triple):
        return None
    graph, parts = write_iri(name.value), list[str]()
    for word, triples in (("DELETE", gone), ("INSERT", come)):
        if triples:
            lines = "\n".join(sorted(map(write_triple, triples)))
            parts.append(f"{word} DATA {{ GRAPH {graph} {{\n{lines}\n}} }}")
    text = " ;\n".join(parts)
    return text if len(gone) + len(come) <= _PORTION_TRIPLES and len(text) <= _PORTION_CHARACTERS else None


def insertions(name: IRI, triples: Iterable[Triple]) -> Iterator[str]:
    """Give the updates that put triples into a named graph; ValueError for a term that is not well-formed."""
    plain, tied = list[Triple](), list[Triple]()
    for triple in dict.fromkeys(triples):
        has_blank = any(isinstance(term, BlankNode) for term in triple)
        (tied if has_blank else plain).append(triple)
    graph = write_iri(name.value)
    for lines in _portions(write_triple(triple) for triple in plain):
        yield f"INSERT DATA {{ GRAPH {graph} {{\n{lines}\n}} }}"
    for lines in _tied_portions(tied):
        yield f"INSERT {{ GRAPH {graph} {{\n{lines}\n}} }} WHERE {{}}"


def _portions(lines: Iterable[str]) -> Iterator[str]:
    portion: list[str] = []
    size = 0
    for line in lines:
        if portion and (len(portion) >= _PORTION_TRIPLES or size + len(line) > _PORTION_CHARACTERS):
            yield "\n".join(portion)
            portion, size = [], 0
        portion.append(line)
        size += len(line)
    if portion:
        yield "\n".join(portion)


def _tied_portions(triples: list[Triple]) -> Iterator[str]:
    """Fill portions with whole groups; a group that is longer than a portion has one of its own."""
    portion: list[Triple] = []
    for group in _groups(triples):
        if portion and len(portion) + len(group) > _PORTION_TIED:
            yield "\n".join(map(write_triple, portion))
            portion = []
        portion += group
    if portion:
        yield "\n".join(map(write_triple, portion))


def _groups(triples: list[Triple]) -> list[list[Triple]]:
    """Part triples into groups that share no blank node (union of sets by their least member)."""
    leader: dict[BlankNode, BlankNode] = {}

    def find(node: BlankNode) -> BlankNode:
        while leader.setdefault(node, node) != node:
            node = leader[node]
        return node

    for triple in triples:
        nodes = [term for term in triple if isinstance(term, BlankNode)]
        for node in nodes[1:]:
            leader[find(node)] = find(nodes[0])
    groups: dict[BlankNode, list[Triple]] = {}
    for triple in triples:
        first = next(term for term in triple if isinstance(term, BlankNode))
        groups.setdefault(find(first), []).append(triple)
    return list(groups.values())
