"""The work of a desk worker: it has shapes and vocabulary in memory, one socket, and nothing else."""

import gc
import logging
import socket
from datetime import date

from paraugs.contribute.desk.examining import Examiner
from paraugs.contribute.desk.frame import Frame
from paraugs.contribute.desk.questions import answer
from paraugs.contribute.judging.document import Document
from paraugs.graph.cage import confinement, frames

log = logging.getLogger(__name__)

SECONDS_OF_WORK = 10.0
"""How much processor time one question may take; a batch is asked about in portions."""
SECONDS = 30.0
"""The same by the clock: a busy machine is not the submitter's fault."""
_COLLECT = (50_000, 20, 50)
"""How seldom Python looks for rubbish in circles: at its own pace that is a tenth of the work."""
_SAMPLE = b"""
@prefix par: <https://w3id.org/paraugs/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
<> dct:license "CC BY 4.0" ; dct:language "Latvian" , "lv" .
<#p> a par:Practice ; dct:title "A sample that warms the judge up" , " twice  "@en ; par:topic "readding" ;
    par:educationStage <http://w3id.org/paraugs/id/concept/education-stage/primary> ;
    dct:source "www.example.org" ;
    par:implementation [ a par:Implementation ; par:country "Latvija"@lv , "GR" ; par:startYear "3 May 2020" ;
        par:endYear "2019"^^<urn:year> ; par:fundingAmount "1 250,50 EUR" ; par:stillRunning "yes" ;
        par:responsibleBody [ a org:Organization ; par:organisationKind "school" ] ] ;
    par:outcome [ a par:OutcomeClaim ; par:result "no effect" ; par:study [ a par:Study ] ] .
"""


class DeskWard:
    """Reads and judges for one web process after the other."""

    def __init__(self, examiner: Examiner, memory: int) -> None:
        self._examiner, self.memory = examiner, memory

    def prepare(self) -> None:
        """Judge a sample full of faults: what is read or kept at the first time is there in all workers.

        A worker can open nothing any more, not even the names of months.
        """
        document = Document(_SAMPLE, "text/turtle")
        try:
            for language in ("en", "lv"):
                frame = Frame("http://example.org/state", "xx", "nobody", date(2020, 1, 1), language)
                pieces = self._examiner.read(document, frame).pieces
                self._examiner.judge(document, pieces, frame, ())
        except Exception:  # Workers are slower without; those who ask are told what they meet themselves.
            log.exception("the sample that warms desk workers up could not be judged")

    def learn(self, told: bytes) -> bytes:
        """Learn nothing: what a submission needs to know comes with it."""
        return b"-"

    def serve(self, channel: socket.socket) -> None:
        """Answer questions until the other side is gone."""
        gc.set_threshold(*_COLLECT)
        inbox = frames.Inbox(channel)
        while True:
            _, body = inbox.receive()
            confinement.start_clock(SECONDS, SECONDS_OF_WORK)
            reply = answer(self._examiner, body)
            confinement.stop_clock()
            frames.send(channel, (frames.END, reply))
