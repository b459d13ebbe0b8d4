"""`make bench`: how long the index takes to answer, with snippets and all facets counted.

    python tests/bench/searching.py [--practices 10000] [--questions 400]

Practices are made up (with a seed) and say so, each with texts in English, German and Latvian of words that
are drawn as words of a language are: a few often, most seldom. Times are those of the processor: the wall
clock of a shared machine says nothing. Questions are of one to three words, in three languages, some with
choices, some with a phrase, a beginning or a typing error.
"""

import argparse
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent / "server")]

from paraugs.index import searching  # noqa: E402
from paraugs.index.describing import Described  # noqa: E402
from paraugs.index.documents import concept_document, document_of  # noqa: E402
from paraugs.index.port import FACETS, Choice, Question  # noqa: E402
from paraugs.index.store import IndexFiles, Snapshot, State  # noqa: E402

WANTED = {10_000: 10, 100_000: 30}
LANGUAGES = ("en", "de", "lv")
SYLLABLES = {
    "en": re.findall("..", "tiongnreadteachlernershpdchoutworksuport"),
    "de": re.findall("..", "ungschulernkindbildausheitberufgelichkeit"),
    "lv": re.findall("..", "skolmācbērnībašanātājizgldarbiegslaicniecīb"),
}
"""Pairs of letters that made-up words are put together from."""
VALUES = {
    "state": 30, "objective": 4, "stage": 8, "mode": 3, "topic": 300, "target": 40, "instrument": 9,
    "tool": 70, "benchmark": 9, "evidence": 5, "independence": 3, "result": 8, "status": 5, "year": 20,
    "funding": 5, "language": 3, "transferred": 2,
}  # fmt: skip


def main() -> int:
    """Build, ask, report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--practices", type=int, default=10_000, help="how many (default: 10000)")
    parser.add_argument("--questions", type=int, default=400, help="how many (default: 400)")
    parser.add_argument("--profile", action="store_true", help="say where the time goes")
    arguments = parser.parse_args()
    draw = random.Random(1)
    vocabularies = {language: _words(draw, language) for language in LANGUAGES}
    with tempfile.TemporaryDirectory() as folder:
        files, start = IndexFiles(Path(folder)), time.process_time()
        concepts = (concept_document(f"topic/{n}", [("en", f"topic {n}")]) for n in range(VALUES["topic"]))
        files.write(concepts, [], State(0, "concepts"))
        things = (document_of(thing) for thing in _practices(draw, arguments.practices, vocabularies))
        files.write(things, [], State(1, "synthetic"))
        built = time.process_time() - start
        snapshot = files.snapshot()
        assert snapshot
        asked = [_question(draw, vocabularies) for _ in range(arguments.questions)]
        if arguments.profile:
            _profile(snapshot, asked)
        times = _times(snapshot, asked)
        whole = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    print(f"## Searching {arguments.practices:,} made-up practices in three languages\n")
    print("| what | measured | wanted |\n|---|---:|---:|")
    print(f"| a question with snippets and all facets, median | {statistics.median(times):.1f} ms | |")
    limit = WANTED.get(arguments.practices, "")
    print(f"| 99 of 100 within | {times[int(len(times) * 0.99)]:.1f} ms | {limit} ms |")
    print(f"| building the index | {built:.1f} s | |")
    print(f"| its files | {whole / 1e6:.0f} MB | |")
    return 0


def _times(snapshot: Snapshot, asked: list[Question]) -> list[float]:
    times = []
    for question in asked[:20] + asked:
        start = time.process_time()
        searching.search(snapshot, question)
        times.append(1000 * (time.process_time() - start))
    return sorted(times[20:])


def _words(draw: random.Random, language: str) -> list[str]:
    syllables = SYLLABLES[language]
    found = {"".join(draw.choices(syllables, k=draw.randint(2, 5))) for _ in range(20_000)}
    return sorted(found, key=lambda word: (len(word), word))


def _practices(draw: random.Random, number: int, vocabularies: dict[str, list[str]]) -> Iterator[Described]:
    for each in range(number):
        facets = {name: {str(draw.randrange(most))} for name, most in VALUES.items()}
        facets["topic"] = {f"topic/{draw.randrange(VALUES['topic'])}" for _ in range(4)}
        facets["year"], facets["language"] = {str(2000 + draw.randrange(20))}, set(LANGUAGES)
        texts = {
            language: [_text(draw, words, 25), _text(draw, words, 70), _text(draw, words, 30)]
            for language, words in vocabularies.items()
        }
        yield Described(
            iri=f"https://example.org/practice/synthetic-{each}",
            kind="practice",
            titles={language: [_text(draw, words, 6)] for language, words in vocabularies.items()},
            texts=texts,
            facets=facets,
            concepts=set(facets["topic"]),
            sources={f"https://example.org/contribution/synthetic-{each}"},
            year=min(facets["year"]),
            evidence="",
            rank=draw.randrange(6),
            changed=f"2020-01-{draw.randint(10, 28)}",
        )


def _text(draw: random.Random, words: list[str], length: int) -> str:
    """Words by Zipf's law: the n-th is drawn one n-th as often as the first."""
    return "Synthetic " + " ".join(words[int(len(words) ** draw.random()) - 1] for _ in range(length))


def _question(draw: random.Random, vocabularies: dict[str, list[str]]) -> Question:
    language = draw.choice(LANGUAGES)
    words = vocabularies[language]
    asked = _text(draw, words, draw.randint(1, 2)).split()[1:]
    match draw.randrange(8):
        case 0:
            asked = [f"topic {draw.randrange(VALUES['topic'])}"]
        case 1:
            asked = [f'"{" ".join(asked)}"']
        case 2:
            asked[-1] = asked[-1][:5] + "*"
        case 3:
            asked[0] = asked[0][:3] + "x" + asked[0][4:]
    chosen = (Choice("state", ("1", "2")), Choice("stage", ("3",)), Choice("mode", ("0", "1")))
    choices = tuple(draw.sample(chosen, draw.choice((0, 0, 1, 2))))
    return Question(" ".join(asked), language, choices=choices, facets=FACETS)


def _profile(snapshot: Snapshot, asked: list[Question]) -> None:
    import cProfile
    import pstats

    profile = cProfile.Profile()
    profile.runcall(_times, snapshot, asked)
    pstats.Stats(profile, stream=sys.stderr).sort_stats("tottime").print_stats(18)


if __name__ == "__main__":
    sys.exit(main())
