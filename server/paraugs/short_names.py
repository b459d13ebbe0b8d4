"""Names as people write them: `par:topic` for the whole IRI, and back."""

import re

from paraugs.namespaces import PREFIXES
from paraugs.terms import IRI

_LOCAL = re.compile(r"[\w-]+")


def term(name: str) -> IRI:
    """The IRI of a prefixed name; KeyError for a prefix that is not ours, a mistake of the caller."""
    prefix, _, local = name.partition(":")
    return IRI(PREFIXES[prefix] + local)


def short_name(iri: IRI) -> str | None:
    """The prefixed name of an IRI; None where none of our prefixes fits."""
    for prefix, namespace in PREFIXES.items():
        local = iri.value.removeprefix(namespace)
        if local != iri.value and _LOCAL.fullmatch(local):
            return f"{prefix}:{local}"
    return None
