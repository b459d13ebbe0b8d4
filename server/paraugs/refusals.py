"""Why a person or a contribution is refused: the part of the tree of errors that speaks of people's work.

ParaugsError
├── NotSignedIn             nobody says who asks, or a token or password is wrong
├── Forbidden               who asks may not do that
├── LockedOut               too many wrong passwords: wait so many seconds
├── TooManyRequests         one visitor asks too often
├── Forged                  a form was not sent from a page of ours, or too late
├── DoesNotConform          a submission has violations: its report
├── StepRefused             a contribution does not stand where this step starts
├── PreconditionMissing     a change must say which revision it starts from
├── Withdrawn               a contribution was withdrawn
├── Erased                  a revision was erased by law: when, why
│   └── CitationErased      so was a cited answer
└── StaleRevision           a contribution was revised since it was read
"""

from datetime import date

from paraugs.errors import ParaugsError, wording

_STALE = {
    (False, False, False): wording(
        "%(contribution)s is at revision %(found)s, and you started from revision %(expected)s. Nothing was "
        "changed: read it again and repeat your change."
    ),
    (False, False, True): wording(
        "%(contribution)s is at revision %(found)s, and you started from some other revision. Nothing was "
        "changed: read it again and repeat your change."
    ),
    (False, True, False): wording(
        "%(contribution)s is at revision %(found)s, and you started from nothing. Nothing was changed: read "
        "it again and repeat your change."
    ),
    (True, False, False): wording(
        "%(contribution)s is not there yet, and you started from revision %(expected)s. Nothing was changed: "
        "read it again and repeat your change."
    ),
    (True, False, True): wording(
        "%(contribution)s is not there yet, and you started from some other revision. Nothing was changed: "
        "read it again and repeat your change."
    ),
    (True, True, False): wording(
        "%(contribution)s is not there yet, and you started from nothing. Nothing was changed: read it again "
        "and repeat your change."
    ),
}
"""By whether it is there, whether the change starts from nothing, and whether from an unknown revision."""


class NotSignedIn(ParaugsError):
    """Nobody says who asks, or what says it is wrong, expired or revoked."""


class Forbidden(ParaugsError):
    """Who asks may not do that: another state's contribution, or a step of another role."""


class LockedOut(ParaugsError):
    """Too many wrong passwords."""

    def __init__(self, template: str, seconds: int, **values: object) -> None:
        super().__init__(template, **values)
        self.seconds = seconds


class TooManyRequests(ParaugsError):
    """One visitor asks more often than the server bears."""

    def __init__(self, template: str, seconds: int, **values: object) -> None:
        super().__init__(template, **values)
        self.seconds = seconds


class Forged(ParaugsError):
    """A form does not carry the mark of a page of ours, or an old one."""


class DoesNotConform(ParaugsError):
    """A submission has violations; the report (`contribute.report.Report`) says which."""

    def __init__(self, template: str, report: object, **values: object) -> None:
        super().__init__(template, **values)
        self.report = report


class StepRefused(ParaugsError):
    """A contribution does not stand where this step starts, or its address is taken."""


class PreconditionMissing(ParaugsError):
    """A change must say which revision it starts from."""


class Withdrawn(ParaugsError):
    """A contribution was withdrawn: only its tombstone stays."""

    def __init__(self, contribution: str, reason: str) -> None:
        template = wording("%(contribution)s was withdrawn: %(reason)s")
        super().__init__(template, contribution=contribution, reason=reason)
        self.contribution, self.reason = contribution, reason


class Erased(ParaugsError):
    """What a revision said was erased, as the law demands."""

    def __init__(self, number: int, day: date, reason: str) -> None:
        super().__init__(f"Revision {number} was erased on {day}, because: {reason}")
        self.number, self.day, self.reason = number, day, reason


class CitationErased(Erased):
    """What a citation kept was erased, as the law demands."""

    def __init__(self, name: str, day: date, reason: str) -> None:
        told = wording("Citation %(name)s was erased on %(day)s, because: %(reason)s")
        ParaugsError.__init__(self, told, name=name, day=day.isoformat(), reason=reason)


class StaleRevision(ParaugsError):
    """A contribution was revised since it was read; both by number, None is "not there", 0 is unknown."""

    def __init__(self, contribution: str, expected: int | None, found: int | None) -> None:
        template = _STALE[found is None, expected is None, expected == 0]
        super().__init__(template, contribution=contribution, found=found, expected=expected)
        self.contribution, self.expected, self.found = contribution, expected, found
