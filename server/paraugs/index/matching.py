"""From what was typed to queries: words in all languages, other forms of them, concepts that they name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from tantivy import Occur, Query

from paraugs.index.documents import label_keys
from paraugs.index.store import Snapshot
from paraugs.index.typed import Piece
from paraugs.index.words import is_common, stem

_TITLE, _TEXT, _FORM = 4.0, 1.0, 0.6
"""How much a word counts in a title, in another text, and in another form than typed."""
_CONCEPT = 2.0
_TIE = 0.1
_LONGEST_LABEL = 10
_MOST_FORMS = 64


@dataclass(frozen=True, slots=True)
class Part:
    """One condition: words as typed, what fits them, and through which concepts; `is_left_out` says not.

    A part that is not needed only raises what has it.
    """

    words: str
    query: Query
    concepts: tuple[str, ...] = ()
    is_left_out: bool = False
    is_needed: bool = True
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """All conditions of what was typed, with the words (folded) and beginnings that texts are marked by."""

    parts: tuple[Part, ...]
    marks: frozenset[str] = field(default_factory=frozenset)
    beginnings: tuple[str, ...] = ()


def understand(snapshot: Snapshot, pieces: list[Piece], language: str) -> Meaning:
    """Find what pieces mean in an index to a reader of a language."""
    parts, marks = list[Part](), set[str]()
    for run, concepts in _runs(snapshot, pieces, language):
        queries = [_query(snapshot, piece, marks) for piece in run]
        query = queries[0] if len(queries) == 1 else _all(queries)
        if concepts:
            named = Query.boost_query(
                Query.const_score_query(snapshot.any_of("concept", concepts), 1.0), _CONCEPT
            )
            query = Query.boolean_query([(Occur.Should, query), (Occur.Should, named)])
        is_common_word = not concepts and all(_is_common(piece, language) for piece in run)
        typed = " ".join(piece.typed for piece in run)
        parts.append(Part(typed, query, concepts, run[0].is_left_out, not is_common_word, tuple(run)))
    if not any(part.is_needed or part.is_left_out for part in parts):
        parts = [Part(p.words, p.query, p.concepts, False, True, p.pieces) for p in parts]
    beginnings = tuple(piece.folded[0] for piece in pieces if piece.is_beginning and not piece.is_left_out)
    return Meaning(tuple(parts), frozenset(marks), beginnings)


def whole(parts: Iterable[Part]) -> list[tuple[Occur, Query]]:
    """The conditions as clauses of one query."""
    clauses = list[tuple[Occur, Query]]()
    for part in parts:
        occur = Occur.MustNot if part.is_left_out else Occur.Must if part.is_needed else Occur.Should
        clauses.append((occur, part.query))
    return clauses


def _is_common(piece: Piece, language: str) -> bool:
    is_plain = not (piece.is_phrase or piece.is_beginning or piece.is_left_out)
    return is_plain and is_common(language, piece.words[0])


def _runs(
    snapshot: Snapshot, pieces: list[Piece], language: str
) -> list[tuple[list[Piece], tuple[str, ...]]]:
    """Divide pieces into the longest runs that name a concept, and single pieces."""
    runs, start = list[tuple[list[Piece], tuple[str, ...]]](), 0
    while start < len(pieces):
        for end in range(_end(pieces, start), start, -1):
            run = pieces[start:end]
            concepts = _named(snapshot, run, language)
            if concepts or end == start + 1:
                runs.append((run, concepts))
                start = end
                break
    return runs


def _end(pieces: list[Piece], start: int) -> int:
    """How far a name that starts here may go: beginnings and what is left out stand by themselves."""
    end = start + 1
    while end < len(pieces) and end - start < _LONGEST_LABEL and _is_plain(pieces[start], pieces[end]):
        end += 1
    return end


def _is_plain(*pieces: Piece) -> bool:
    return not any(piece.is_beginning or piece.is_left_out for piece in pieces)


def _named(snapshot: Snapshot, run: list[Piece], language: str) -> tuple[str, ...]:
    """Concepts that have a run of pieces as a name, in any language as it is, or by stems in the reader's."""
    if any(piece.is_beginning for piece in run):
        return ()
    text = " ".join(piece.typed for piece in run)
    keys = {key for tag in (language, "en") for key in label_keys(tag, text)}
    known = [key for key in keys if snapshot.has("label", key)]
    if not known:
        return ()
    hits = snapshot.searcher.search(snapshot.any_of("label", known), limit=20).hits
    found = sorted({str(snapshot.card(address)["iri"]) for _, address in hits})
    return tuple(concept for concept in found if snapshot.has("concept", concept))


def _query(snapshot: Snapshot, piece: Piece, marks: set[str]) -> Query:
    if piece.is_phrase and len(piece.words) > 1:
        return _phrase(snapshot, piece, marks)
    if piece.is_beginning:
        return _beginning(snapshot, piece.folded[0])
    forms = {} if piece.is_phrase else forms_of(snapshot, piece.words[0])
    forms |= {(language, piece.folded[0]): 1.0 for language in snapshot.languages}
    if not piece.is_left_out:
        marks.update(form for _, form in forms)
    return _either(
        Query.boost_query(snapshot.term(f"{where}_{language}", form), weight * share)
        for (language, form), share in forms.items()
        for where, weight in (("title", _TITLE), ("text", _TEXT))
        if snapshot.has(f"{where}_{language}", form)
    )


def forms_of(snapshot: Snapshot, word: str) -> dict[tuple[str, str], float]:
    """Other forms of a word that occur, by language: words with the same stem."""
    searcher, plain = snapshot.searcher, " ".join(Piece((word,)).folded)
    roots = {(language, stem(language, word)) for language in snapshot.stemmed}
    for entry, _ in searcher.terms_with_prefix("words", f"{plain} ", limit=_MOST_FORMS):
        _, language, root = entry.split(" ")
        roots.add((language, root))
    found = dict[tuple[str, str], float]()
    for language, root in sorted(roots):
        for entry, _ in searcher.terms_with_prefix("stems", f"{language} {root} ", limit=_MOST_FORMS):
            found[language, entry.rpartition(" ")[2]] = _FORM
    return found


def _phrase(snapshot: Snapshot, piece: Piece, marks: set[str]) -> Query:
    if not piece.is_left_out:
        marks.update(piece.folded)
    return _either(
        Query.boost_query(
            Query.phrase_query(snapshot.schema, f"{where}_{language}", list(piece.folded)), weight
        )
        for language in snapshot.languages
        for where, weight in (("title", _TITLE), ("text", _TEXT))
        if all(snapshot.has(f"{where}_{language}", word) for word in piece.folded)
    )


def _beginning(snapshot: Snapshot, start: str) -> Query:
    pattern = re.escape(start) + ".*"
    return _either(
        Query.const_score_query(Query.regex_query(snapshot.schema, f"{where}_{language}", pattern), weight)
        for language in snapshot.languages
        for where, weight in (("title", _TITLE), ("text", _TEXT))
        if snapshot.searcher.terms_with_prefix(f"{where}_{language}", start, limit=1)
    )


def _either(queries: Iterable[Query]) -> Query:
    found = list(queries)
    return Query.disjunction_max_query(found, _TIE) if found else Query.empty_query()


def _all(queries: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])
