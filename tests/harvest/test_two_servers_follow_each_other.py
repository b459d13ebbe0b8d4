"""Two whole servers follow each other's stream of changes, by themselves, and come to rest."""

from collections.abc import Mapping
from pathlib import Path

from instances import Running, eventually, running
from life.cast import address, practice
from paraugs.ledger.harvested import KeptSource
from paraugs.ledger.harvests import Harvests
from paraugs.ledger.revision import Revision
from paraugs.people.keys import System, Wish, make_for_system
from paraugs.people.states import state_of
from paraugs.settings import Settings
from paraugs.wiring import existing_ledger, kept_people

PATH = "lv/neighbour"
READING = address("reading-hour")


OPTIONS = {"harvest_private_hosts": "127.0.0.1", "trusted_states": "LV"}
"""Each may ask the other, and Latvia publishes directly."""


def token(settings: Settings) -> Mapping[str, str]:
    with kept_people(settings) as people:
        system = System("contributor", state_of("LV").value)
        made = make_for_system(people, people.operator(), system, Wish())
    return {"Authorization": f"Bearer {made}", "Content-Type": "text/turtle"}


def history(settings: Settings) -> list[Revision]:
    with existing_ledger(settings) as ledger:
        return ledger.history(READING)


def put(server: Running, headers: Mapping[str, str], title: str, tag: str = "") -> None:
    condition = {"If-Match": tag} if tag else {}
    body = practice(title=title).encode()
    answer = server.send("PUT", "/contributions/lv/reading-hour", {**headers, **condition}, body)
    assert answer.status in (200, 201), answer.body


def call(server: Running, headers: Mapping[str, str], settings: Settings) -> str:
    """Have a server read the other one, as a system would, and wait for it; what came of it."""
    with existing_ledger(settings) as ledger:
        kept = Harvests(ledger.database)
        before = len(kept.runs(PATH))
        assert server.send("POST", f"/harvests/{PATH}/run", dict(headers)).status == 202
        assert eventually(lambda: len(kept.runs(PATH)) > before, seconds=120)
        done = kept.runs(PATH)[0]
        return f"{done.outcome} {done.reason}".strip()


def follow(settings: Settings, other: Running) -> None:
    with existing_ledger(settings) as ledger:
        source = KeptSource(PATH, "ldes", f"{other.url}/ldes", every_hours=0)
        Harvests(ledger.database).put(source)


def test_what_one_publishes_comes_to_the_other_and_not_back(tmp_path: Path) -> None:
    folders = (tmp_path / "here", tmp_path / "there")
    first, second = (Settings(data_dir=str(folder / "state")) for folder in folders)
    for folder in folders:
        folder.mkdir()
    tokens = (token(first), token(second))
    with (
        running(folders[0], None, data_dir=first.data_dir, processes=1, **OPTIONS) as one,
        running(folders[1], None, data_dir=second.data_dir, processes=1, **OPTIONS) as two,
    ):
        follow(first, two)
        follow(second, one)

        put(one, tokens[0], "Reading hour")
        assert call(two, tokens[1], second) == "done"
        assert [each.entry.status for each in history(second)] == ["published"]
        assert call(one, tokens[0], first) == "done"
        assert call(two, tokens[1], second) == "unchanged"
        assert (len(history(first)), len(history(second))) == (1, 1)

        put(one, tokens[0], "Reading hours", f'"r{history(first)[-1].number}"')
        assert call(two, tokens[1], second) == "done"
        assert call(one, tokens[0], first) == "done"
        assert (len(history(first)), len(history(second))) == (2, 2)
