"""What a nursery's workers do: one class for each kind of worker, all run and confined by the same code."""

import socket
from typing import Protocol


class Ward(Protocol):
    """The work of one kind of worker; made in the server, it goes into zygote and workers by fork."""

    @property
    def memory(self) -> int:
        """How many bytes a worker may use beyond what it has when it is forked."""

    def prepare(self) -> None:
        """Load what all workers share; called once in each zygote, which must stay without other threads."""

    def learn(self, told: bytes) -> bytes:
        """Take in, in the zygote and between two forks, what a web process tells; what is answered to it."""

    def serve(self, channel: socket.socket) -> None:
        """Work in a worker, which is confined already, until ChannelClosedError: the other side is gone."""
