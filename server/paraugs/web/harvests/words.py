"""What pages call the ways of reading, and what came of it."""

from collections.abc import Mapping


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


KINDS: Mapping[str, str] = {
    "rdf": _("a file of RDF"),
    "dump": _("a dump, packed or not"),
    "sparql": _("a SPARQL endpoint"),
    "ldes": _("a linked data event stream (LDES)"),
    "dcat": _("a DCAT catalogue"),
    "oai": _("an OAI-PMH repository"),
}
OUTCOMES: Mapping[str, str] = {
    "done": _("read"),
    "unchanged": _("nothing new there"),
    "failed": _("it failed"),
    "stopped": _("it stopped, and asks"),
}
COUNTS: Mapping[str, str] = {
    "created": _("new"),
    "revised": _("revised"),
    "unchanged": _("unchanged"),
    "refused": _("refused"),
    "left": _("left as it is here"),
    "elsewhere": _("of others"),
    "gone": _("gone there"),
}
