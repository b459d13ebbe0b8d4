"""A server that is dead, wrong or set up otherwise is said to be so, with the reason."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep

import pytest

from graph.cast import FINLAND, IN_FINLAND
from paraugs.errors import DeadlineExceeded, GraphUnavailable, ResultTooLarge, SettingError
from paraugs.graph.port import QueryRequest
from paraugs.graph.remote import Limits, RemoteGraph
from servers import Server, free_port, oxigraph_server

JSON = "application/sparql-results+json"
YES = json.dumps({"head": {}, "boolean": True}).encode()
NO_ROWS = json.dumps({"head": {"vars": []}, "results": {"bindings": []}}).encode()
CUT_ROWS = b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"x"}}'


@contextmanager
def answering(*bodies: bytes, media_type: str = JSON, status: int = 200, delay: float = 0.0) -> Iterator[str]:
    """Give one answer after the other, the last for good; one that ends with dots is shorter than it says."""
    left = list(bodies)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            body = left.pop(0) if len(left) > 1 else left[0]
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body) + (100 if body.endswith(b"...") else 0)))
            self.end_headers()
            sleep(delay)
            self.wfile.write(body)

        do_GET = do_POST  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def asked(text: str = "SELECT * { ?s ?p ?o }") -> QueryRequest:
    return QueryRequest(text, None, None, JSON, "SELECT")


def test_nobody_listens() -> None:
    url = f"http://127.0.0.1:{free_port()}/sparql"
    with pytest.raises(GraphUnavailable, match="refused") as caught:
        RemoteGraph(url).probe()
    assert url in str(caught.value)


def test_a_query_to_nobody_is_an_error_too() -> None:
    with pytest.raises(GraphUnavailable, match="refused"):
        RemoteGraph(f"http://127.0.0.1:{free_port()}/sparql").select("SELECT * { ?s ?p ?o }")


def test_a_host_without_an_address() -> None:
    with pytest.raises(GraphUnavailable, match=r"no-such-host\.invalid"):
        RemoteGraph("http://no-such-host.invalid/sparql").probe()


def test_nothing_is_at_the_path(oxigraph: Server) -> None:
    with pytest.raises(GraphUnavailable, match="HTTP 404"):
        RemoteGraph(oxigraph.query.replace("/query", "/nothing")).probe()


def test_the_update_endpoint_is_no_query_endpoint(oxigraph: Server) -> None:
    with pytest.raises(GraphUnavailable):
        RemoteGraph(oxigraph.update).probe()


def test_a_web_page_is_there_instead() -> None:
    page = b"<html><body>Welcome</body></html>"
    with (
        answering(page, media_type="text/html") as url,
        pytest.raises(GraphUnavailable, match="it gave text/html"),
    ):
        RemoteGraph(url).probe()


def test_something_else_passes_for_results() -> None:
    with answering(b"Welcome") as url, pytest.raises(GraphUnavailable, match="no SPARQL results"):
        RemoteGraph(url).probe()


def test_the_server_is_out_of_order() -> None:
    with (
        answering(b"later", media_type="text/plain", status=503) as url,
        pytest.raises(GraphUnavailable, match="HTTP 503"),
    ):
        RemoteGraph(url).probe()


def test_an_answer_that_is_cut_off_is_no_answer() -> None:
    with answering(YES + b"  ...") as url, pytest.raises(GraphUnavailable, match="cut"):
        RemoteGraph(url).probe()


def test_rows_that_are_cut_off_are_no_answer() -> None:
    with answering(YES, CUT_ROWS) as url, pytest.raises(GraphUnavailable, match="no SPARQL results"):
        RemoteGraph(url).probe()


def test_visitors_get_no_rows_that_are_cut_off() -> None:
    with answering(YES, NO_ROWS, CUT_ROWS) as url, pytest.raises(GraphUnavailable, match="no SPARQL results"):
        RemoteGraph(url).answer(asked())


def test_a_server_that_is_too_slow_for_a_page() -> None:
    with answering(YES, delay=1.5) as url, pytest.raises(GraphUnavailable, match="within 1 s"):
        RemoteGraph(url, limits=Limits(seconds=1)).probe()


def test_a_visitor_is_told_that_time_is_over(oxigraph: Server) -> None:
    graph = RemoteGraph(oxigraph.query, oxigraph.update, Limits(visitor_seconds=1))
    graph.clear()
    graph.replace(FINLAND, IN_FINLAND)
    pairs = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(14))
    with pytest.raises(DeadlineExceeded, match="within 1 s"):
        graph.answer(asked(f"SELECT (COUNT(*) AS ?n) {{ {pairs} }}"))


def test_a_visitor_is_told_that_the_answer_is_too_long(oxigraph: Server) -> None:
    graph = RemoteGraph(oxigraph.query, oxigraph.update, Limits(visitor_bytes=200))
    graph.clear()
    graph.replace(FINLAND, IN_FINLAND)
    with pytest.raises(ResultTooLarge, match="200 bytes"):
        graph.answer(asked())


def test_a_default_graph_that_is_not_the_union_is_refused_with_advice(tmp_path: Path) -> None:
    with oxigraph_server(tmp_path, union=False) as server:
        graph = RemoteGraph(server.query, server.update)
        graph.probe()
        graph.replace(FINLAND, IN_FINLAND)
        with pytest.raises(GraphUnavailable, match="--union-default-graph"):
            graph.probe()
        with pytest.raises(GraphUnavailable, match="--union-default-graph"):
            graph.select("SELECT * { ?s ?p ?o }")


def test_loading_needs_an_update_endpoint(oxigraph: Server) -> None:
    with pytest.raises(SettingError, match="PARAUGS_GRAPH_UPDATE"):
        RemoteGraph(oxigraph.query).replace(FINLAND, IN_FINLAND)


def test_a_wrong_password_is_said(virtuoso: Server) -> None:
    wrong = virtuoso.update.replace("dba:dba", "dba:wrong")
    with pytest.raises(GraphUnavailable, match="user and password"):
        RemoteGraph(virtuoso.query, wrong).replace(FINLAND, IN_FINLAND)


def test_a_missing_password_is_said(virtuoso: Server) -> None:
    without = virtuoso.update.replace("dba:dba@", "")
    with pytest.raises(GraphUnavailable, match="user:password@"):
        RemoteGraph(virtuoso.query, without).replace(FINLAND, IN_FINLAND)


def test_a_password_is_never_shown(virtuoso: Server) -> None:
    url = f"http://somebody:secret@127.0.0.1:{free_port()}/sparql"
    with pytest.raises(GraphUnavailable) as caught:
        RemoteGraph(url).probe()
    assert "secret" not in str(caught.value)
    assert "secret" not in RemoteGraph(url).endpoint
