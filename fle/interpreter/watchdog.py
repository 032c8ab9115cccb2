"""One thread that tells running programs when their time is over.

A thread for each program would cost more than a short program itself. This one sleeps until the
earliest deadline that it knew of when it fell asleep, and is woken only for an earlier one; it ends
when no program has run for a while.
"""

import os
import threading
import time
from typing import Protocol

_IDLE_S = 2.0


class Watched(Protocol):
    """What has a deadline, in `time.monotonic()`."""

    deadline: float

    def expire(self) -> None:
        """Take note that the time is over."""


_changed = threading.Condition()
_deadlines: dict[Watched, float] = {}
_thread: threading.Thread | None = None
_wakes_at = 0.0


def _begin_anew() -> None:
    """Forget everything in a process that was forked: the thread stayed behind."""
    global _changed, _thread
    _changed = threading.Condition()
    _deadlines.clear()
    _thread = None


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)


def watch(watched: Watched) -> None:
    """Call `watched.expire()` at its deadline, unless it is forgotten before."""
    global _thread
    deadline = watched.deadline
    with _changed:
        _deadlines[watched] = deadline
        if _thread is None or not _thread.is_alive():
            _thread = threading.Thread(target=_run, name="fle-watchdog", daemon=True)
            _thread.start()
        elif deadline < _wakes_at:
            _changed.notify()


def forget(watched: Watched) -> None:
    """Leave `watched` alone from now on."""
    with _changed:
        _deadlines.pop(watched, None)


def _run() -> None:
    global _thread, _wakes_at
    idle = False
    with _changed:
        while True:
            now = time.monotonic()
            for watched in [w for w, deadline in _deadlines.items() if deadline <= now]:
                del _deadlines[watched]
                watched.expire()
            if idle and not _deadlines:
                _thread = None
                return
            idle = not _deadlines
            _wakes_at = min(_deadlines.values(), default=now + _IDLE_S)
            _changed.wait(_wakes_at - now)
