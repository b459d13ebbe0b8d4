"""What a process does right after it was forked: it dies with its parent, and keeps only what is its own.

Linux only. Source: prctl(2), PR_SET_PDEATHSIG.
"""

import ctypes
import os
import signal

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def become_child_of(parent: int) -> None:
    """Die when the parent dies; leave Ctrl+C, which reaches the whole terminal group, to the parent."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def close_all_but(descriptor: int) -> None:
    """Close every file but one and the standard ones."""
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, max(os.sysconf("SC_OPEN_MAX"), 1 << 16))
