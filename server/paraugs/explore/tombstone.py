"""What stays of a thing whose contribution was withdrawn: who withdrew it, when and why, what replaces it."""

from dataclasses import dataclass

from paraugs.explore.description import Description
from paraugs.explore.wording import Link, Text
from paraugs.terms import IRI


@dataclass(frozen=True, slots=True)
class Tombstone:
    """All that the page of something withdrawn shows; `thing` is what the contribution was about."""

    contribution: IRI
    thing: IRI | None
    states: tuple[Link, ...]
    withdrawers: tuple[Link, ...]
    when: str
    reason: Text | None
    replaced_by: tuple[Link, ...]


def tombstone_of(description: Description, thing: IRI) -> Tombstone | None:
    """The tombstone that stands for a contribution, or for a thing of which nothing else is said any more."""
    dead = description.members("par:Tombstone")
    if thing in dead:
        return _read(description, thing)
    if description.knows(thing):
        return None
    stands = [record for record in description.subjects("foaf:primaryTopic", thing) if record in dead]
    return _read(description, stands[0]) if stands else None


def _read(description: Description, record: IRI) -> Tombstone:
    moment = description.text(record, "prov:invalidatedAtTime")
    return Tombstone(
        record,
        description.thing(record, "foaf:primaryTopic"),
        description.links(record, "par:memberState"),
        description.links(record, "prov:wasAttributedTo"),
        moment.value[:10] if moment else "",
        description.text(record, "dct:description"),
        description.links(record, "dct:isReplacedBy"),
    )
