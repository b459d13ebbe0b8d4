"""Mirrors that follow a feed over bad lines end with what the server holds, deletions included."""

from faults.mirroring_acts import keep_in_step
from http_server import Server


def test_mirrors_by_event_stream_oai_and_atom(server: Server) -> None:
    assert keep_in_step(server, "kept-in-step", acts=100, seed=7) == []
