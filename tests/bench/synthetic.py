"""Synthetic practices in the shape of the shipped ones, for benches and load tests only.

Everything is drawn from the vocabularies with a seed: the same number and seed give the same bytes.
Titles, bodies and texts say that they are synthetic; IRIs live under `practice/<state>/synthetic-<number>`.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from paraugs.namespaces import PREFIXES, THINGS
from paraugs.terms import IRI, Literal, Quad, Term

PAR = PREFIXES["par"]
DCT = PREFIXES["dct"]
SKOS = PREFIXES["skos"]
TYPE = IRI(PREFIXES["rdf"] + "type")
WORDS = [
    *(
        "pupils",
        "teachers",
        "mentor",
        "schools",
        "learning",
        "adults",
        "reading",
        "trial",
        "support",
        "families",
    ),
    *("municipalities", "training", "guidance", "portfolio", "language", "apprentices", "library", "region"),
    *("volunteers", "counselling", "inclusion", "assessment", "workshop", "curriculum"),
]
STEPS = ("none-stated", "self-reported", "monitored", "evaluated", "comparison-group")
DESIGNS = {"monitored": "monitoring", "evaluated": "evaluation", "comparison-group": "counterfactual"}
FUNDING = ("national", "private", "esf", "municipal", "erasmus-plus")
KINDS = ("agency", "ngo", "ministry", "university", "municipality", "school", "company")
MODES = ("formal", "non-formal", "informal")
STAGES = ("early-childhood", "primary", "secondary", "vet", "higher", "adult")
NOTES = (
    "benchmark",
    "education-stage",
    "evidence-kind",
    "learning-mode",
    "objective",
    "target-group",
    "topic",
)
BENCHMARKS = ("adult", "elet", "read", "empl", "ecec", "tert")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What synthetic practices are tagged with: pairs of state code and country, and topic IRIs."""

    states: list[tuple[str, str]]
    topics: list[str]
    target_groups: list[str]


def synthetic_quads(count: int, vocabulary: Vocabulary, seed: int = 1) -> Iterator[Quad]:
    """The statements of `count` practices, each in a named graph of its own."""
    draw = random.Random(seed)
    for number in range(1, count + 1):
        yield from _practice(number, vocabulary, draw)


def write_plain_trig(path: Path, quads: Iterator[Quad]) -> int:
    """Write the quads as TriG without prefixes, a block for each graph; the number of quads written."""
    written = 0
    with path.open("w", encoding="utf-8") as file:
        for graph, block in groupby(quads, key=lambda quad: quad.graph):
            file.write(f"<{graph}> {{\n")
            for quad in block:
                file.write(f"{_plain(quad.subject)} {_plain(quad.predicate)} {_plain(quad.object)} .\n")
                written += 1
            file.write("}\n")
    return written


def _practice(number: int, vocabulary: Vocabulary, draw: random.Random) -> Iterator[Quad]:
    state, country = draw.choice(vocabulary.states)
    path = f"{state}/synthetic-{number}"
    practice, record = IRI(f"{THINGS}practice/{path}"), IRI(f"{THINGS}contribution/{path}")
    facts = [
        *_record(record, practice, country),
        *_idea(practice, number, vocabulary, draw),
        *_implementation(practice, country, draw),
        *_evidence(practice, draw),
    ]
    for subject, predicate, value in facts:
        yield Quad(IRI(subject), IRI(predicate), value, record)


Fact = tuple[str, str, Term]


def _record(record: IRI, practice: IRI, country: str) -> list[Fact]:
    return [
        (record.value, TYPE.value, IRI(PAR + "Contribution")),
        (record.value, PREFIXES["foaf"] + "primaryTopic", practice),
        (record.value, PAR + "memberState", IRI(country)),
        (record.value, PAR + "status", _concept("contribution-status", "published")),
        (record.value, DCT + "license", IRI(PREFIXES["licence"] + "CC_BY_4_0")),
        (record.value, DCT + "language", IRI(PREFIXES["language"] + "ENG")),
        (record.value, DCT + "source", IRI(practice.value.replace(THINGS, "https://example.org/"))),
        (record.value, PAR + "contributor", IRI(f"{THINGS}body/paraugs-collectors")),
        (record.value, DCT + "issued", Literal("2026-01-01", datatype=PREFIXES["xsd"] + "date")),
    ]


def _idea(practice: IRI, number: int, vocabulary: Vocabulary, draw: random.Random) -> list[Fact]:
    iri = practice.value
    facts: list[Fact] = [
        (iri, TYPE.value, IRI(PAR + "Practice")),
        (iri, DCT + "identifier", Literal(f"synthetic-{number}")),
        (iri, DCT + "title", Literal(f"Synthetic practice {number}: {_text(draw, 4)}", "en")),
        (iri, DCT + "abstract", Literal(f"Synthetic: {_text(draw, 14)}.", "en")),
        (iri, DCT + "description", Literal(f"Synthetic: {_text(draw, 45)}.", "en")),
        (iri, PAR + "problem", Literal(f"Synthetic: {_text(draw, 15)}.", "en")),
        (iri, PAR + "inspiration", Literal(f"Synthetic: {_text(draw, 5)}.", "en")),
        (iri, DCT + "alternative", Literal(f"Sintētisks paraugs {number}: {_text(draw, 3)}", "lv")),
        (iri, DCT + "source", IRI(f"https://example.org/synthetic/{number}")),
        (iri, PAR + "targetGroupText", Literal(f"synthetic {_text(draw, 4)}", "en")),
        (iri, PAR + "implementation", IRI(f"{iri}#implementation-1")),
        (iri, PAR + "outcome", IRI(f"{iri}#outcome-1")),
    ]
    several = (
        ("fieldNote", [IRI(f"{THINGS}note/practices-{note}") for note in NOTES]),
        ("topic", [IRI(topic) for topic in draw.sample(vocabulary.topics, draw.randint(2, 4))]),
        ("targetGroup", [IRI(group) for group in draw.sample(vocabulary.target_groups, draw.randint(1, 2))]),
        (
            "learningMode",
            [_concept("learning-mode", mode) for mode in draw.sample(MODES, draw.randint(1, 2))],
        ),
        (
            "educationStage",
            [_concept("education-stage", stage) for stage in draw.sample(STAGES, draw.randint(1, 3))],
        ),
        (
            "objective",
            [IRI(f"{THINGS}objective/et2020-so{n}") for n in draw.sample(range(1, 5), draw.randint(1, 2))],
        ),
        ("bearsOn", [IRI(f"{THINGS}benchmark/et2020-b-{draw.choice(BENCHMARKS)}")]),
    )
    return facts + [(iri, PAR + name, value) for name, values in several for value in values]


def _implementation(practice: IRI, country: str, draw: random.Random) -> list[Fact]:
    iri, body = f"{practice}#implementation-1", f"{practice}#body-1"
    year = Literal(str(draw.randint(1995, 2020)), datatype=PREFIXES["xsd"] + "gYear")
    return [
        (iri, TYPE.value, IRI(PAR + "Implementation")),
        (iri, PAR + "country", IRI(country)),
        (iri, PAR + "startYear", year),
        (iri, PAR + "fundingSource", _concept("funding-source", draw.choice(FUNDING))),
        (iri, PAR + "responsibleBody", IRI(body)),
        (body, TYPE.value, IRI(PREFIXES["org"] + "Organization")),
        (body, SKOS + "prefLabel", Literal(f"Synthetic body for {_text(draw, 2)}", "en")),
        (body, PAR + "organisationKind", _concept("organisation-kind", draw.choice(KINDS))),
    ]


def _evidence(practice: IRI, draw: random.Random) -> list[Fact]:
    claim, study, assessment = (f"{practice}#{part}-1" for part in ("outcome", "study", "assessment"))
    step = draw.choice(STEPS)
    facts: list[Fact] = [
        (claim, TYPE.value, IRI(PAR + "OutcomeClaim")),
        (claim, DCT + "description", Literal(f"Synthetic: {_text(draw, 25)}.", "en")),
        (claim, PAR + "assessment", IRI(assessment)),
        (assessment, TYPE.value, IRI(PAR + "Assessment")),
        (assessment, PAR + "assessor", IRI(f"{THINGS}body/paraugs-collectors")),
        (assessment, PAR + "scheme", IRI(f"{THINGS}scheme/evidence-step")),
        (assessment, PAR + "level", _concept("evidence-step", step)),
    ]
    if step in DESIGNS:
        facts += [
            (claim, PAR + "study", IRI(study)),
            (study, TYPE.value, IRI(PAR + "Study")),
            (study, PAR + "studyDesign", _concept("study-design", DESIGNS[step])),
        ]
    if draw.random() < 0.1:
        facts.append((claim, PAR + "result", _concept("outcome-result", "no-effect")))
    return facts


def _concept(scheme: str, slug: str) -> IRI:
    return IRI(f"{THINGS}concept/{scheme}/{slug}")


def _text(draw: random.Random, words: int) -> str:
    return " ".join(draw.choices(WORDS, k=words))


def _plain(term: Term) -> str:
    if isinstance(term, IRI):
        return f"<{term.value}>"
    if not isinstance(term, Literal):
        raise TypeError(f"synthetic data have no blank nodes: {term}")
    text = '"' + term.value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if term.language:
        return f"{text}@{term.language}"
    return f"{text}^^<{term.datatype}>" if term.datatype else text
