"""Every example in the guides runs on the served data, and their lists of fields are those of the shapes."""

import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urldefrag

import pytest
import rdflib
from flask import Flask
from rdflib.namespace import SH
from werkzeug.serving import make_server

from contributing import House, contributing
from guides import Element, Page
from paraugs.contribute.desk.port import Desk
from paraugs.contribute.validation import CONTEXT
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.parsing import parse
from paraugs.resources import Resources
from paraugs.short_names import term
from paraugs.terms import IRI, Triple
from paraugs.turtle import write_turtle
from paraugs.web.pages.guides import EXAMPLES, GUIDES, LANGUAGES
from shipped import ROOT
from validating import check_text

ALL = [(language, name) for language in LANGUAGES for name in GUIDES]
EVERY_GUIDE = pytest.mark.parametrize(("language", "name"), ALL)
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
RECORD = IRI("https://w3id.org/paraugs/id/contribution/ee/reading-pairs")
DEMANDED = ("practice-", "implementation-", "organization-", "contribution-")


@pytest.fixture(scope="module")
def contributing_address(house: House) -> Iterator[tuple[Flask, str]]:
    """Give an application with a ledger, for what is told of changes, and its address."""
    with serving(house.app) as address:
        yield house.app, address


@EVERY_GUIDE
def test_a_guide_is_written_in_the_language_of_its_address(
    application: Flask, language: str, name: str
) -> None:
    page = application.test_client().get(f"/{language}/guide/{name}")
    assert page.status_code == 200
    assert f'<div lang="{language}">' in page.text
    assert (
        f"/{language}/guide/{name}" in Page(application.test_client().get(f"/{language}/guide").text).links()
    )


@EVERY_GUIDE
def test_every_link_of_a_guide_leads_somewhere(house: House, language: str, name: str) -> None:
    application = house.app
    page = read(application, language, name)
    dead = []
    for address, place in map(urldefrag, page.links()):
        reader = application.test_client()
        wanted = {"Accept": "text/html, */*;q=0.1"}
        answer = reader.get(address or f"/{language}/guide/{name}", headers=wanted, follow_redirects=True)
        is_page = answer.mimetype == "text/html"
        if answer.status_code != 200 or (place and is_page and place not in Page(answer.text).ids):
            dead.append((address, place, answer.status_code))
    assert not dead


@EVERY_GUIDE
def test_every_query_of_a_guide_has_an_answer(application: Flask, language: str, name: str) -> None:
    for example in read(application, language, name).examples("sparql"):
        answer = application.test_client().post("/sparql?as=json", data={"query": example.text})
        assert answer.status_code == 200, (example.text, answer.text)
        assert answer.json["results"]["bindings"], example.text


@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl: apt-get install curl")
@pytest.mark.parametrize(
    ("language", "name"), [pair for pair in ALL if pair[1] in ("researchers", "harvesters")]
)
def test_every_command_of_a_guide_works(
    application: Flask,
    address: str,
    contributing_address: tuple[Flask, str],
    tmp_path: Path,
    language: str,
    name: str,
) -> None:
    served = contributing_address if name == "harvesters" else (application, address)
    page = read(served[0], language, name, served[1])
    save(page, tmp_path)
    printed = []
    for example in page.examples("shell"):
        done = run(["sh", "-ec", example.text], tmp_path)
        assert done.returncode == int(example.attributes.get("data-exit", "0")), done
        printed += [line.strip() for line in done.stdout.splitlines()]
        if "again" in example.classes:
            assert run(["sh", "-ec", example.text], tmp_path).stdout == "304\n"
    assert printed
    for expected in page.outputs():
        assert expected == [line for line in printed if line in expected]
    for file in re.findall(r"(?:-o|--output) (\S+)", "\n".join(e.text for e in page.examples("shell"))):
        assert (tmp_path / file).stat().st_size > 1_000_000, file


@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl: apt-get install curl")
@EVERY_LANGUAGE
def test_a_system_sends_revises_and_withdraws_as_its_guide_says(
    resources: Resources, desk: Desk, tmp_path: Path, language: str
) -> None:
    with contributing(tmp_path / "house", resources, desk) as house, serving(house.app) as address:
        page = read(house.app, language, "systems", address)
        save(page, tmp_path)
        token = house.token("contributor", "EE")["Authorization"].removeprefix("Bearer ")
        printed = [ask_shell(example, tmp_path, TOKEN=token) for example in page.examples("shell")]
        assert [text for text in printed if '"outcome": "created"' in text]
        assert [text for text in printed if '"outcome": "revised"' in text]
        lines = [line.strip() for text in printed for line in text.splitlines()]
        for expected in page.outputs():
            assert expected == [line for line in lines if line in expected]
        last = house.visitor().get("/contributions/ee/reading-buddies")
        assert last.status_code == 404  # It was never public, so nothing is left of it.


@pytest.mark.parametrize("file", EXAMPLES)
def test_the_whole_practice_is_taken_without_a_finding(house: House, file: str) -> None:
    example = house.visitor().get(f"/guide/{file}")
    document = example.text.replace("ee/reading-buddies", f"ee/whole-{file.replace('.', '-')}")
    header = {"Content-Type": example.mimetype, **house.token("contributor", "EE")}
    answer = house.visitor().post("/contributions", data=document, headers=header)
    assert answer.status_code == 201, answer.text
    findings = [one for one in answer.json["findings"] if "duplicate" not in one["rule"]]
    assert findings == []


def test_the_whole_practice_says_the_same_in_both_forms(application: Flask, resources: Resources) -> None:
    contexts = {CONTEXT: resources.text("ontology/context.jsonld").encode()}
    said = [
        {quad[:3] for quad in parse(answer.data, answer.mimetype, contexts=contexts)}
        for answer in (application.test_client().get(f"/guide/{file}") for file in EXAMPLES)
    ]
    assert said[0] == said[1]
    assert len(said[0]) > 80


@EVERY_LANGUAGE
def test_the_python_program_works(application: Flask, address: str, tmp_path: Path, language: str) -> None:
    page = read(application, language, "researchers", address)
    save(page, tmp_path)
    (example,) = page.examples("python")
    done = run([sys.executable, "-c", example.text], tmp_path)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"(?:\S.* \d+\n){5,}", done.stdout)


@EVERY_LANGUAGE
def test_the_r_program_asks_for_a_table_that_is_there(
    application: Flask, address: str, tmp_path: Path, language: str
) -> None:
    page = read(application, language, "researchers", address)
    save(page, tmp_path)
    (example,) = page.examples("r")
    if shutil.which("Rscript"):
        done = run(["Rscript", "-e", example.text + "\nstopifnot(nrow(answer) > 5)"], tmp_path)
        assert done.returncode == 0, done.stderr
    (target,) = re.findall(r'"(http.+?query=)"', example.text)
    (file,) = re.findall(r'readLines\("(.+?)"\)', example.text)
    question = quote((tmp_path / file).read_text(), safe="")
    answer = application.test_client().get(target.removeprefix(address) + question)
    assert (answer.status_code, answer.mimetype) == (200, "text/csv")
    assert answer.text.startswith("country,practices\r\n")


@EVERY_LANGUAGE
def test_the_version_that_a_guide_tells_is_the_one_that_is_served(
    application: Flask, shipped_graph: EmbeddedGraph, language: str
) -> None:
    (citation,) = [
        element.text
        for element in read(application, language, "researchers").elements
        if "citation" in element.classes
    ]
    assert f" {shipped_graph.version}. " in citation
    told = [e.text for e in read(application, language, "harvesters").elements if "version" in e.classes]
    assert told == [shipped_graph.version]


def test_the_smallest_record_passes_and_no_other_field_can_be_left_out(
    application: Flask, tmp_path: Path
) -> None:
    (record,) = {read(application, language, "systems").files()["my-practice.ttl"] for language in LANGUAGES}
    assert check_text(tmp_path, record).conforms
    statements = [Triple(*quad[:3]) for quad in parse(record.encode(), "text/turtle")]
    for left_out in statements:
        if left_out.subject == RECORD and left_out.predicate != term("dct:license"):
            continue  # what a record is, and what the only one is about, the desk sees by itself
        rest = write_turtle(triple for triple in statements if triple != left_out)
        assert not check_text(tmp_path, rest).conforms, left_out


@EVERY_LANGUAGE
@pytest.mark.parametrize(
    ("file", "severity"), [("required.ttl", SH.Violation), ("recommended.ttl", SH.Warning)]
)
def test_the_fields_that_a_guide_lists_are_those_of_the_shapes(
    application: Flask, language: str, file: str, severity: rdflib.URIRef
) -> None:
    shapes = rdflib.Graph().parse(ROOT / "shapes" / file)
    demanded = {
        name: word.value
        for shape in shapes.subjects(SH.severity, severity)
        if (name := str(shape).partition("#")[2]).startswith(DEMANDED)
        for word in shapes.objects(shape, SH.name)
        if isinstance(word, rdflib.Literal) and word.language == language
    }
    listed = read(application, language, "systems").fields()
    kind = file.removesuffix(".ttl")
    assert {name: word for name, word in listed.items() if name.endswith(kind)} == demanded


def test_the_required_fields_are_written_with_the_properties_of_the_shapes(application: Flask) -> None:
    shapes = rdflib.Graph().parse(ROOT / "shapes" / "required.ttl")
    elements = read(application, "en", "systems").elements
    for number, element in enumerate(elements):
        if element.name == "tr" and "data-shape" in element.attributes:
            shape = rdflib.URIRef(f"https://w3id.org/paraugs/shapes#{element.attributes['data-shape']}")
            allowed = " ".join(map(str, shapes.transitive_objects(shape, None)))
            cell = next(each for each in elements[number:] if each.name == "td")
            for local in re.findall(r"\w+:(\w+)", cell.text):
                assert re.search(rf"[/#]{local}\b", allowed), (shape, local)


def read(application: Flask, language: str, name: str, host: str = "http://localhost") -> Page:
    """Give a guide as it is served under a host name."""
    return Page(application.test_client().get(f"/{language}/guide/{name}", base_url=host).text)


def save(page: Page, folder: Path) -> None:
    """Save the examples that a reader is told to save."""
    for name, text in page.files().items():
        (folder / name).write_text(text, encoding="utf-8")


def ask_shell(example: Element, folder: Path, **more: str) -> str:
    """Run an example of the shell and give what it prints."""
    done = run(["sh", "-ec", example.text], folder, **more)
    assert done.returncode == int(example.attributes.get("data-exit", "0")), done
    return done.stdout


@contextmanager
def serving(application: Flask) -> Iterator[str]:
    """Serve an application on a free port of this machine; the address."""
    server = make_server("127.0.0.1", 0, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def run(command: list[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with `paraugs` at hand."""
    path = f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"
    return subprocess.run(
        command,
        cwd=folder,
        env={"PATH": path, "LANG": "C.UTF-8", **more},
        capture_output=True,
        text=True,
        timeout=120,
    )
