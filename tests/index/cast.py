"""The cast of the tests of the index: three practices in three languages, a tool, an event, some concepts."""

from pathlib import Path

from entries import MORNING, OFFICER
from paraugs.graph.canonical import canonical_nquads
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.follower import MemoryFollower
from paraugs.graph.named import NamedQueries
from paraugs.graph.news import Source
from paraugs.graph.parsing import parse
from paraugs.graph.rules import Rules
from paraugs.index.engine import TantivyIndex
from paraugs.index.following import Truth
from paraugs.ledger.opening import open_ledger
from paraugs.ledger.revision import Action, Entry, Status, Submission
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.resources import find_resources
from paraugs.terms import IRI, Triple

COUNTRY = PREFIXES["country"]
TOPIC = THINGS + "concept/topic/"
STEP = THINGS + "concept/evidence-step/"
KIVA, SAFE, READING = (THINGS + f"practice/{name}" for name in ("fi/kiva", "lv/drosiba", "de/lesepaten"))
FRAMEWORK, VISIT = THINGS + "tool/eqf", THINGS + "event/ev-1"

HEAD = f"@base <{THINGS}> .\n" + "".join(
    f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n"
    for prefix in ("country", "dct", "foaf", "org", "par", "skos", "xsd")
)
REFERENCE = (
    HEAD
    + """
<graph/reference> {
  <concept/topic/school-climate> skos:inScheme <scheme/topic> ;
    skos:prefLabel "school climate"@en , "skolas vide"@lv .
  <concept/topic/bullying> skos:inScheme <scheme/topic> ; skos:broader <concept/topic/school-climate> ;
    skos:prefLabel "bullying"@en , "ņirgāšanās"@lv , "mobbing"@de .
  <concept/topic/reading> skos:inScheme <scheme/topic> ; skos:prefLabel "reading"@en , "lasīšana"@lv .
  <concept/evidence-step/comparison-group> skos:inScheme <scheme/evidence-step> ; skos:notation 5 ;
    skos:prefLabel "comparison group"@en .
  <concept/evidence-step/monitored> skos:inScheme <scheme/evidence-step> ; skos:notation 3 ;
    skos:prefLabel "monitored"@en .
  country:LVA skos:inScheme <scheme/country> ; skos:prefLabel "Latvia"@en , "Latvija"@lv , "Lettland"@de .
  <tool/eqf> a par:ReferenceTool ; dct:title "European Qualifications Framework"@en ; par:shortName "EQF"@en ;
    par:firstYear "2008"^^xsd:gYear .
  <event/ev-1> a par:PeerLearningActivity ; dct:title "Visit to schools without bullying"@en ;
    par:hostState country:FIN ; par:topic <concept/topic/bullying> ; par:startDate "2016-04"^^xsd:gYearMonth ;
    par:instrument <instrument/ins-pla> ; par:ledTo <practice/lv/drosiba> .
}
"""
)
PRACTICES = {
    "fi/kiva": """
  <practice/fi/kiva> a par:Practice ; dct:title "KiVa anti-bullying programme"@en ;
    dct:abstract "Whole-school programme against bullying, developed at the University of Turku."@en ;
    par:topic <concept/topic/bullying> ; par:implementation <practice/fi/kiva#i> ;
    par:outcome <practice/fi/kiva#o> .
  <practice/fi/kiva#i> par:country country:FIN ; par:startYear "2007"^^xsd:gYear ;
    par:responsibleBody <practice/fi/kiva#b> .
  <practice/fi/kiva#b> a org:Organization ; skos:prefLabel "Åbo Akademi"@en .
  <practice/fi/kiva#o> par:assessment <practice/fi/kiva#a> .
  <practice/fi/kiva#a> par:level <concept/evidence-step/comparison-group> .""",
    "lv/drosiba": """
  <practice/lv/drosiba> a par:Practice ; dct:title "Droša skola"@lv ;
    dct:abstract "Skolotāji palīdz skolēniem, kas cieš no pazemošanas."@lv ;
    par:topic <concept/topic/bullying> ; par:appliesTool <tool/eqf> ;
    par:implementation <practice/lv/drosiba#i> ; par:outcome <practice/lv/drosiba#o> .
  <practice/lv/drosiba#i> par:country country:LVA ; par:startYear "2012"^^xsd:gYear .
  <practice/lv/drosiba#o> par:result <concept/outcome-result/no-effect> ;
    par:assessment <practice/lv/drosiba#a> .
  <practice/lv/drosiba#a> par:level <concept/evidence-step/monitored> .""",
    "de/lesepaten": """
  <practice/de/lesepaten> a par:Practice ; dct:title "Lesepaten in Schulen"@de , "Reading mentors"@en ;
    dct:abstract "Freiwillige lesen mit Kindern aus geflüchteten Familien."@de ,
      "Volunteers read with children of refugee families."@en ;
    par:topic <concept/topic/reading> ; par:implementation <practice/de/lesepaten#i> .
  <practice/de/lesepaten#i> par:country country:DEU .""",
}
TRANSFER = """
  <transfer/t-1> a par:Transfer ;
    par:transferFrom <practice/fi/kiva> ; par:transferTo <practice/lv/drosiba> ."""


def record(name: str, day: str = "2026-11-25") -> str:
    """Give what a contribution says of itself."""
    contribution = f"  <contribution/{name}> a par:Contribution ; "
    return contribution + f'foaf:primaryTopic <practice/{name}> ; dct:issued "{day}"^^xsd:date .'


class Forum:
    """A ledger, a graph that follows it, and an index over both."""

    def __init__(self, folder: Path, release: str = "release") -> None:
        """Make one with the practices of the cast, or open what the folder has."""
        queries = NamedQueries(find_resources(), "queries/index")
        self.ledger, self.graph = open_ledger(str(folder / "ledger.sqlite")), EmbeddedGraph()
        self.graph.load(REFERENCE.encode(), "application/trig", None)
        source = Source(self.ledger, release)
        self._follower = MemoryFollower(self.graph, Rules(()), source)
        if not self.ledger.head().number:
            for name, statements in PRACTICES.items():
                self._append(name, record(name) + statements, "create", "published")
        self._follower.follow()
        self.index = TantivyIndex(Truth(self.graph, queries, source), folder / "index")

    def publish(self, name: str, statements: str, status: Status = "published") -> None:
        """Bring a revision to everybody; the index is not told."""
        self._append(name, statements, "revise", status)
        self._follower.follow()

    def _append(self, name: str, statements: str, action: Action, status: Status) -> None:
        contribution = f"{THINGS}contribution/{name}"
        text = f"{HEAD}<{contribution}> {{ {statements} }}"
        triples = [Triple(*quad[:3]) for quad in parse(text.encode(), "application/trig")]
        nquads = canonical_nquads(triples, IRI(contribution))
        submission = Submission("application/trig", text.encode())
        entry = Entry(
            contribution=contribution,
            member_state=COUNTRY + "FIN",
            agent=OFFICER,
            when=MORNING,
            action=action,
            status=status,
            nquads=nquads,
            submission=submission,
        )
        latest = self.ledger.latest(contribution) if action == "revise" and self._has(contribution) else None
        self.ledger.append(entry, expected=latest.number if latest else None)

    def _has(self, contribution: str) -> bool:
        return any(revision.entry.contribution == contribution for revision in self.ledger.since(0))
