"""Who hands in what, for whom and when: what a document does not say itself."""

from dataclasses import dataclass
from datetime import date

from paraugs.namespaces import THINGS


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a document.

    `member_state` is a country's IRI and `state_code` its code in addresses; `contributor` the organisation,
    which is public; `contribution` the address that is to be made or revised, empty for any. Without
    `complete` nothing is renamed, and only what a record lacks is added: the document is judged as it is.
    With `echo` its statements are given back, so that fixes can be applied to them.
    """

    member_state: str
    state_code: str
    contributor: str
    today: date
    language: str
    contribution: str = ""
    complete: bool = True
    echo: bool = False

    @property
    def base(self) -> str:
        """What relative addresses start from (SPARQL 1.1 Graph Store Protocol, section 4.1, for a target)."""
        return self.contribution or f"{THINGS}submission"
