"""Limits that the kernel keeps: no file, no socket, a fixed address space, an alarm at the deadline.

The alarm kills even inside native code. Linux only. Sources: getrlimit(2), setitimer(2), nice(2).
"""

import os
import resource
import signal

_NICE = 5  # How far a worker stands back for pages when the processors are busy.


def confine(memory: int) -> None:
    """Give up files, sockets, memory beyond so many bytes and precedence over pages, for good."""
    os.nice(_NICE)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    with open("/proc/self/statm", encoding="ascii") as file:
        size = int(file.read().split()[0]) * resource.getpagesize()
    most = size + memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    os.environ["RUST_BACKTRACE"] = "0"  # Where memory is over, writing one waits for its own lock for ever.


def peak() -> int:
    """The most memory ever used, in bytes: a worker that once needed much is not as free as a new one."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def start_clock(seconds: float, of_work: float | None = None) -> None:
    """Die after so many seconds unless `stop_clock` comes first.

    The alarm counts wall-clock time; processor time has a limit of its own, `of_work` or a little more than
    that, in case the alarm is lost.
    """
    used = sum(os.times()[:2])
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used + (seconds + 2 if of_work is None else of_work + 1))
    soft = soft if hard == resource.RLIM_INFINITY else min(soft, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
    signal.setitimer(signal.ITIMER_REAL, seconds)


def stop_clock() -> None:
    """Live on until the next question."""
    signal.setitimer(signal.ITIMER_REAL, 0)
