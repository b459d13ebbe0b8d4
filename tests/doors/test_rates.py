"""So many checks a minute for one address, over all web processes and doors together; then 429."""

from pathlib import Path

from doors.test_validating import validate
from instances import running
from paraugs.web.http.shared_counts import SharedCounts

PAPER = b"<urn:p> a <https://w3id.org/paraugs/ontology#Practice> ."


def test_the_limit_is_one_limit_and_reading_is_free(tmp_path: Path) -> None:
    with running(tmp_path, "", processes=2, validations_per_minute=4) as instance:
        pages = [instance.get("/validate", "text/html").status for _ in range(6)]
        checks = [validate(instance, PAPER).status for _ in range(4)]
        body = b'{"contentToValidate": "<urn:a> a <urn:b> ."}'
        itb = instance.send("POST", "/shacl/paraugs/api/validate", {"Content-Type": "application/json"}, body)
        reply = validate(instance, PAPER)
        others = instance.ask("ASK {}").status
    assert (pages, checks, others) == ([200] * 6, [200] * 4, 200)
    assert [(one.status, one.problem()) for one in (itb, reply)] == [(429, "rate")] * 2
    assert 1 <= int(reply.headers["retry-after"]) <= 60
    assert "At most 4 submissions a minute" in reply.json()["detail"]


def test_counts_begin_anew_when_their_time_is_over() -> None:
    counts = SharedCounts()
    assert [counts.incr("a", 60) for _ in range(3)] == [1, 2, 3]
    assert (counts.get("a"), counts.get("b")) == (3, 0)
    assert [counts.incr("b", 0) for _ in range(3)] == [1, 1, 1]
    counts.clear("a")
    assert counts.get("a") == 0
    counts.incr("a", 60)
    counts.reset()
    assert counts.get("a") == 0
    assert counts.check()
