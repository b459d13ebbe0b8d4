"""Clients of the Commission's RDF validator find its REST API: its requests, reports and counters."""

import base64
import json
from typing import Any

import pytest
from defusedxml import ElementTree

from doors.test_validating import BROKEN, GOOD, RDF, SHAPES, shapes_in
from instances import Reply, Running

API = "/shacl/paraugs/api"
TR, XSI = "{http://www.gitb.com/tr/v1/}", "{http://www.w3.org/2001/XMLSchema-instance}"
CORE = "{http://www.gitb.com/core/v1/}"
TEXT = BROKEN.decode()
LOCATION = (
    "[Focus node] - [https://w3id.org/paraugs/id/practice/ee/reading-buddies]"
    " - [Result path] - [http://purl.org/dc/terms/title]"
)
TEST = "[Shape] - [https://w3id.org/paraugs/shapes#text-tagged] - [Value] - [Reading buddies]"


def ask(instance: Running, fields: Any, operation: str = "validate", accept: str = "*/*") -> Reply:
    headers = {"Content-Type": "application/json", "Accept": accept}
    return instance.send("POST", f"{API}/{operation}", headers, json.dumps(fields).encode())


def content(**fields: object) -> dict[str, object]:
    return {"contentToValidate": TEXT, "contentSyntax": "text/turtle", **fields}


def test_the_domain_and_its_kind_of_validation_are_told(instance: Running) -> None:
    described = instance.get(f"{API}/info").json()
    assert described["domain"] == "paraugs"
    assert [kind["type"] for kind in described["validationTypes"]] == ["contribution"]
    assert instance.get("/shacl/api/info").json() == [described]
    assert instance.get("/shacl/other/api/info").status == 404


@pytest.mark.parametrize(
    ("embedding", "value"),
    [
        ({"embeddingMethod": "STRING"}, TEXT),
        ({"embeddingMethod": "BASE64"}, base64.b64encode(BROKEN).decode()),
        ({}, TEXT),
        ({}, base64.b64encode(BROKEN).decode()),
    ],
)
def test_content_comes_as_a_text_or_in_base64(
    instance: Running, embedding: dict[str, str], value: str
) -> None:
    reply = ask(instance, {"contentToValidate": value, **embedding})
    assert (reply.status, reply.media_type) == (200, "application/rdf+xml")
    assert shapes_in(reply.body, "application/rdf+xml") == SHAPES


@pytest.mark.parametrize("syntax", RDF)
def test_a_shacl_report_comes_in_the_syntax_that_the_request_or_accept_names(
    instance: Running, syntax: str
) -> None:
    for reply in (ask(instance, content(reportSyntax=syntax)), ask(instance, content(), accept=syntax)):
        assert (reply.media_type, shapes_in(reply.body, syntax)) == (syntax, SHAPES)


def test_a_trl_report_in_json_has_the_members_of_the_test_bed(instance: Running) -> None:
    report = ask(instance, content(reportSyntax="application/json")).json()
    assert report.pop("date").endswith("+0000")
    errors = report["reports"].pop("error")
    assert report == {
        "result": "FAILURE",
        "counters": {"nrOfAssertions": 0, "nrOfErrors": 2, "nrOfWarnings": 0},
        "context": {},
        "reports": {},
        "name": "SHACL Validation",
    }
    assert [set(error) for error in errors] == [{"description", "location", "test"}] * 2
    assert (errors[0]["location"], errors[0]["test"]) == (LOCATION, TEST)


@pytest.mark.parametrize("syntax", ["application/xml", "text/xml"])
def test_a_trl_report_in_xml_has_the_elements_of_the_schema(instance: Running, syntax: str) -> None:
    reply = ask(instance, content(reportSyntax=syntax))
    root = ElementTree.fromstring(reply.body)
    assert (reply.media_type, root.tag) == (syntax, f"{TR}TestStepReport")
    assert root.get(f"{XSI}type", "").rpartition(":")[2] == "TAR"
    assert [child.tag.removeprefix(TR) for child in root] == [
        "date",
        "result",
        "counters",
        "context",
        "reports",
    ]
    assert [(count.tag.removeprefix(TR), count.text) for count in root.find(f"{TR}counters")] == [
        ("nrOfAssertions", "0"),
        ("nrOfErrors", "2"),
        ("nrOfWarnings", "0"),
    ]
    first = root.find(f"{TR}reports/{TR}error")
    assert first.get(f"{XSI}type").rpartition(":")[2] == "BAR"
    assert [(part.tag.removeprefix(TR), part.text) for part in first][1:] == [
        ("location", LOCATION),
        ("test", TEST),
    ]


def test_what_conforms_is_a_success(instance: Running) -> None:
    report = ask(instance, content(contentToValidate=GOOD.decode(), reportSyntax="application/json")).json()
    assert (report["result"], report["reports"]) == ("SUCCESS", {})


def test_the_context_holds_what_was_asked_for(instance: Running) -> None:
    asked = content(
        addInputToReport=True,
        addShapesToReport=True,
        addRdfReportToReport=True,
        rdfReportSyntax="text/turtle",
    )
    as_json = ask(instance, {**asked, "reportSyntax": "application/json"}).json()["context"]
    assert (as_json["type"], [item["name"] for item in as_json["items"]]) == (
        "map",
        ["input", "shapes", "report"],
    )
    assert as_json["items"][0] == {
        "name": "input",
        "type": "string",
        "embeddingMethod": "STRING",
        "value": TEXT,
    }
    assert shapes_in(as_json["items"][2]["value"].encode(), "text/turtle") == SHAPES
    root = ElementTree.fromstring(ask(instance, {**asked, "reportSyntax": "application/xml"}).body)
    assert [item.get("name") for item in root.findall(f"{TR}context/{CORE}item")] == [
        "input",
        "shapes",
        "report",
    ]


def test_the_report_comes_in_the_language_of_the_locale(instance: Running) -> None:
    report = ask(instance, content(locale="lv_LV", reportSyntax="application/json")).json()
    assert report["reports"]["error"][0]["location"].startswith("[Mezgls] - [")
    unknown = ask(instance, content(locale="fr", reportSyntax="application/json")).json()
    assert unknown["reports"]["error"][0]["location"].startswith("[Focus node] - [")


def test_several_documents_are_answered_in_their_order(instance: Running) -> None:
    good = content(contentToValidate=GOOD.decode(), reportSyntax="application/json")
    outputs = ask(instance, [content(reportSyntax="text/turtle"), good], "validateMultiple").json()
    assert [output["reportSyntax"] for output in outputs] == ["text/turtle", "application/xml"]
    reports = [base64.b64decode(output["report"]) for output in outputs]
    assert b"text-tagged" in reports[0]
    assert ElementTree.fromstring(reports[1]).findtext(f"{TR}result") == "SUCCESS"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "contentToValidate is missing"),
        ({"contentToValidate": "https://example.org/practice.ttl"}, "Nothing is fetched"),
        ({"contentToValidate": TEXT, "embeddingMethod": "URL"}, "Nothing is fetched"),
        ({"contentToValidate": TEXT, "embeddingMethod": "POST"}, "STRING or BASE64, not 'POST'"),
        ({"contentToValidate": "%", "embeddingMethod": "BASE64"}, "no BASE64"),
        ({"contentToValidate": 1}, "must be a text"),
        (content(addInputToReport="yes"), "must be true or false"),
        (content(validationType="order"), "the only one is contribution"),
        (content(contentQuery="SELECT *"), "no endpoint is asked"),
        (content(externalRules=[{"ruleSet": "x"}]), "rules of this validator are fixed"),
        (content(reportQuery="CONSTRUCT"), "not run here"),
        (content(loadImports=True), "owl:imports is not followed"),
        ([], "must be a JSON object"),
    ],
)
def test_what_cannot_be_done_is_refused_plainly(instance: Running, fields: Any, words: str) -> None:
    reply = ask(instance, fields)
    assert (reply.status, reply.problem()) == (400, "request")
    assert words in reply.json()["detail"]


def test_other_refusals_are_problems_too(instance: Running) -> None:
    assert ask(instance, content(contentToValidate="<")).problem() == "syntax"
    assert ask(instance, content(contentSyntax="text/plain2")).problem() == "media-type"
    assert ask(instance, content(reportSyntax="application/pdf")).problem() == "not-acceptable"
    assert ask(instance, content(), "validateMultiple").problem() == "request"
    assert ask(instance, [{}] * 21, "validateMultiple").problem() == "request"
    plain = instance.send("POST", f"{API}/validate", {"Content-Type": "text/turtle"}, GOOD)
    assert (plain.status, plain.problem()) == (415, "media-type")
    nested = b"[" * 100_000
    headers = {"Content-Type": "application/json"}
    assert instance.send("POST", f"{API}/validate", headers, nested).problem() == "syntax"
