"""The time limit of a program, and the gate that its tool calls go through.

A program is stopped at the stop points that `stop_points` writes into it: at every turn of a loop
or a comprehension, at every call of one of its functions, and where an exception could have been
swallowed. A stop point reads one attribute, so that programs do not become slower. The gate of
the tools is the same attribute: a stopped program can do nothing to the world any more.
"""

import time

from fle.interpreter import watchdog


class Stopped(BaseException):
    """Raised inside a program, at its stop points, once its time is over."""


class Finished(BaseException):
    """Raised inside a program by a `return` at its top level."""


class Limit:
    """Says whether the program may go on.

    Attributes:
        go: True while it may.
        stopped: True once its time was over before it was.
        seconds: Its time.
        deadline: The `time.monotonic()` at which that ends.
    """

    __slots__ = ("_reason", "deadline", "go", "seconds", "stopped")

    def __init__(self) -> None:
        self.go = False
        self.stopped = False
        self.seconds = 0.0
        self.deadline = 0.0
        self._reason: type[BaseException] = Stopped

    def open(self, seconds: float) -> None:
        """Let a program run for `seconds` of real time."""
        self.seconds = seconds
        self.deadline = time.monotonic() + seconds
        self.stopped = False
        self._reason = Stopped
        self.go = True
        watchdog.watch(self, self.deadline)

    def close(self) -> None:
        """Let nothing more happen: the program is over."""
        self.go = False
        watchdog.forget(self)

    def stop(self) -> None:
        """Raise what ends the program; stop points come here when it must not go on."""
        raise self._reason()

    def finish(self) -> None:
        """End the program as a `return` at its top level does."""
        self._reason = Finished
        self.go = False
        self.stop()

    def expired(self) -> Stopped:
        """Close the gate for want of time and return what ends the program."""
        self.expire()
        return Stopped()

    def expire(self) -> None:
        """Close the gate: the watchdog calls this at the deadline."""
        if self.go:
            self.stopped = True
            self.go = False
