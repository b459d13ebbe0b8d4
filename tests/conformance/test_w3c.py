"""The W3C's cases of protocol, graph store and service description, on both adapters.

Each state of the store that some request meets gets an instance of its own, which holds just that.
"""

import urllib.request
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from conformance.cases import State, Step, read_cases, steps
from conformance.judging import description_faults, faults, send
from instances import running
from paraugs.settings import BASE_IRI
from servers import oxigraph_server

CASES = read_cases()
SETTINGS = {"processes": 1, "cage_workers": 1}
Faults = Mapping[str, list[str]]


@pytest.fixture(scope="module", params=["embedded", "remote"])
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Faults:
    """What is wrong, by case."""
    folder = tmp_path_factory.mktemp("conformance")
    if request.param == "embedded":
        return _judge_all(folder, None)
    with oxigraph_server(folder) as server:
        return _judge_all(folder, server.query)


@pytest.mark.parametrize("case", [case.id for case in CASES])
def test_a_case_of_the_suites_passes(found: Faults, case: str) -> None:
    assert found[case] == []


def test_the_cases_are_those_of_the_suites() -> None:
    assert len(CASES) == 51
    assert sum(len(case.requests) for case in CASES) == 79


def _judge_all(folder: Path, remote: str | None) -> Faults:
    wrong: dict[str, list[str]] = {case.id: [] for case in CASES}
    for state, met in _by_state().items():
        settings: dict[str, object] = dict(SETTINGS)
        if remote:
            _fill(remote, state)
            settings["graph"] = remote
        with running(folder, "\n".join(state), **settings) as instance:
            for step in met:
                wrong[step.case] += [
                    f"request {step.number}: {fault}" for fault in faults(step, send(instance, step))
                ]
            if not state:
                for case in CASES:
                    if case.kind == "sd":
                        wrong[case.id] += description_faults(case.id, instance)
    return wrong


def _by_state() -> Mapping[State, list[Step]]:
    """The steps by the state that they meet; a refusal may meet any, so it meets the empty one."""
    found: dict[State, list[Step]] = defaultdict(list)
    for case in CASES:
        if case.kind != "sd":
            for step in steps(case, BASE_IRI):
                found[frozenset() if step.refused else step.state].append(step)
    return found


def _fill(remote: str, state: State) -> None:
    """Make a server hold just this, through the Graph Store Protocol that Oxigraph has at /store."""
    store = remote.removesuffix("/query") + "/store"
    body = "\n".join(state).encode()
    request = urllib.request.Request(store, body, {"Content-Type": "application/n-quads"}, method="PUT")
    urllib.request.urlopen(request, timeout=10).close()
