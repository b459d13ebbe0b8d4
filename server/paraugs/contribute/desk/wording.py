"""Why a document cannot be taken although it is RDF, in the words of the reader."""

from collections.abc import Sequence
from dataclasses import dataclass

from paraugs.contribute.desk.completing import Piece
from paraugs.contribute.judging.kinds import contribution_address

_SEVERAL = {
    "en": "The document is about {count} things, but this address is that of one contribution. Hand in one, "
    "or all of them at /contributions.",
    "lv": "Dokuments ir par {count} lietām, bet šī ir viena ieguldījuma adrese. Iesniedziet vienu vai visas "
    "adresē /contributions.",
}
_OTHER = {
    "en": "The document is about {topic}, whose contribution is {right}, and not {target}.",
    "lv": "Dokuments ir par {topic}, kura ieguldījums ir {right}, nevis {target}.",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The refusals in one language, in English where there is none."""

    language: str

    def not_about(self, target: str, pieces: Sequence[Piece], state: str) -> str:
        """Say why pieces are not what belongs to the address of one contribution; empty when they are."""
        if len(pieces) > 1:
            return _SEVERAL.get(self.language, _SEVERAL["en"]).format(count=len(pieces))
        right = contribution_address(pieces[0].topic, pieces[0].kind, state).value
        if right == target:
            return ""
        words = _OTHER.get(self.language, _OTHER["en"])
        return words.format(topic=pieces[0].topic, right=right, target=target)
