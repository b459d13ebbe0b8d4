"""OAI-PMH 2.0: six verbs, two formats, sets, deletions that stay, tokens that outlast changes."""

from xml.etree.ElementTree import Element

import pytest
from flask.testing import FlaskClient

from contributing import House
from http_versions import KIVA, NEW_TITLE, NY_GIV
from oai_rules import DC, OAI, checked
from paraugs.publish.oai.tokens import Token, read_token, write_token

DCAT, RDF = "{http://www.w3.org/ns/dcat#}", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DCT = "{http://purl.org/dc/terms/}"
EVERYTHING = {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"}


@pytest.fixture
def client(versioned: House) -> FlaskClient:
    """Give a visitor of an application where KiVa was revised and Ny GIV withdrawn."""
    return versioned.visitor()


def ask(client: FlaskClient, **arguments: str) -> Element:
    answer = client.get("/oai", query_string=arguments)
    assert (answer.status_code, answer.content_type) == (200, "text/xml; charset=utf-8")
    return checked(answer.data)


def error(root: Element) -> str:
    found = root.find(f"{OAI}error")
    assert found is not None, [child.tag for child in root]
    return found.get("code", "")


def harvest(client: FlaskClient, **arguments: str) -> list[Element]:
    """Read a whole list; its headers or records."""
    found, root = list[Element](), ask(client, **arguments)
    while True:
        listed = root[2]
        found += [child for child in listed if child.tag != f"{OAI}resumptionToken"]
        token = listed.findtext(f"{OAI}resumptionToken")
        if not token:
            return found
        root = ask(client, verb=arguments["verb"], resumptionToken=token)


def identifiers(headers: list[Element]) -> list[str]:
    return [str(header.findtext(f".//{OAI}identifier")) for header in headers]


def test_it_identifies_itself(client: FlaskClient) -> None:
    told = ask(client, verb="Identify")[2]
    assert told.findtext(f"{OAI}baseURL") == "http://localhost/oai"
    assert told.findtext(f"{OAI}deletedRecord") == "persistent"


def test_formats_and_sets_are_listed(client: FlaskClient) -> None:
    formats = [each.text for each in ask(client, verb="ListMetadataFormats").iter(f"{OAI}metadataPrefix")]
    assert formats == ["oai_dc", "dcat_ap"]
    of_one = ask(client, verb="ListMetadataFormats", identifier=KIVA)
    assert len(list(of_one.iter(f"{OAI}metadataPrefix"))) == 2
    sets = {each.text for each in ask(client, verb="ListSets").iter(f"{OAI}setSpec")}
    assert {"state", "state:LV", "objective", "objective:et2020-so1"} <= sets


def test_all_contributions_are_listed_once_with_the_withdrawn_one(client: FlaskClient) -> None:
    headers = harvest(client, **EVERYTHING)
    assert len(headers) == len(set(identifiers(headers))) == 255
    deleted = [header for header in headers if header.get("status") == "deleted"]
    assert identifiers(deleted) == [NY_GIV]


def test_a_record_in_each_format(client: FlaskClient) -> None:
    simple = ask(client, verb="GetRecord", identifier=KIVA, metadataPrefix="oai_dc")
    titles = [each.text for each in simple.iter(f"{DC}title")]
    assert NEW_TITLE in titles
    assert {f"{DC}{name}" for name in ("identifier", "description", "rights", "date", "subject")} <= {
        each.tag for each in simple.iter()
    }
    dataset = ask(client, verb="GetRecord", identifier=KIVA, metadataPrefix="dcat_ap")
    about = next(dataset.iter(f"{DCAT}Dataset"), None)
    if about is None:
        about = next(each for each in dataset.iter(f"{RDF}Description") if each.get(f"{RDF}about") == KIVA)
    assert about.get(f"{RDF}about") == KIVA
    assert about.findtext(f"{DCT}title") == NEW_TITLE


def test_a_deleted_record_has_only_a_header_and_keeps_its_sets(client: FlaskClient) -> None:
    record = ask(client, verb="GetRecord", identifier=NY_GIV, metadataPrefix="oai_dc")[2][0]
    assert record[0].get("status") == "deleted"
    specs = [each.text for each in record[0].iter(f"{OAI}setSpec")]
    assert "state:NO" in specs
    assert any(str(spec).startswith("objective:") for spec in specs)


def test_sets_divide_the_list(client: FlaskClient) -> None:
    latvian = identifiers(harvest(client, **EVERYTHING, set="state:LV"))
    assert latvian
    assert all("/contribution/lv/" in name for name in latvian)
    of_objective = harvest(client, **EVERYTHING, set="objective:et2020-so1")
    assert 0 < len(of_objective) < 255
    assert all("objective:et2020-so1" in [e.text for e in each] for each in of_objective)


def test_from_and_until_are_included(client: FlaskClient) -> None:
    newest = harvest(client, **EVERYTHING)[-1].findtext(f"{OAI}datestamp") or ""
    since = identifiers(harvest(client, **EVERYTHING, **{"from": newest}))
    assert NY_GIV in since
    day = newest[:10]
    assert len(harvest(client, **EVERYTHING, **{"from": day, "until": day})) == 255
    assert error(ask(client, **EVERYTHING, until="2001-01-01")) == "noRecordsMatch"


def test_a_token_stays_valid_and_its_list_the_same(client: FlaskClient) -> None:
    token = ask(client, **EVERYTHING)[2].findtext(f"{OAI}resumptionToken") or ""
    told = read_token(token)
    assert told is not None
    assert told.head == 267
    both = ask(client, verb="ListIdentifiers", resumptionToken=token, metadataPrefix="oai_dc")
    alone = ask(client, verb="ListIdentifiers", resumptionToken=token)
    assert identifiers(list(both[2])[:-1]) == identifiers(list(alone[2])[:-1])
    other = ask(client, verb="ListIdentifiers", resumptionToken=token, metadataPrefix="dcat_ap")
    assert error(other) == "badArgument"
    earlier = write_token(Token("ListIdentifiers", "oai_dc", "", "", "", 0, told.head - 2))
    found = harvest(client, verb="ListIdentifiers", resumptionToken=earlier)
    assert len(found) == 255
    assert not [header for header in found if header.get("status")]


def test_post_says_the_same_as_get(client: FlaskClient) -> None:
    answer = client.post("/oai", data={"verb": "GetRecord", "identifier": KIVA, "metadataPrefix": "oai_dc"})
    by_get = ask(client, verb="GetRecord", identifier=KIVA, metadataPrefix="oai_dc")
    assert [e.text for e in checked(answer.data)[2].iter()] == [e.text for e in by_get[2].iter()]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"),
        ("verb=Nonsense", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&set=x", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&identifier=nothing&metadataPrefix=oai_dc", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=nothing", "idDoesNotExist"),
        ("verb=GetRecord&identifier=x&metadataPrefix=marc", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=marc", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=yesterday", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-13-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-12-01T00:00:00", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-12-01&until=2026-12-02T00:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-12-02&until=2026-12-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=9999-12-31&set=state:XX", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=%00", "noRecordsMatch"),
        ("verb=ListRecords&resumptionToken=old", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=%E2%82%AC", "badResumptionToken"),
        ("verb=ListSets&resumptionToken=old", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=old&set=state", "badArgument"),
    ],
)
def test_what_is_wrong_is_said_in_the_words_of_the_protocol(
    client: FlaskClient, query: str, code: str
) -> None:
    assert error(checked(client.get(f"/oai?{query}").data)) == code


@pytest.mark.parametrize(
    "token",
    [
        Token("ListIdentifiers", "oai_dc", "", "", "", 0, 9),
        Token("ListRecords", "marc", "", "", "", 0, 9),
        Token("ListRecords", "oai_dc", "lately", "", "", 0, 9),
        Token("ListRecords", "oai_dc", "", "", "", 9, 1),
        Token("ListRecords", "oai_dc", "", "", "", 0, 99999),
    ],
)
def test_forged_tokens_are_refused(client: FlaskClient, token: Token) -> None:
    found = ask(client, verb="ListRecords", resumptionToken=write_token(token))
    assert error(found) == "badResumptionToken"
