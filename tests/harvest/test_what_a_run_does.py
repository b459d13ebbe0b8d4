"""A run hands in what a source gives, leaves what is not the source's, and proposes, never deletes."""

from datetime import timedelta

from entries import MORNING
from harvest.conftest import House, Source
from harvest.hostile_repositories import oai, record
from life.cast import address, practice, somebody
from paraugs.contribute.desk.port import Document
from paraugs.harvest.keeping import Register, Settlement, call, settle
from paraugs.harvest.running import run
from paraugs.harvest.trying import try_out
from paraugs.ledger.harvested import KeptSource, Run
from paraugs.life.submitting import Order, submit
from paraugs.namespaces import THINGS

READING, MATHS = address("reading-hour"), address("maths-hour")
FOREIGN = """
@prefix s: <https://schema.org/> .
<https://example.org/p/7> a s:Course ; s:name "%s"@en .
"""
MAPPING = f"""
PREFIX s: <https://schema.org/> PREFIX par: <https://w3id.org/paraugs/ontology#>
PREFIX dct: <http://purl.org/dc/terms/>
CONSTRUCT {{ ?p a par:Practice ; dct:title ?name }} WHERE {{ ?p a s:Course ; s:name ?name }}
# Synthetic: it lacks what a practice needs, {THINGS}
"""


def two(title: str = "Maths hour") -> str:
    return practice() + practice("maths-hour", title)


def follow(house: House, source: Source, body: str, mapping: str = "", kind: str = "rdf") -> None:
    url = source.serve("/practices.ttl", body)
    house.kept.put(KeptSource("lv/ministry", kind, url, mapping=mapping, due=MORNING))


def read(house: House) -> Run:
    """Read the source when it is due."""
    house.later(hours=25)
    kept = house.kept.take(house.now, "lv/ministry")
    assert kept
    return run(house.harvester, kept)


def counts(done: Run) -> dict[str, int]:
    assert done.reason == ""
    return {name: number for name, number in done.counts.items() if number}


def test_what_is_new_is_handed_in_and_what_changed_is_revised(house: House, source: Source) -> None:
    follow(house, source, two())
    assert counts(read(house)) == {"created": 2}
    assert read(house).outcome == "unchanged"
    source.serve("/practices.ttl", two("Maths for all"))
    assert counts(read(house)) == {"revised": 1, "unchanged": 1}

    history = house.harvester.office.ledger.history(MATHS)
    assert [one.entry.action for one in history] == ["create", "revise"]
    assert {one.entry.agent for one in history} == {f"{THINGS}harvest/lv/ministry"}
    assert [each.outcome for each in house.kept.runs("lv/ministry")] == ["done", "unchanged", "done"]


def test_what_does_not_conform_is_refused_with_its_findings(house: House, source: Source) -> None:
    follow(house, source, two().replace("par:implementation", "par:nothing"))
    done = read(house)
    assert counts(done) == {"refused": 2}
    assert {line[:2] for line in done.lines} == {(READING, "refused"), (MATHS, "refused")}
    assert all(words for _, _, words in done.lines)
    assert house.harvester.office.ledger.history(READING) == []


def test_trying_out_writes_nothing(house: House, source: Source) -> None:
    follow(house, source, two())
    kept = house.kept.get("lv/ministry")
    assert kept
    done = try_out(house.harvester, kept)
    assert counts(done) == {"accepted": 2}
    assert house.harvester.office.ledger.head().number == 0
    assert house.kept.runs("lv/ministry") == []


def test_what_vanishes_is_proposed_and_withdrawn_only_by_a_person(house: House, source: Source) -> None:
    follow(house, source, two() + "".join(practice(f"hour-{n}", f"Hour {n}") for n in range(4)))
    assert counts(read(house)) == {"created": 6}
    left = "".join(practice(f"hour-{n}", f"Hour {n}") for n in range(4))
    source.serve("/practices.ttl", practice() + left)
    assert counts(read(house)) == {"unchanged": 5, "gone": 1}
    office, register = house.harvester.office, Register(house.kept, house.harvester.office.people)
    assert office.ledger.latest(MATHS).entry.status == "published"

    settle(register, office, somebody("coordinator"), Settlement("lv/ministry", MATHS, True))
    newest = office.ledger.latest(MATHS).entry
    assert (newest.status, newest.agent) == ("withdrawn", somebody("coordinator").iri)
    assert "no longer at its source" in newest.reason
    assert MATHS not in house.kept.items("lv/ministry")


def test_a_sudden_drop_stops_the_run_and_asks(house: House, source: Source) -> None:
    follow(house, source, two())
    read(house)
    source.serve("/practices.ttl", practice("reading-hour", "Reading hour, changed"))
    stopped = read(house)
    assert stopped.outcome == "stopped"
    assert "1 of 2 things are gone" in stopped.reason
    assert len(house.harvester.office.ledger.history(READING)) == 1
    kept = house.kept.get("lv/ministry")
    assert kept
    assert kept.is_paused

    register = Register(house.kept, house.harvester.office.people)
    call(register, somebody("coordinator"), "lv/ministry", "accept-drop", house.now)
    assert counts(read(house)) == {"revised": 1, "gone": 1}


def test_what_came_back_is_no_longer_gone(house: House, source: Source) -> None:
    others = "".join(practice(f"hour-{n}", f"Hour {n}") for n in range(5))
    follow(house, source, others + practice())
    read(house)
    source.serve("/practices.ttl", others)
    assert counts(read(house))["gone"] == 1
    source.serve("/practices.ttl", others + practice())
    assert "gone" not in counts(read(house))


def test_what_a_person_wrote_or_changed_is_not_overwritten(house: House, source: Source) -> None:
    office, person = house.harvester.office, somebody("contributor")
    submit(office, person, Document(practice().encode(), "text/turtle"), Order())
    follow(house, source, two().replace("Reading hour", "Reading hours"))
    done = read(house)
    assert counts(done) == {"created": 1, "left": 1}
    assert done.lines == ((READING, "left", "it is here already, and did not come from this source"),)

    changed = practice("maths-hour", "Maths, as a person has it").encode()
    submit(office, person, Document(changed, "text/turtle"), Order(any_revision=True))
    source.serve("/practices.ttl", two("Maths, as the source has it"))
    done = read(house)
    assert (MATHS, "left", "it was changed here since; it is not overwritten") in done.lines
    assert len(office.ledger.history(MATHS)) == 2


def test_things_of_other_states_are_not_taken(house: House, source: Source) -> None:
    follow(house, source, practice() + practice("reading-hour", state="fi"))
    assert counts(read(house)) == {"created": 1, "elsewhere": 1}
    assert house.harvester.office.ledger.history(address("reading-hour", "fi")) == []


def test_a_thing_with_an_address_elsewhere_keeps_its_own_whatever_its_title(
    house: House, source: Source
) -> None:
    theirs = practice().replace("practice/lv/reading-hour", "https://example.org/praksis/7")
    follow(house, source, theirs)
    assert counts(read(house)) == {"created": 1}
    source.serve("/practices.ttl", theirs.replace("Reading hour", "Hour of reading"))
    assert counts(read(house)) == {"revised": 1}
    (item,) = house.kept.items("lv/ministry").values()
    assert item.origin == "https://example.org/praksis/7"
    assert item.contribution.startswith(address("ministry-7-"))


def test_a_mapping_makes_practices_of_what_is_not_ours(house: House, source: Source) -> None:
    follow(house, source, FOREIGN % "Reading", MAPPING)
    done = read(house)
    assert counts(done) == {"refused": 1}
    assert done.lines[0][0].startswith(address("ministry-7-"))
    kept = house.kept.get("lv/ministry")
    assert kept
    house.kept.put(KeptSource("lv/ministry", "rdf", kept.url, mapping="CONSTRUCT { ?s ?p ?o } WHERE {"))
    assert "The mapping fails" in read(house).reason


def test_five_failures_in_a_row_pause_a_source(house: House, source: Source) -> None:
    follow(house, source, two())
    source.pages.clear()
    pauses = []
    for _ in range(5):
        done = read(house)
        assert (done.outcome, "answers 404" in done.reason) == ("failed", True)
        kept = house.kept.get("lv/ministry")
        assert kept
        assert kept.due
        pauses.append(kept.due - house.now)
    assert pauses[:3] == [timedelta(minutes=5), timedelta(minutes=20), timedelta(minutes=80)]
    assert kept.is_paused
    house.later(days=3)
    assert house.kept.take(house.now) is None


def test_what_nobody_thought_of_is_a_failed_run_and_no_more(house: House, source: Source) -> None:
    url = source.do("/oai", oai([[record("no address at all", "One")]]))
    house.kept.put(KeptSource("lv/ministry", "oai", url, mapping=MAPPING, due=MORNING))
    done = read(house)
    assert done.outcome == "failed"
    assert "no address at all" in done.reason
    kept = house.kept.get("lv/ministry")
    assert kept
    assert kept.failures == 1
