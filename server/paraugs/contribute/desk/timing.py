"""What only shows beside today: a start that lies ahead, of something that is not said to be in preparation.

SHACL knows no today without a clock in a query, and the same document would be judged otherwise by chance.
"""

import re
from collections.abc import Iterator
from datetime import date

from paraugs.contribute.fixes.patching import Patch, written
from paraugs.contribute.judging.submission import Submission
from paraugs.contribute.noticing import WARNING, Notice, rule_result
from paraugs.namespaces import THINGS
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple

_START, _STATUS = term("par:startYear"), term("par:implementationStatus")
_IN_PREPARATION = IRI(f"{THINGS}concept/implementation-status/design")
_YEAR = re.compile(r"\d{4}")


def notice_times(submission: Submission, today: date) -> Iterator[Notice]:
    """Give what is said to have started in a year to come; the offer is to say that it is being prepared."""
    for triple in submission.triples:
        if triple.predicate == _START and _is_ahead(triple.object, today):
            told = submission.stated(triple.subject, _STATUS)
            if any(each.object == _IN_PREPARATION for each in told):
                continue
            add = Triple(triple.subject, _STATUS, _IN_PREPARATION)
            words = f"{written(_STATUS)} {written(_IN_PREPARATION)}"
            patch = Patch("add", words, False, tuple(told), (add,))
            result = rule_result("start-ahead", WARNING, triple.subject, triple.object, _START)
            yield Notice(result, (patch,))


def _is_ahead(value: object, today: date) -> bool:
    if not isinstance(value, Literal) or not _YEAR.fullmatch(value.value):
        return False
    return int(value.value) > today.year
