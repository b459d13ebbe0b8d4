"""`/validate` tells what is wrong with a document, in the form that was asked for, and keeps nothing."""

import csv
import gzip
import io
import json

import pytest

from instances import Reply, Running
from paraugs.graph.parsing import parse
from paraugs.short_names import term
from validating import GOOD_PRACTICE

GOOD = GOOD_PRACTICE.read_bytes()
BROKEN = GOOD.replace(b'dct:title "Reading buddies"@en', b'dct:title "Reading buddies"').replace(
    b"par:country country:EST", b'par:country "Igaunija"@lv'
)
RDF = ("text/turtle", "application/ld+json", "application/rdf+xml", "application/n-triples")
SHAPES = {
    "https://w3id.org/paraugs/shapes#text-tagged",
    "https://w3id.org/paraugs/shapes#implementation-country-listed",
}
LINES = {
    number
    for number, line in enumerate(BROKEN.decode().splitlines(), start=1)
    if "Igaunija" in line or 'buddies" ' in line
}


def shapes_in(body: bytes, media_type: str) -> set[str]:
    """Give the shapes of the results in a SHACL report, which must be one."""
    statements = parse(body, media_type)
    kinds = [str(quad.object) for quad in statements if quad.predicate == term("rdf:type")]
    assert kinds.count(term("sh:ValidationReport").value) == 1
    return {str(quad.object) for quad in statements if quad.predicate == term("sh:sourceShape")}


def validate(instance: Running, body: bytes, target: str = "/validate", **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return instance.send("POST", target, {"Content-Type": "text/turtle", **named}, body)


def sent_as_form(instance: Running, accept: str, **fields: str) -> Reply:
    parts = [
        f'--X\r\nContent-Disposition: form-data; name="{name}"'
        + ('; filename="practice.ttl"' if name == "file" else "")
        + f"\r\n\r\n{value}\r\n"
        for name, value in fields.items()
    ]
    headers = {"Content-Type": "multipart/form-data; boundary=X", "Accept": accept}
    return instance.send("POST", "/validate", headers, ("".join(parts) + "--X--\r\n").encode())


def test_a_good_practice_conforms(instance: Running) -> None:
    report = validate(instance, GOOD).json()
    assert (report["conforms"], [file["findings"] for file in report["files"]]) == (True, [[]])


def test_a_report_is_200_whether_or_not_it_conforms_and_is_not_kept(instance: Running) -> None:
    reply = validate(instance, BROKEN)
    assert (reply.status, reply.json()["conforms"]) == (200, False)
    assert reply.headers["cache-control"] == "no-store"
    assert "accept" in reply.headers["vary"].lower()


def test_the_same_findings_are_told_in_json_csv_and_text(instance: Running) -> None:
    findings = validate(instance, BROKEN, Accept="application/json").json()["files"][0]["findings"]
    assert {finding["shape"] for finding in findings} == SHAPES
    assert {finding["line"] for finding in findings} == LINES
    rows = list(csv.DictReader(io.StringIO(validate(instance, BROKEN, Accept="text/csv").body.decode())))
    assert [(row["shape"], row["message"], row["line"]) for row in rows] == [
        (finding["shape"], finding["message"], str(finding["line"])) for finding in findings
    ]
    text = validate(instance, BROKEN, Accept="text/plain").body.decode()
    assert all(finding["message"] in text for finding in findings)


@pytest.mark.parametrize("accept", RDF)
def test_a_shacl_report_is_told_in_the_syntaxes_of_rdf(instance: Running, accept: str) -> None:
    reply = validate(instance, BROKEN, Accept=accept)
    assert reply.media_type == accept
    assert shapes_in(reply.body, accept) == SHAPES


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [("html", "text/html"), ("json", "application/json"), ("csv", "text/csv"), ("ttl", "text/turtle")],
)
def test_an_address_can_name_the_form(instance: Running, suffix: str, media_type: str) -> None:
    assert validate(instance, GOOD, f"/validate?format={suffix}").media_type == media_type


def test_forms_that_are_not_offered_are_refused(instance: Running) -> None:
    assert validate(instance, GOOD, "/validate?format=pdf").problem() == "not-acceptable"
    assert validate(instance, GOOD, Accept="image/png").problem() == "not-acceptable"


def test_findings_come_in_the_language_of_the_reader(instance: Running) -> None:
    by_header = validate(instance, BROKEN, Accept_Language="lv").json()
    by_address = validate(instance, BROKEN, "/lv/validate").json()
    assert by_header == by_address
    assert by_header["language"] == "lv"
    assert "valodas birku" in by_header["files"][0]["findings"][0]["message"]


def test_a_packed_body_is_unpacked(instance: Running) -> None:
    packed = validate(instance, gzip.compress(BROKEN), Content_Encoding="gzip")
    assert packed.json() == validate(instance, BROKEN).json()


def test_broken_syntax_names_line_and_column(instance: Running) -> None:
    reply = validate(instance, b"<urn:a> a <urn:b> .\n<urn:a> a <urn:b\n")
    assert (reply.status, reply.problem()) == (400, "syntax")
    assert reply.json()["line"] == 2


def test_a_text_in_the_form_of_the_page_is_answered_on_the_page(instance: Running) -> None:
    reply = sent_as_form(instance, "text/html", text=BROKEN.decode(), syntax="ttl")
    page = reply.body.decode()
    assert (reply.status, reply.media_type) == (200, "text/html")
    assert "Something must be mended first" in page
    assert "does not say in which language it is" in page
    assert "&#34;Reading buddies&#34;" in page, "the text is still there to be mended"


def test_a_file_in_the_form_is_read_by_its_name(instance: Running) -> None:
    reply = sent_as_form(instance, "application/json", file=BROKEN.decode(), syntax="rdf")
    assert [file["file"] for file in reply.json()["files"]] == ["practice.ttl"]
    assert {finding["shape"] for finding in reply.json()["files"][0]["findings"]} == SHAPES


def test_a_text_that_cannot_be_read_stays_on_the_page(instance: Running) -> None:
    reply = sent_as_form(instance, "text/html", text="<urn:a> a <urn:b", syntax="ttl")
    assert reply.status == 400
    assert "line 1, column" in reply.body.decode()
    assert "&lt;urn:a&gt; a &lt;urn:b</textarea>" in reply.body.decode()


def test_a_form_without_anything_in_it_is_told_so(instance: Running) -> None:
    reply = sent_as_form(instance, "application/json", other="x")
    assert (reply.status, reply.problem()) == (400, "request")
    unknown = sent_as_form(instance, "application/json", text="x", syntax="docx")
    assert (unknown.status, unknown.problem()) == (415, "media-type")


def test_the_page_works_in_latvian(instance: Running) -> None:
    page = instance.get("/lv/validate", "text/html").body.decode()
    assert "Pārbaudīt praksi" in page
    assert 'action="/lv/validate"' in page


def test_nothing_but_reading_and_sending_is_done_here(instance: Running) -> None:
    assert instance.send("PUT", "/validate", {"Content-Length": "0"}).status == 405


def test_many_practices_are_judged_in_one_document(instance: Running) -> None:
    text = BROKEN.decode()
    head, _, body = text.partition("\n\n")
    many = head + "".join(
        "\n\n" + body.replace("reading-buddies", f"reading-{number}") for number in range(30)
    )
    findings = validate(instance, many.encode()).json()["files"][0]["findings"]
    assert len(findings) == 60
    lines = many.splitlines()
    assert all(
        finding["value"] in lines[finding["line"] - 1] and f"{finding['focus']}".count("reading-") == 1
        for finding in findings
    )
    assert (
        json.dumps(sorted({finding["focus"].partition("#")[0] for finding in findings})).count("id/practice")
        == 30
    )
