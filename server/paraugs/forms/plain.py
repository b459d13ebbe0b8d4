"""A finding for somebody who fills in a form or a workbook: the same words without how to write it in RDF.

The messages of the rules are of one make: what was found, what is wanted, how to write it. The last of these
is for those who write RDF; of a field of a form, what it wants says it better.
"""

import re

from paraugs.contribute.findings.finding import Finding

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zāčēģīķļņšūž])")
_NAME = r"\b(?:country|dcat|dct|foaf|language|licence|org|owl|par|prov|skos|xsd):[A-Za-z]\w*"
_OF_RDF = re.compile(rf'{_NAME}|\bIRI\b|\bTurtle\b|\^\^|"@|\btrue\b')
_IN_BRACKETS = re.compile(rf"\s\({_NAME}\)")
_TYPED = re.compile(r'"([^"]*)"(?:\^\^[\w:]*\w|@[a-z-]+)')
_ADDRESS = re.compile(r"<(https?://[^>\s]+)>")
_ENTRY = re.compile(r"\b(?:country|language|licence):(\w+)")


def in_plain_words(finding: Finding) -> str:
    """Say what is wrong and what is wanted, without names of properties and signs of a syntax."""
    found, rest = _apart(finding)
    first, *others = _SENTENCES.split(_IN_BRACKETS.sub("", rest))
    kept = [sentence for sentence in others if not _OF_RDF.search(sentence)]
    if finding.label:
        found, first = (re.sub(_NAME, f"“{finding.label}”", part) for part in (found, first))
    if others and not kept and finding.expected and not _OF_RDF.search(finding.expected):
        kept = [finding.expected]
    return " ".join([found + first, *kept])


def fix_in_plain_words(text: str) -> str:
    """Say what a fix does, with values as they are written in a form."""
    return _ENTRY.sub(r"\1", _ADDRESS.sub(r"\1", _TYPED.sub(r"\1", text)))


def _apart(finding: Finding) -> tuple[str, str]:
    """Divide a message after the value, which is the contributor's own and may have any sentence in it."""
    before, value, after = finding.message.partition(finding.value or "\0")
    return (before + value, after) if value else ("", before)
