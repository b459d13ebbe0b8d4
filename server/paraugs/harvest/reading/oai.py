"""An OAI-PMH 2.0 repository: all records the first time, then what changed since, deletions too.

A record in RDF/XML is taken as it is; one in Dublin Core becomes statements about its identifier, which a
mapping makes a practice of. Source: OAI-PMH 2.0 (openarchives.org/OAI/openarchivesprotocol.html).
"""

import json
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from paraugs.errors import SourceFailed, wording
from paraugs.graph.notation import is_iri
from paraugs.harvest.network import Fetched, Network
from paraugs.harvest.reading.files import MOST_STATEMENTS, quads_of
from paraugs.harvest.sources import Read, Source
from paraugs.terms import IRI, Literal, Quad

_OAI = "{http://www.openarchives.org/OAI/2.0/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MOST_PAGES = 10_000


def read_repository(source: Source, memory: str, network: Network) -> Read:
    """List the records: those since the last time, where the repository keeps what it deleted."""
    prefix, _, only = (source.query.strip() or "oai_dc").partition(" ")
    since = json.loads(memory or "{}").get("since", "") if _keeps_deleted(source, network) else ""
    wanted = {"verb": "ListRecords", "metadataPrefix": prefix}
    wanted |= {"set": only.strip()} if only.strip() else {}
    wanted |= {"from": since} if since else {}
    quads, gone, day, tokens = dict[Quad, None](), list[str](), "", set[str]()
    while True:
        answer = _answered(source.url, wanted, network)
        day = day or (answer.findtext(f"{_OAI}responseDate") or "")[:10]
        for record in answer.iter(f"{_OAI}record"):
            identifier = record.findtext(f"{_OAI}header/{_OAI}identifier") or ""
            header = record.find(f"{_OAI}header")
            if header is not None and header.get("status") == "deleted":
                gone.append(identifier)
            else:
                quads |= dict.fromkeys(_statements(identifier, record, network))
        if len(quads) > MOST_STATEMENTS:
            raise SourceFailed(wording("It gives more than %(most)s statements."), most=MOST_STATEMENTS)
        token = (answer.findtext(f".//{_OAI}resumptionToken") or "").strip()
        if not token:
            return Read(tuple(quads), not since, tuple(gone), json.dumps({"since": day}))
        if token in tokens or len(tokens) > _MOST_PAGES:
            raise SourceFailed(wording("The repository gives the same resumption token again."))
        tokens.add(token)
        wanted = {"verb": "ListRecords", "resumptionToken": token}


def _keeps_deleted(source: Source, network: Network) -> bool:
    answer = _answered(source.url, {"verb": "Identify"}, network)
    return (answer.findtext(f".//{_OAI}deletedRecord") or "").strip() == "persistent"


def _answered(url: str, wanted: dict[str, str], network: Network) -> Element:
    """One answer; SourceFailed with the words of the repository for an error, but an empty list."""
    found = network.get(f"{url}{'&' if '?' in url else '?'}{urlencode(wanted)}", "text/xml, application/xml")
    try:
        answer: Element = fromstring(found.body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise SourceFailed(wording("%(url)s cannot be read: %(why)s"), url=found.url, why=error) from error
    told = answer.find(f"{_OAI}error")
    if told is not None and told.get("code") != "noRecordsMatch":
        template = wording("%(url)s answers %(code)s.")
        raise SourceFailed(template, url=url, code=f"{told.get('code')}: {told.text or ''}".strip())
    return answer


def _statements(identifier: str, record: Element, network: Network) -> list[Quad]:
    metadata = record.find(f"{_OAI}metadata")
    if metadata is None:
        return []
    if not is_iri(identifier):
        raise SourceFailed(wording("A record is called “%(name)s”, which is no address."), name=identifier)
    document = metadata.find(f".//{_RDF}")
    if document is not None:
        return quads_of(Fetched(identifier, tostring(document), "application/rdf+xml"), network)
    subject, found = IRI(identifier), []
    for element in (each for part in metadata for each in part):
        namespace, _, name = element.tag.removeprefix("{").rpartition("}")
        if text := (element.text or "").strip():
            value = Literal(text, element.get(_LANGUAGE) or None)
            found.append(Quad(subject, IRI(namespace + name), value, None))
    return found
