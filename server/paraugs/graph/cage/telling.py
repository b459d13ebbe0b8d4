"""Telling a zygote something: every worker that it forks afterwards knows it.

What is told goes as a file in memory (memfd_create(2)), because a message through the entrance is short.
"""

import os
import socket

from paraugs.errors import GraphUnavailable
from paraugs.graph.cage.lease import CAGE
from paraugs.graph.cage.nursery import NEWS

_PATIENCE_SECONDS = 60.0
_LONGEST_ANSWER = 1 << 16


def tell(entrance: socket.socket, told: bytes, nursery: str = CAGE) -> bytes:
    """Have a zygote learn something and give its answer; GraphUnavailable when it does not live."""
    asker, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with asker, open(os.memfd_create("news"), "w+b") as file:
        with far:
            file.write(told)
            file.seek(0)
            try:
                socket.send_fds(entrance, [NEWS], [file.fileno(), far.fileno()])
            except OSError as error:
                raise GraphUnavailable(nursery, "the process that starts workers is gone") from error
        asker.settimeout(_PATIENCE_SECONDS)
        try:
            answer = asker.recv(_LONGEST_ANSWER)
        except OSError as error:
            raise GraphUnavailable(nursery, "the process that starts workers does not answer") from error
    if not answer:
        raise GraphUnavailable(nursery, "the process that starts workers has ended; it is started again")
    return answer
