"""The rules of the schema of OAI-PMH 2.0 (OAI-PMH.xsd), as far as our answers can break them."""

import re
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_SPEC = re.compile(r"([A-Za-z0-9\-_.!~*'()])+(:[A-Za-z0-9\-_.!~*'()]+)*")
_PREFIX = re.compile(r"[A-Za-z0-9\-_.!~*'()]+")
_CODES = {
    "cannotDisseminateFormat", "idDoesNotExist", "badArgument", "badVerb", "noMetadataFormats",
    "noRecordsMatch", "badResumptionToken", "noSetHierarchy",
}  # fmt: skip
_CHILDREN = {
    "Identify": "repositoryName baseURL protocolVersion adminEmail+ earliestDatestamp "
    "deletedRecord granularity",
    "ListMetadataFormats": "metadataFormat+",
    "ListSets": "set+ resumptionToken?",
    "GetRecord": "record",
    "ListIdentifiers": "header+ resumptionToken?",
    "ListRecords": "record+ resumptionToken?",
    "metadataFormat": "metadataPrefix schema metadataNamespace",
    "set": "setSpec setName",
    "header": "identifier datestamp setSpec*",
}
_FORMS = {
    "responseDate": _STAMP,
    "datestamp": _STAMP,
    "earliestDatestamp": _STAMP,
    "setSpec": _SPEC,
    "metadataPrefix": _PREFIX,
    "adminEmail": re.compile(r"\S+@(\S+\.)+\S+"),
    "protocolVersion": re.compile("2.0"),
    "deletedRecord": re.compile("no|persistent|transient"),
    "granularity": re.compile("YYYY-MM-DD(Thh:mm:ssZ)?"),
}


def checked(document: bytes) -> Element:
    """Parse an answer, and assert that it keeps the rules; its root."""
    root = fromstring(document)
    assert root.tag == f"{OAI}OAI-PMH"
    names = _names(root)
    assert names[:2] == ["responseDate", "request"], names
    assert set(names[2:]) == {"error"} or len(names) == 3, names
    for element in root.iter():
        _check(element)
    return root


def _check(element: Element) -> None:
    name = element.tag.removeprefix(OAI)
    if name in _CHILDREN:
        pattern = re.sub(r"(\w+)", r"(?:\1 )", _CHILDREN[name]).replace(" )+ ", " )+").replace(") (", ")(")
        pattern = re.sub(r"([)*+?]) (?=\()", r"\1", pattern)
        assert re.fullmatch(pattern, "".join(f"{each} " for each in _names(element))), (name, _names(element))
    if name in _FORMS:
        assert _FORMS[name].fullmatch(element.text or ""), (name, element.text)
    if name in ("identifier", "baseURL", "schema", "metadataNamespace", "request"):
        assert urlsplit(element.text or "").scheme, (name, element.text)
    if name == "error":
        assert element.get("code") in _CODES
    if name == "record":
        is_deleted = element[0].get("status") == "deleted"
        assert _names(element) == (["header"] if is_deleted else ["header", "metadata"])
        assert is_deleted or len(element[1]) == 1


def _names(element: Element) -> list[str]:
    return [child.tag.removeprefix(OAI) for child in element]
