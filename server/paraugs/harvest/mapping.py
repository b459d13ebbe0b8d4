"""What a mapping makes of what was read: a query that anybody may write, run in a process with limits."""

import resource
import subprocess
import sys
from collections.abc import Iterable

from paraugs.errors import ParaugsError, SourceFailed, wording
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.notation import write_triple
from paraugs.graph.parsing import parse
from paraugs.terms import IRI, Quad, Triple

SECONDS = 60
_MOST_MEMORY = 4 << 30
_GRAPH = IRI("urn:x-paraugs:read")
_N_TRIPLES, _HEAD_BYTES = "application/n-triples", 8
_PROGRAM = "from paraugs.harvest.mapping import main; main()"


def mapped(query: str, quads: Iterable[Quad], seconds: int = SECONDS) -> list[Quad]:
    """Give what a CONSTRUCT query makes of statements; SourceFailed when it fails or takes too long."""
    text = query.encode()
    data = "".join(f"{write_triple(Triple(*quad[:3]))}\n" for quad in quads).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            input=len(text).to_bytes(_HEAD_BYTES) + text + data,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise SourceFailed(wording("The mapping takes longer than %(seconds)s s."), seconds=seconds) from None
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise SourceFailed(wording("The mapping fails: %(why)s"), why=reason or "it needs too much memory")
    return parse(done.stdout, _N_TRIPLES)


def main() -> None:
    """Be that process: the query and the statements come in, its answer goes out."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    told = sys.stdin.buffer.read()
    end = _HEAD_BYTES + int.from_bytes(told[:_HEAD_BYTES])
    graph = EmbeddedGraph()
    graph.replace(_GRAPH, (Triple(*quad[:3]) for quad in parse(told[end:], _N_TRIPLES)))
    try:
        made = graph.construct(told[_HEAD_BYTES:end].decode())
    except ParaugsError as error:
        sys.exit(str(error).replace("\n", " "))
    sys.stdout.buffer.write("".join(f"{write_triple(triple)}\n" for triple in made).encode())
