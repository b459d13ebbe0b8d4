"""A running server serves each revision soon to all: in pages, in graphs, to visitors; restarted or not."""

import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from entries import KIVA, entry
from instances import Reply, Running, eventually, running
from paraugs.graph.release import VERSION_PREDICATE, VERSION_SUBJECT
from paraugs.ledger.opening import open_ledger
from paraugs.ledger.sql import SqlLedger
from paraugs.namespaces import PREFIXES

TITLE = f"SELECT ?title {{ <{KIVA}> <{PREFIXES['dct']}title> ?title }}"
DATASET = f"<{VERSION_SUBJECT}> <{VERSION_PREDICATE}> ?version"
VERSION = f"SELECT ?version {{ {DATASET} }}"
BOTH = f"SELECT ?title ?version {{ <{KIVA}> <{PREFIXES['dct']}title> ?title . {DATASET} }}"
MILLIONS = f"""PREFIX qb: <http://purl.org/linked-data/cube#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX par: <{PREFIXES["par"]}>
SELECT ?version (COUNT(*) AS ?triples) {{
  {DATASET} . ?one a qb:Observation . ?other a skos:Concept . ?third a par:StrategicObjective
}}
GROUP BY ?version"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """An instance over a ledger with what is shipped."""
    folder = tmp_path_factory.mktemp("following")
    with running(folder, None, data_dir=str(folder / "state"), deadline_seconds=60) as started:
        yield started


@pytest.fixture
def ledger(own: Running) -> Iterator[SqlLedger]:
    """The ledger of the instance, as another process sees it."""
    ledger = open_ledger(own.settings["data_dir"] + "/ledger.sqlite")
    yield ledger
    ledger.close()


def revise(ledger: SqlLedger, title: str) -> int:
    latest = ledger.latest(KIVA).number
    return ledger.append(entry(title=title, action="revise"), expected=latest).number


def title_for_visitors(instance: Running) -> str:
    """Give the title, or nothing while the workers of a web process are replaced."""
    answer = instance.ask(TITLE, "text/csv")
    return answer.body.decode().split("\r\n")[1] if answer.status == 200 else ""


def version_for_visitors(instance: Running) -> int:
    return int(instance.ask(VERSION, "text/csv").body.split()[1])


def all_have(instance: Running, number: int) -> bool:
    """Tell whether each web process, whichever answers, is at a version."""
    return all(version_for_visitors(instance) == number for _ in range(10))


def graph_for_readers(instance: Running) -> str:
    return instance.get(f"/graphs?graph={quote(KIVA)}", "application/n-triples").body.decode()


def test_all_see_a_revision_soon(own: Running, ledger: SqlLedger) -> None:
    number = revise(ledger, "KiVa of the morning")
    assert eventually(lambda: all_have(own, number))
    assert title_for_visitors(own) == "KiVa of the morning"
    for _ in range(8):
        assert "KiVa of the morning" in graph_for_readers(own)


def test_nobody_ever_sees_a_mixture(own: Running, ledger: SqlLedger) -> None:
    known = {}
    for turn in range(12):
        known[str(revise(ledger, f"KiVa {turn}"))] = f"KiVa {turn}"
        for _ in range(6):
            title, version = own.ask(BOTH, "text/csv").body.decode().split("\r\n")[1].split(",")
            assert known.get(version, title) == title


def test_an_answer_is_named_after_its_version(own: Running, ledger: SqlLedger) -> None:
    """Whichever process answers: on a quiet machine one may answer many questions in a row."""
    first = own.ask(TITLE, "text/csv").headers["etag"]
    revise(ledger, "KiVa with another name")
    assert eventually(lambda: own.ask(TITLE, "text/csv").headers["etag"] != first)

    def known(tag: str) -> Reply:
        headers = {"Content-Type": "application/sparql-query", "Accept": "text/csv", "If-None-Match": tag}
        return own.send("POST", "/sparql", headers, TITLE.encode())

    def is_named_anew() -> bool:
        answers = [known(first) for _ in range(10)]
        return {(answer.status, answer.body[-24:-2]) for answer in answers} == {
            (200, b"KiVa with another name")
        }

    assert eventually(is_named_anew)
    assert eventually(lambda: known(own.ask(TITLE, "text/csv").headers["etag"]).status == 304)


def test_a_zygote_that_was_started_again_is_told_everything(own: Running, ledger: SqlLedger) -> None:
    number = revise(ledger, "KiVa after all")
    assert eventually(lambda: all_have(own, number))
    before = own.zygote
    before.kill()
    assert eventually(lambda: own.keeper.children() and own.zygote.pid != before.pid)
    assert eventually(lambda: [title_for_visitors(own) for _ in range(4)] == ["KiVa after all"] * 4)


def test_a_web_process_that_was_started_again_catches_up(own: Running, ledger: SqlLedger) -> None:
    number = revise(ledger, "KiVa for everyone")
    for process in own.web_processes():
        process.kill()
    assert eventually(lambda: own.get("/limits", "text/html").status == 200)
    assert eventually(lambda: version_for_visitors(own) == number)
    assert eventually(lambda: all("KiVa for everyone" in graph_for_readers(own) for _ in range(6)))


def test_a_query_that_began_keeps_its_version(own: Running, ledger: SqlLedger) -> None:
    before = revise(ledger, "KiVa before")
    assert eventually(lambda: all_have(own, before))
    answers: list[str] = []
    thread = threading.Thread(target=lambda: answers.append(own.ask(MILLIONS, "text/csv").body.decode()))
    thread.start()
    assert eventually(lambda: any(worker.cpu_times().user > 0.2 for worker in own.workers()))
    after = revise(ledger, "KiVa afterwards")
    assert eventually(lambda: version_for_visitors(own) == after)
    assert answers == []
    thread.join(90)
    assert [answer.split("\r\n")[1].split(",")[0] for answer in answers] == [str(before)]


def test_without_a_ledger_what_was_served_is_served(tmp_path: Path) -> None:
    state = tmp_path / "state"
    with running(tmp_path, None, data_dir=str(state), processes=1) as own:
        for path in state.glob("ledger.sqlite*"):
            path.rename(path.with_name("away-" + path.name))
        (state / "ledger.sqlite").mkdir()
        log = tmp_path / "instance.log"
        assert eventually(lambda: "what was served before is served" in log.read_text())
        assert own.ask(VERSION).status == 200
        assert own.get("/en/", "text/html").status == 200
        (state / "ledger.sqlite").rmdir()
        for path in state.glob("away-*"):
            path.rename(path.with_name(path.name.removeprefix("away-")))
        assert eventually(lambda: "followed again" in log.read_text())
        ledger = open_ledger(str(state / "ledger.sqlite"))
        number = revise(ledger, "KiVa is back")
        ledger.close()
        assert eventually(lambda: version_for_visitors(own) == number)
        assert log.read_text().count("what was served before is served") == 1
