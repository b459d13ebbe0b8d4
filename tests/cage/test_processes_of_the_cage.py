"""Whoever dies, the others go on, and nobody is left behind."""

import signal
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import psutil
import pytest

from cage.costly import costly_quads
from instances import Reply, Running, eventually, running

SMALL = "SELECT ?name { <http://example.org/7> <http://example.org/name> ?name }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Running]:
    """An instance of one's own, with a deadline that is long enough to do something meanwhile."""
    with running(
        tmp_path, costly_quads(), deadline_seconds=90, processes=1, cage_workers=1, queue_places=1
    ) as started:
        yield started


def is_working(instance: Running) -> bool:
    return any(worker.cpu_times().user > 0.2 for worker in instance.workers())


def start_endless(instance: Running) -> tuple[threading.Thread, list[str]]:
    """Have somebody wait for an endless query; the problems that it ends with."""
    problems: list[str] = []
    thread = threading.Thread(target=lambda: problems.append(instance.ask(ENDLESS).problem()))
    thread.start()
    assert eventually(lambda: is_working(instance))
    return thread, problems


def test_workers_are_forked_ahead_of_the_first_query(own: Running) -> None:
    assert eventually(lambda: len(own.workers()) == 1)


def test_a_worker_answers_many_queries(own: Running) -> None:
    assert own.ask(SMALL).status == 200
    before = {worker.pid for worker in own.workers()}
    assert [own.ask(f"{SMALL} LIMIT {number}").status for number in range(1, 20)] == [200] * 19
    assert {worker.pid for worker in own.workers()} == before


def test_a_query_that_cannot_be_read_does_not_cost_its_worker(own: Running) -> None:
    assert own.ask(SMALL).status == 200
    before = {worker.pid for worker in own.workers()}
    assert own.ask("SELECT * { ?s ?p }").problem() == "query"
    assert {worker.pid for worker in own.workers()} == before


def test_a_killed_worker_is_replaced_before_the_next_query(own: Running) -> None:
    assert own.ask(SMALL).status == 200
    worker = own.workers()[0]
    worker.kill()
    assert eventually(lambda: not worker.is_running())
    assert own.ask(SMALL + " LIMIT 9").status == 200


def test_a_worker_that_is_killed_at_work_costs_an_honest_error(own: Running) -> None:
    thread, problems = start_endless(own)
    own.workers()[0].kill()
    thread.join(60)
    assert problems == ["memory"]
    assert own.ask(SMALL).status == 200


def test_a_client_that_goes_away_takes_its_query_along(own: Running) -> None:
    place = urlsplit(own.url)
    with socket.create_connection((place.hostname, place.port)) as client:
        client.sendall(f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert eventually(lambda: is_working(own))
    assert eventually(lambda: not is_working(own))
    assert own.ask(SMALL).status == 200


def test_a_full_lane_says_so_and_pages_go_on(own: Running) -> None:
    endless, _ = start_endless(own)
    replies: list[Reply] = []
    others = [
        threading.Thread(target=lambda number=number: replies.append(own.ask(f"{SMALL} LIMIT {number}")))
        for number in range(1, 5)
    ]
    for other in others:
        other.start()
    assert eventually(lambda: len(replies) == 3)
    assert [(reply.problem(), reply.headers["retry-after"]) for reply in replies] == [("busy", "5")] * 3
    assert own.get("/limits", "text/html").status == 200
    own.workers()[0].kill()
    for thread in (endless, *others):
        thread.join(60)
    assert replies[3].status == 200


def test_a_killed_zygote_is_started_again(own: Running) -> None:
    thread, problems = start_endless(own)
    before = own.zygote
    before.kill()
    thread.join(60)
    assert problems == ["graph-unavailable"]
    assert eventually(lambda: own.keeper.children() and own.zygote.pid != before.pid)
    assert own.ask(SMALL).status == 200


def test_without_its_keeper_the_cage_is_closed_and_pages_go_on(own: Running) -> None:
    own.keeper.kill()
    assert eventually(lambda: own.ask(SMALL).status == 503)
    reply = own.ask(SMALL)
    assert (reply.status, reply.problem()) == (503, "graph-unavailable")
    assert own.get("/limits", "text/html").status == 200


def test_a_killed_web_process_leaves_no_worker_behind(own: Running) -> None:
    thread = threading.Thread(target=lambda: own.ask(ENDLESS))
    thread.start()
    assert eventually(lambda: is_working(own))
    before = own.workers()
    web = own.web_processes()[0]
    threading.excepthook, hook = (lambda _: None), threading.excepthook
    web.kill()
    thread.join(60)
    threading.excepthook = hook
    assert eventually(lambda: not any(worker.is_running() for worker in before))
    assert eventually(lambda: own.ask(SMALL).status == 200)


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_nothing_outlives_the_server(own: Running, end: signal.Signals) -> None:
    assert own.ask(SMALL).status == 200
    everybody = own.process.children(recursive=True)
    assert len(everybody) >= 4
    own.process.send_signal(end)
    _, alive = psutil.wait_procs(everybody, timeout=60)
    assert alive == []


def test_workers_stand_back_for_the_pages(own: Running) -> None:
    assert own.ask("ASK {}").status == 200
    usual = own.process.nice()
    assert {process.nice() - usual for process in own.process.children(recursive=True)} == {0, 5}
