"""The limits of a program, and the gate that its tool calls go through.

A program is stopped at the stop points that `stop_points` writes into it: at every turn of a loop
or a comprehension, at every call of one of its functions, and where an exception could have been
swallowed. A stop point reads one attribute, so that programs do not become slower. The gate of
the tools is an attribute likewise: a stopped program can do nothing to the world any more.
"""

import time
from typing import Protocol

from fle.interpreter import watchdog
from fle.interpreter.executor import Limits

TIME, PROCESSOR, CALLS, MEMORY = "TimeLimit", "CpuLimit", "CallLimit", "MemoryLimit"
"""The names under which programs that went beyond a limit are reported."""


class Stopped(BaseException):
    """Raised inside a program, at its stop points, once it went beyond a limit."""


class Finished(BaseException):
    """Raised inside a program by a `return` at its top level."""


class Alarm(Protocol):
    """What tells a limit that time is over."""

    def watch(self, limit: "Limit") -> None:
        """Call `limit.expire` at its deadline, unless it is forgotten before."""

    def forget(self, limit: "Limit") -> None:
        """Leave `limit` alone from now on."""


class Limit:
    """Says whether the program may go on.

    Attributes:
        go: True while it may.
        acting: True while it may act on the world, too.
        stopped: The name of the limit that it went beyond, if it did.
        seconds: Its time.
        cpu_seconds: Its processor time, or None.
        deadline: The `time.monotonic()` at which its time ends.
        calls_left: Calls of tools that it still has.
    """

    __slots__ = (
        "_alarm", "_reason", "acting", "calls_left", "cpu_seconds", "deadline", "go", "seconds",
        "stopped",
    )  # fmt: skip

    def __init__(self, alarm: Alarm = watchdog) -> None:
        self.go = False
        self.acting = False
        self.stopped: str | None = None
        self.seconds = 0.0
        self.cpu_seconds: float | None = None
        self.deadline = 0.0
        self.calls_left = 0
        self._alarm = alarm
        self._reason: type[BaseException] = Stopped

    def open(self, seconds: float, *, limits: Limits | None = None) -> None:
        """Let a program run for `seconds` of real time.

        Without `limits` it is not a program but what belongs to it, such as the making of its names
        from a save: it may use no tool.
        """
        self.seconds = seconds
        self.cpu_seconds = limits.cpu_seconds if limits else None
        self.calls_left = limits.tool_calls if limits else 0
        self.deadline = time.monotonic() + seconds
        self.stopped = None
        self._reason = Stopped
        self.go = True
        self.acting = limits is not None
        self._alarm.watch(self)

    def close(self) -> None:
        """Let nothing more happen: the program is over."""
        self.go = self.acting = False
        self._alarm.forget(self)

    def stop(self) -> None:
        """Raise what ends the program; stop points come here when it must not go on."""
        raise self._reason()

    def finish(self) -> None:
        """End the program as a `return` at its top level does."""
        self._reason = Finished
        self.go = self.acting = False
        self.stop()

    def refuse(self) -> None:
        """Raise what keeps a tool from being called now.

        Raises:
            Stopped: The program may make no further call.
            PermissionError: No program is running: names are being saved or loaded.
        """
        if self.acting:
            self.expire(CALLS)
        elif self.go:
            raise PermissionError("tools cannot be used while names are saved or loaded")
        self.stop()

    def expired(self) -> Stopped:
        """Close the gate for want of time and return what ends the program."""
        self.expire()
        return Stopped()

    def expire(self, name: str = TIME) -> None:
        """Close the gate: the program went beyond the limit called `name`."""
        if self.go:
            self.stopped = name
            self.go = self.acting = False
