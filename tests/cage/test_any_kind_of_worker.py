"""The code that runs workers for queries runs any other kind too, as confined and as replaceable."""

import subprocess
import sys

# Run as a program, because only a process without threads may start a zygote.
PROGRAM = """
import time
from paraugs.graph.cage import confinement, frames, zygote
from paraugs.graph.cage.lease import Lease, WorkerEndedError
from paraugs.graph.cage.telling import tell

class Reader:
    memory = 64 << 20

    def prepare(self):
        self.shared = "prepared"

    def learn(self, told):
        self.shared = told.decode()
        return b"took " + told

    def serve(self, channel):
        inbox = frames.Inbox(channel)
        while True:
            kind, body = inbox.receive()
            confinement.start_clock(0.5)
            frames.send(channel, (frames.PIECE, str(eval(body)).encode()))
            confinement.stop_clock()

def ask(code):
    lease = Lease(running.entrance)
    try:
        lease.send((frames.QUERY, code.encode()), 5)
        return lease.receive(time.monotonic() + 5)[1].decode()
    except WorkerEndedError as ended:
        return "ended: " + ended.cause
    finally:
        lease.close()

running = zygote.start(Reader())
for code in CODES:
    print(tell(running.entrance, code).decode() if isinstance(code, bytes) else ask(code))
running.stop()
"""


def answers(*codes: str | bytes) -> list[str]:
    program = PROGRAM.replace("CODES", repr(codes))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_each_worker_has_what_its_zygote_prepared() -> None:
    assert answers("self.shared", "6 * 7") == ["prepared", "42"]


def test_workers_know_what_their_zygote_was_told_before() -> None:
    assert answers(b"the news", "self.shared") == ["took the news", "the news"]


def test_each_worker_is_confined() -> None:
    reading, filling, failing = "open('/dev/null')", "bytes(1 << 28)", "1 / 0"
    assert answers("time.sleep(9)", filling, failing, reading, "self.shared") == [
        "ended: deadline",
        "ended: memory",
        "ended: crash",
        "ended: crash",
        "prepared",
    ]


def test_what_would_take_a_worker_down_inside_native_code_is_told() -> None:
    assert answers("'x'.join(['a' * (1 << 29)])", "__import__('ctypes').string_at(0)", "1") == [
        "ended: memory",
        "ended: memory",
        "1",
    ]
