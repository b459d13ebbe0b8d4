"""What a worker that can open nothing says of broken submissions is what the desk says in this process."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from doors.test_validating import validate
from instances import Running
from paraugs.contribute.desk.examining import Bounds, Examiner
from paraugs.contribute.desk.port import Document, Frame, InProcessDesk
from paraugs.contribute.findings.report import Report
from validating import ROOT, checker

CASES = sorted((ROOT / "tests" / "shapes" / "cases").iterdir())[::12]
TURTLE = "text/turtle"


def said_here(body: bytes, language: str) -> object:
    frame = Frame("", "", "", datetime.now(UTC).date(), language, complete=False)
    examined = InProcessDesk(Examiner(checker(), Bounds())).examine(Document(body, TURTLE), frame)
    return json.loads(Report((examined.report(""),), language).to_json())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("language", ["en", "lv"])
def test_a_worker_says_what_is_said_here(case: Path, language: str, instance: Running) -> None:
    body = (case / "fails.ttl").read_bytes()
    reply = validate(instance, body, Accept_Language=language)
    assert reply.json() == said_here(body, language)
