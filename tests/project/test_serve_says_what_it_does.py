"""`paraugs serve`, the real process: it says where it is and what it loaded, answers, and ends when told."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from servers import free_port

PARAUGS = str(Path(sys.executable).with_name("paraugs"))


@contextmanager
def serving(*arguments: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """The process, ended by its own pid."""
    command = [PARAUGS, "serve", *arguments]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | environment
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_it_tells_address_content_and_version_then_answers_and_ends(tmp_path: Path) -> None:
    with serving("--port", "0", "--data-dir", str(tmp_path)) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(3)]
        assert re.fullmatch(r"loaded 255 practices, [\d,]+ statements in \d+ named graphs\n", said[0])
        assert said[1] == "dataset version 255\n"
        assert (tmp_path / "ledger.sqlite").is_file()
        address = re.search(r"http://127\.0\.0\.1:\d+", said[2])
        assert address
        with urllib.request.urlopen(address[0], timeout=10) as answer:
            assert b"255" in answer.read()
        process.send_signal(signal.SIGINT)
        assert process.wait(15) == 0


def test_a_taken_port_is_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with serving("--port", port) as process:
            _, complaint = process.communicate(timeout=30)
    assert process.returncode == 2
    assert complaint.splitlines()[-1].startswith(f"paraugs: cannot listen on 127.0.0.1, port {port}: ")


def test_a_broken_file_stops_the_start_with_its_line(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    for folder in ("ontology", "shapes", "queries"):
        (tmp_path / folder).symlink_to(root / folder)
    (tmp_path / "data/framework").mkdir(parents=True)
    (tmp_path / "data/framework/broken.ttl").write_text("<https://example.org/a>\n  a <b> ;\n  .. \n")
    with serving("--port", "0", "--resources-dir", str(tmp_path), "--data-dir", str(tmp_path)) as process:
        _, complaint = process.communicate(timeout=30)
    assert process.returncode == 2
    assert re.search(r"paraugs: \S+data/framework/broken\.ttl:3: ", complaint.splitlines()[-1])
    assert "Traceback" not in complaint


def test_a_dead_graph_is_said_at_the_start_and_by_the_pages() -> None:
    port = free_port()
    graph = f"http://127.0.0.1:{port}/query"
    with serving("--port", "0", "--graph", graph) as process:
        assert process.stderr is not None
        assert process.stdout is not None
        said = next(line for line in process.stderr if graph in line)
        assert "Connection refused" in said
        assert "pages and queries answer 503" in said
        address = next(line for line in process.stdout if line.startswith("serving on ")).split()[2]
        for path in ("/", "/sparql?query=ASK%7B%7D"):
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(address + path, timeout=10)
            assert refused.value.code == 503
            assert "Connection refused" in refused.value.read().decode()
            refused.value.close()
