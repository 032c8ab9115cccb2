"""Keeps two threads of two processes that talk in turn on one processor, while they do.

Never do both have something to do, and to wake a processor that sleeps takes longer than most calls
do: on a virtual machine two processes on two processors exchange a message and its answer in 70 us,
on one in 7 us. Left alone, the scheduler gives each its own whenever one is idle. So the calling
thread stays where it is, and the process of programs with it, as long as they talk; when nothing
was said for a while, both may go where they like again, so that what takes long (a program that
computes, a world that runs on) does not wait for a processor that somebody else has.
"""

import contextlib
import ctypes
import os
import sys
import threading
import time
from collections.abc import Iterable

from fle.interpreter import watchdog

_LOOK_S = 0.01
"""How often it is looked at whether they still talk."""

_BEFORE_MEETING = 16
"""Exchanges after which those who were parted are brought together again."""


class Together:
    """One processor for the calling thread and a process, from `begin` to `end`.

    Attributes:
        deadline: When to look next, in `time.monotonic()`.
    """

    def __init__(self, pid: int) -> None:
        """Change nothing yet.

        Args:
            pid: The process that talks to the calling thread.
        """
        self._pid = pid
        self._thread = 0
        self._free: frozenset[int] = frozenset()
        self._seen = -1
        self._exchanges = 0
        self.deadline = 0.0

    def spoken(self) -> None:
        """Count an exchange; now and then bring those together again who were parted."""
        self._exchanges += 1
        if not self._free and self._exchanges % _BEFORE_MEETING == 0:
            self.begin()

    def begin(self) -> None:
        """Bring both together; nothing happens where there is only one processor, or no choice."""
        if _processor is None:
            return
        free = frozenset(os.sched_getaffinity(0))
        if len(free) < 2:
            return
        self._thread, self._free = threading.get_native_id(), free
        self._place((_processor(),))
        self._look_again()

    def end(self) -> None:
        """Let both go where they could before."""
        # What is forgotten is not being looked at either, nor will it be.
        watchdog.forget(self)
        if self._free:
            self._part()

    def expire(self) -> None:
        """Part them if nothing was said since the last look: the watchdog calls this."""
        if self._seen == self._exchanges:
            self._part()
        else:
            self._look_again()

    def _look_again(self) -> None:
        self._seen = self._exchanges
        self.deadline = time.monotonic() + _LOOK_S
        watchdog.watch(self)

    def _part(self) -> None:
        free, self._free = self._free, frozenset()
        self._place(free)

    def _place(self, processors: Iterable[int]) -> None:
        for task in (self._thread, self._pid):
            # One that has just ended cannot be moved, and need not be.
            with contextlib.suppress(OSError):
                os.sched_setaffinity(task, processors)


def _find_processor() -> "ctypes._NamedFuncPointer | None":
    """Return the function that tells the processor of the calling thread, if there is one."""
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None), "sched_getcpu", None)


_processor = _find_processor()
