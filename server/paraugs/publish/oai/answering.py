"""The answers of the six verbs as XML. Source: OAI-PMH 2.0, sections 3.2 and 4."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from paraugs.ledger.changes import Change
from paraugs.ledger.stream import ChangeStream
from paraugs.publish.oai.asking import Fault, Question
from paraugs.publish.oai.records import FORMATS
from paraugs.publish.oai.selecting import Item, Listed, item_of, list_items
from paraugs.publish.oai.tokens import Token, write_token
from paraugs.publish.oai.writing import add

_NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
for _prefix, _iri in (
    ("oai_dc", f"{_NAMESPACE}oai_dc/"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
):
    ElementTree.register_namespace(_prefix, _iri)


@dataclass(frozen=True, slots=True)
class Repository:
    """What is answered from, under which address, the sets by their specs, and whom to write to."""

    stream: ChangeStream
    address: str
    sets: Mapping[str, str]
    contact: str


def answer(repository: Repository, question: Question | Fault, when: datetime) -> bytes:
    """The document that answers a question, or names what is wrong with it."""
    root = Element("OAI-PMH", {"xmlns": _NAMESPACE})
    location = f"{_NAMESPACE} {_NAMESPACE}OAI-PMH.xsd"
    root.set(f"{{{_INSTANCE}}}schemaLocation", location)
    add(root, "responseDate", _stamp(when))
    found = question if isinstance(question, Fault) else _VERBS[question.verb](repository, question)
    asked = dict[str, str]()
    if isinstance(question, Question):
        asked = {"verb": question.verb, **question.arguments}
    add(root, "request", repository.address, asked)
    if isinstance(found, Fault):
        add(root, "error", found.message, {"code": found.code})
    else:
        root.append(found)
    document: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _identify(repository: Repository, question: Question) -> Element:
    told = Element(question.verb)
    first = repository.stream.changes(0, 1)
    add(told, "repositoryName", "Paraugs")
    add(told, "baseURL", repository.address)
    add(told, "protocolVersion", "2.0")
    add(told, "adminEmail", repository.contact)
    add(told, "earliestDatestamp", _stamp(first[0].recorded if first else datetime.now(UTC)))
    add(told, "deletedRecord", "persistent")
    add(told, "granularity", "YYYY-MM-DDThh:mm:ssZ")
    return told


def _list_formats(repository: Repository, question: Question) -> Element | Fault:
    identifier = question.arguments.get("identifier")
    if identifier is not None and isinstance(found := _find(repository, identifier), Fault):
        return found
    told = Element(question.verb)
    for prefix, (_, schema, namespace) in FORMATS.items():
        entry = add(told, "metadataFormat")
        add(entry, "metadataPrefix", prefix)
        add(entry, "schema", schema)
        add(entry, "metadataNamespace", namespace)
    return told


def _list_sets(repository: Repository, question: Question) -> Element | Fault:
    if "resumptionToken" in question.arguments:
        return Fault("badResumptionToken", "The list of sets is given as a whole.")
    told = Element(question.verb)
    for spec, name in repository.sets.items():
        entry = add(told, "set")
        add(entry, "setSpec", spec)
        add(entry, "setName", name)
    return told


def _get_record(repository: Repository, question: Question) -> Element | Fault:
    found = _find(repository, question.arguments["identifier"])
    if isinstance(found, Fault):
        return found
    told = Element(question.verb)
    told.append(_record(found, question.arguments["metadataPrefix"]))
    return told


def _list_headers(repository: Repository, question: Question) -> Element | Fault:
    return _listed(repository, question, lambda item, _: _header(item))


def _list_records(repository: Repository, question: Question) -> Element | Fault:
    return _listed(repository, question, _record)


def _listed(
    repository: Repository, question: Question, write: Callable[[Item, str], Element]
) -> Element | Fault:
    token = question.token
    assert token
    if token.set_spec and token.set_spec not in repository.sets:
        return Fault("noRecordsMatch", f"There is no set {token.set_spec!r}.")
    found = list_items(repository.stream, token)
    if isinstance(found, Fault):
        return found
    told = Element(question.verb)
    for item in found.items:
        told.append(write(item, token.prefix))
    _add_token(told, token, found)
    return told


def _add_token(told: Element, token: Token, found: Listed) -> None:
    """A list that is not whole ends with a token; its last part with an empty one (section 3.5)."""
    if found.token:
        add(told, "resumptionToken", write_token(found.token))
    elif token.after:
        add(told, "resumptionToken")


def _record(item: Item, prefix: str) -> Element:
    record = Element("record")
    record.append(_header(item))
    if not item.is_deleted:
        add(record, "metadata").append(FORMATS[prefix][0](item))
    return record


def _header(item: Item) -> Element:
    header = Element("header", {"status": "deleted"} if item.is_deleted else {})
    add(header, "identifier", item.change.member)
    add(header, "datestamp", _datestamp(item.change))
    for spec in item.sets:
        add(header, "setSpec", spec)
    return header


def _find(repository: Repository, identifier: str) -> Item | Fault:
    shown = repository.stream.newest_of(identifier)
    if shown is None or shown.change.revision is None:
        return Fault("idDoesNotExist", f"There is no record {identifier!r}.")
    return item_of(repository.stream, shown)


def _datestamp(change: Change) -> str:
    return _stamp(change.recorded)


def _stamp(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_VERBS: Mapping[str, Callable[[Repository, Question], Element | Fault]] = {
    "Identify": _identify,
    "ListMetadataFormats": _list_formats,
    "ListSets": _list_sets,
    "GetRecord": _get_record,
    "ListIdentifiers": _list_headers,
    "ListRecords": _list_records,
}
