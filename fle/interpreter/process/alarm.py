"""Tells a program that its time is over by a signal: a worker may have no second thread.

The signal comes between two instructions of Python; a single call into C that does not return is
ended by the session's side, with the process.
"""

import signal
from types import FrameType

from fle.interpreter.limit import PROCESSOR, TIME, Limit

_watched: Limit | None = None
_counts_processor = False


def prepare() -> None:
    """Take the signals; afterwards the process needs no right to do so."""
    signal.signal(signal.SIGALRM, _time_over)
    signal.signal(signal.SIGPROF, _processor_time_over)


def watch(limit: Limit) -> None:
    """Call `limit.expire` when its time, or its processor time, is over."""
    global _watched, _counts_processor
    _watched = limit
    # A timer of nothing would be none.
    signal.setitimer(signal.ITIMER_REAL, max(limit.seconds, 1e-6))
    _counts_processor = limit.cpu_seconds is not None
    if limit.cpu_seconds is not None:
        signal.setitimer(signal.ITIMER_PROF, max(limit.cpu_seconds, 1e-6))


def forget(limit: Limit) -> None:
    """Leave `limit` alone from now on."""
    global _watched
    _watched = None
    signal.setitimer(signal.ITIMER_REAL, 0)
    if _counts_processor:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _time_over(number: int, frame: FrameType | None) -> None:
    if _watched is not None:
        _watched.expire(TIME)


def _processor_time_over(number: int, frame: FrameType | None) -> None:
    if _watched is not None:
        _watched.expire(PROCESSOR)
