"""The work of a desk worker: it has shapes and vocabulary in memory, one socket, and nothing else."""

import socket
from datetime import date

from paraugs.contribute.document import Document
from paraugs.contribute.examining import Examiner
from paraugs.contribute.frame import Frame
from paraugs.contribute.questions import answer
from paraugs.graph.cage import confinement, frames

SECONDS = 10.0
"""How long one question may take; a batch is asked about in portions."""
_SAMPLE = b"""
@prefix par: <https://w3id.org/paraugs/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
<> a par:Practice ; dct:title "A sample that warms the judge up"@en ;
    par:implementation [ a par:Implementation ] ;
    par:outcome [ a par:OutcomeClaim ; par:study [ a par:Study ] ] .
"""


class DeskWard:
    """Reads and judges for one web process after the other."""

    def __init__(self, examiner: Examiner, memory: int) -> None:
        self._examiner, self.memory = examiner, memory

    def prepare(self) -> None:
        """Judge a sample, so that what is kept after the first time is kept in all workers."""
        document = Document(_SAMPLE, "text/turtle")
        frame = Frame("http://example.org/state", "xx", "nobody", date(2020, 1, 1), "en")
        pieces = self._examiner.read(document, frame).pieces
        self._examiner.judge(document, pieces, frame, ())

    def learn(self, told: bytes) -> bytes:
        """Learn nothing: what a submission needs to know comes with it."""
        return b"-"

    def serve(self, channel: socket.socket) -> None:
        """Answer questions until the other side is gone."""
        inbox = frames.Inbox(channel)
        while True:
            _, body = inbox.receive()
            confinement.start_clock(SECONDS)
            reply = answer(self._examiner, body)
            confinement.stop_clock()
            frames.send(channel, (frames.END, reply))
