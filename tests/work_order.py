"""In which order files of tests are handed to workers: the longest first, so that none ends alone.

`make test` runs two workers (pytest-xdist), each with servers, databases and a browser of its own; a file is
one piece of work. Much of these files is waiting, for which the other worker has both cores.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

LONGEST = (
    "faults/test_killed_servers.py",
    "cage/test_processes_of_the_cage.py",
    "browser/test_pages_in_a_browser.py",
    "http/test_api_fuzzing.py",
    "browser/contributing/test_the_form_is_for_everybody.py",
    "browser/reviewing/test_pages_of_reviews_are_for_everybody.py",
    "doors/test_hostile_bodies.py",
    "graph/test_remote_graph_is_kept_up.py",
    "cage/test_the_server_follows.py",
    "http/test_every_iri_answers.py",
    "cage/test_budgets_of_answers.py",
    "faults/test_killed_writers.py",
    "people/test_signing_in_by_a_provider.py",
    "project/test_wheel_is_whole.py",
    "cage/test_hostile_queries.py",
    "ledger/test_served_from_the_ledger.py",
    "ledger/test_contract_people.py",
    "conformance/test_w3c.py",
)
TESTS = Path(__file__).parent


def longest_first(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Give the tests with those of the longest files in front; the rest stays as it was."""
    places = {TESTS / name: place for place, name in enumerate(LONGEST)}
    return sorted(items, key=lambda item: places.get(item.path, len(places)))
