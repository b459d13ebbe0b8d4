"""What a page calls a facet and an order."""

from collections.abc import Mapping


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


FACETS: Mapping[str, str] = {
    "q": _("Words"),
    "state": _("Country"),
    "objective": _("Objective"),
    "stage": _("Stage"),
    "mode": _("Learning mode"),
    "topic": _("Topic"),
    "target": _("Target group"),
    "instrument": _("Instrument"),
    "tool": _("Reference tool"),
    "benchmark": _("Benchmark"),
    "evidence": _("Evidence"),
    "independence": _("Who evaluated"),
    "result": _("Result"),
    "status": _("State of the work"),
    "year": _("Start year"),
    "funding": _("Funding"),
    "language": _("Language of the text"),
    "transferred": _("Taken up elsewhere"),
    "kind": _("Kind"),
}
SORTS: Mapping[str, str] = {
    "relevance": _("relevance"),
    "evidence": _("evidence"),
    "year": _("year"),
    "changed": _("last change"),
    "title": _("title"),
}
SHORT = {"yes": _("yes"), "no": _("no")}
SHEETS = (_("Found"), _("About this table"))
ABOUT: Mapping[str, str] = {
    "address": _("Address"),
    "version": _("Dataset version"),
    "total": _("Rows"),
    "sort": _("Sorted by"),
    "licence": _("Licence"),
}
LISTS: Mapping[str, str] = {
    "practice": _("Practices"),
    "tool": _("Reference tools"),
    "event": _("Events"),
}
NAMED: Mapping[str, str] = {
    "state": _("States"),
    "topic": _("Topics"),
    "benchmark": _("Benchmarks"),
}
