"""One door and one life for all that can be contributed: transfers, events, tools, assessments too."""

import pytest

from contributing import House
from life.cast import TURTLE
from paraugs.namespaces import PREFIXES, THINGS

HEAD = f"@base <{THINGS}> .\n" + "".join(
    f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n"
    for prefix in ("country", "dct", "foaf", "language", "licence", "org", "par", "skos", "xsd")
)
RECORD = """
<contribution/fi/{name}> a par:Contribution ; foaf:primaryTopic <{topic}> ; dct:license licence:CC_BY_4_0 ;
    dct:source <https://example.org/{name}> ; dct:language language:ENG .
"""
KINDS = {
    "transfer": """
<transfer/fi/kiva-moves> a par:Transfer ; dct:title "Synthetic: KiVa moves"@en ;
    dct:description "Invented for the tests."@en ; par:transferFrom <practice/fi/kiva> ;
    par:transferTo <practice/nl/kiva> ; par:fromCountry country:FIN ; par:toCountry country:NLD ;
    par:transferKind <concept/transfer-kind/studied> ; dct:source <https://example.org/kiva-moves> .
""",
    "event": """
<event/fi/pla-helsinki> a par:PeerLearningActivity ; dct:title "Synthetic: a visit to Helsinki"@en ;
    dct:description "Invented for the tests."@en ; par:instrument <instrument/ins-pla> ;
    par:hostState country:FIN ; par:participant country:LVA ; par:startDate "2026-03-02"^^xsd:date ;
    par:endDate "2026-03-04"^^xsd:date ; dct:source <https://example.org/pla-helsinki> .
""",
    "tool": """
<tool/fi/badge-frame> a par:ReferenceTool ; dct:title "Synthetic: a frame for badges"@en ;
    dct:description "Invented for the tests."@en ; par:toolKind <concept/tool-kind/competence-framework> ;
    par:firstYear "2024"^^xsd:gYear ; dct:source <https://example.org/badge-frame> .
""",
    "assessment": """
<assessment/fi/kiva-again> a par:Assessment ; par:scheme <scheme/evidence-step> ;
    par:level <concept/evidence-step/evaluated> ; dct:issued "2026-05-01"^^xsd:date ;
    par:assessor <assessment/fi/kiva-again#body-1> .
<assessment/fi/kiva-again#body-1> a org:Organization ; skos:prefLabel "An invented institute"@en .
<practice/fi/kiva#outcome-1> par:assessment <assessment/fi/kiva-again> .
""",
}
NAMES = {"transfer": "kiva-moves", "event": "pla-helsinki", "tool": "badge-frame", "assessment": "kiva-again"}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_handed_in_published_and_withdrawn(house: House, kind: str) -> None:
    topic, name = f"{kind}/fi/{NAMES[kind]}", f"{kind}-{NAMES[kind]}"
    token = house.token("contributor", "FI")
    body = HEAD + RECORD.format(name=name, topic=topic) + KINDS[kind]
    answer = house.visitor().post("/contributions", data=body, headers={"Content-Type": TURTLE, **token})
    assert answer.status_code == 201, [
        one["message"] for one in (answer.json or {}).get("findings", []) if one["severity"] == "violation"
    ]
    assert answer.headers["Location"].endswith(f"/contributions/fi/{name}")
    assert (answer.json or {})["status"] == "published"
    path = f"/contributions/fi/{name}"
    told = house.visitor().get(path).json or {}
    assert told["topic"] == THINGS + topic
    found = house.visitor().get(f"/contributions?kind={kind}&state=FI").json or {}
    assert THINGS + f"contribution/fi/{name}" in {row["contribution"] for row in found["contributions"]}
    assert house.visitor().get(f"/doc/{topic}", headers={"Accept": "text/html"}).status_code == 200
    assert house.visitor().delete(f"{path}?reason=Over.", headers=token).status_code == 200
    assert house.visitor().get(path).status_code == 410
