"""What could be done about a result: the first way that leads anywhere gives the fixes, the best first."""

from itertools import chain

from paraugs.contribute.findings.finding import Fix
from paraugs.contribute.fixes import relations as fix_relations
from paraugs.contribute.fixes import values as fix_values
from paraugs.contribute.fixes.case import Case
from paraugs.contribute.fixes.entries import EntryFinder
from paraugs.contribute.fixes.patching import Patch, worded
from paraugs.contribute.judging.referee import Result
from paraugs.contribute.judging.rulebook import Rulebook
from paraugs.contribute.judging.submission import Submission
from paraugs.contribute.judging.vocabulary import Vocabulary

_WAYS = (
    fix_values.heirs,
    fix_values.spelled_terms,
    fix_values.listed_licences,
    fix_values.listed_entries,
    fix_values.typed_values,
    fix_values.tagged_texts,
    fix_values.known_languages,
    fix_relations.single_values,
    fix_relations.swapped_values,
    fix_relations.schemes_of_levels,
    fix_relations.types_of_parts,
    fix_relations.types_of_records,
    fix_relations.countries,
    fix_relations.usual_values,
)


class Fixer:
    """Finds fixes for the results about one submission, in the words of one reader."""

    def __init__(
        self, rules: Rulebook, vocabulary: Vocabulary, submission: Submission, language: str
    ) -> None:
        self._rules, self._vocabulary = rules, vocabulary
        self._submission, self._language = submission, language
        self._finder = EntryFinder(vocabulary)

    def fixes_of(self, result: Result, focus: str, patches: tuple[Patch, ...] = ()) -> tuple[Fix, ...]:
        """Give what could be done about a result: the patches that are known already, or those found."""
        case = Case(result, self._submission, self._rules, self._vocabulary, self._finder)
        found = patches or tuple(chain.from_iterable(way(case) for way in _WAYS))
        useful = (patch for patch in found if patch.remove or patch.add)
        return tuple(worded(patch, result, focus, self._language) for patch in useful)
