"""One program, from the session's side: its calls, its output, its limits, its end."""

import logging
import time
from collections.abc import Callable, Container
from typing import Any

import msgpack

from fle.interpreter import report, watchdog
from fle.interpreter.executor import Limits
from fle.interpreter.limit import CALLS, MEMORY, PROCESSOR, TIME
from fle.interpreter.output import left_out
from fle.interpreter.process import kinds
from fle.interpreter.process.gate import CallRefused, Gate
from fle.interpreter.process.line import LineClosed, LineMisused
from fle.interpreter.process.processors import Together
from fle.interpreter.process.workers import WorkerHandle
from fle.interpreter.saved_names import Saved, checked
from fle.runtime.errors import FleError
from fle.runtime.session import Session

log = logging.getLogger("fle.interpreter.process")

_GRACE_S = 1.0
"""How long a program that is over its time may take to notice."""

_LONGEST_SAVING_S = 20.0
_LONGEST_ERROR = 100_000
_MARGIN = 1_000

Names = tuple[Saved, tuple[tuple[str, str], ...]]
Observer = Callable[[str, bytes], None]


class Ended(Exception):
    """Raised when the process of a program has to be ended, or has ended by itself.

    Attributes:
        kind: Under what the program is reported.
        text: What its author is told.
    """

    def __init__(self, kind: str, text: str) -> None:
        super().__init__(text)
        self.kind = kind
        self.text = f"{kind}: {text}"


class _OutOfTime(BaseException):
    """Raised inside a call that takes game time when the time of its program is over."""


class Guard:
    """Ends a process whose program is still there some time after it should have stopped.

    Attributes:
        deadline: When to look next, in `time.monotonic()`.
        ended_for: The limit for which it ended the process, if it did.
    """

    def __init__(self, worker: WorkerHandle, moment: float, cpu_seconds: float | None) -> None:
        """Prepare for the watchdog.

        Args:
            worker: The process.
            moment: When real time is over, in `time.monotonic()`.
            cpu_seconds: The processor time that the program has, if that is limited.
        """
        self._worker = worker
        self._moment = moment
        self._second: float | None = None
        if cpu_seconds is not None and worker.watched:
            self._second = worker.processor_time() + cpu_seconds + _GRACE_S
        self.deadline = moment if self._second is None else self._next_look()
        self.ended_for: str | None = None

    def expire(self) -> None:
        """End the process if a limit says so, or look again when one might."""
        if time.monotonic() >= self._moment:
            self.ended_for = TIME
        elif self._second is not None and self._worker.processor_time() >= self._second:
            self.ended_for = PROCESSOR
        else:
            self.deadline = self._next_look()
            watchdog.watch(self)
            return
        self._worker.kill()

    def _next_look(self) -> float:
        assert self._second is not None
        left = self._second - self._worker.processor_time()
        return min(self._moment, time.monotonic() + max(left, 0.01))


class Conversation:
    """Runs one program in a process and answers what it asks for.

    Attributes:
        lines: What the program printed.
    """

    def __init__(
        self,
        session: Session,
        worker: WorkerHandle,
        gate: Gate,
        limits: Limits,
        seconds: float,
        observer: Observer | None = None,
    ) -> None:
        """Prepare; nothing happens before `run`."""
        self._session = session
        self._worker = worker
        self._gate = gate
        self._limits = limits
        self._seconds = seconds
        self._observer = observer
        self.lines: list[str] = []
        self._size = 0
        self._calls = 0
        self._until = 0.0
        self._worn = False
        self._outcome: tuple[str | None, str | None] | None = None

    def run(self, source: str) -> tuple[str | None, str | None]:
        """Run the program and return the kind and the text of the error that ended it, if any.

        Raises:
            Ended: The process must be ended, or is gone.
        """
        line, session = self._worker.line, self._session
        self._until = time.monotonic() + self._seconds
        session.deadline = (self._until, _OutOfTime)
        guard = Guard(self._worker, self._until + _GRACE_S, self._limits.cpu_seconds)
        text = source.encode("utf-8", "surrogatepass")
        together = Together(self._worker.pid)
        try:
            watchdog.watch(guard)
            together.begin()
            line.send(kinds.RUN, msgpack.packb([text, self._seconds, session.tick]))
            while True:
                kind, content = line.receive()
                together.spoken()
                if kind == kinds.CALL:
                    line.send(*self._answer(content))
                elif kind == kinds.PRINTED:
                    self._print(content)
                elif kind == kinds.DONE:
                    return self._done(content)
                else:
                    raise LineMisused(f"a frame of kind {kind}")
        except LineClosed:
            raise self._gone(guard) from None
        except LineMisused as misuse:
            raise Ended(_BROKEN, _MISUSED.format(misuse)) from None
        finally:
            together.end()
            watchdog.forget(guard)

    def names(self, texts: Container[str]) -> Names | None:
        """Return the names after the program, or None when they are what they were before.

        Args:
            texts: The file names of the programs whose texts are known.

        Raises:
            Ended: They could not be had.
        """
        if self._worn:
            raise Ended(MEMORY, "the names hold nearly all memory")
        guard = Guard(self._worker, time.monotonic() + _LONGEST_SAVING_S, None)
        try:
            watchdog.watch(guard)
            kind, content = self._worker.line.receive()
            if kind != kinds.NAMES:
                raise LineMisused(f"a frame of kind {kind}")
            return _names(content, texts) if content else None
        except LineClosed:
            raise self._gone(guard) from None
        except LineMisused as misuse:
            raise Ended(_BROKEN, _MISUSED.format(misuse)) from None
        finally:
            watchdog.forget(guard)

    def outcome(self, ended: Ended) -> tuple[str | None, str | None]:
        """Return how the program ended, now that its process has `ended`."""
        if self._outcome is None:
            return ended.kind, ended.text
        self.lines.append(_NAMES_ENDED)
        kind, error = self._outcome
        return kind, error and error.removesuffix(report.NAMES_STAY)

    def _answer(self, content: bytes) -> tuple[int, bytes]:
        if time.monotonic() >= self._until:
            return kinds.STOP, TIME.encode()
        if self._calls >= self._limits.tool_calls:
            return kinds.STOP, CALLS.encode()
        self._calls += 1
        session = self._session
        try:
            tool, call = self._gate.passed(content)
            answer = session._link.forward(call)
        except CallRefused as refused:
            return kinds.RAISED, msgpack.packb(["ProtocolError", str(refused)])
        except _OutOfTime:
            return kinds.STOP, TIME.encode()
        except FleError as error:
            return kinds.RAISED, msgpack.packb([type(error).__name__, str(error)])
        except LineMisused:
            raise
        except Exception as error:
            # A bug on this side is an error of the call, as a bug of a tool is.
            log.exception("call.broken")
            return kinds.RAISED, msgpack.packb(["EngineError", f"{type(error).__name__}: {error}"])
        if self._observer is not None:
            self._observer(tool, answer)
        return kinds.RESULT, answer

    def _print(self, content: bytes) -> None:
        text = _text(content)
        self._size += len(text)
        limits = self._limits
        if len(self.lines) >= limits.output_lines or self._size > limits.output_characters:
            raise LineMisused("more output than there may be")
        self.lines.append(text)

    def _done(self, content: bytes) -> tuple[str | None, str | None]:
        error, kind, dropped, cut, self._worn = _fields(content, _DONE)
        if (error is None) != (kind is None) or len(error or "") > _LONGEST_ERROR:
            raise LineMisused("an end that is none")
        self.lines += left_out(dropped, cut)
        self._outcome = kind, error
        return kind, error

    def _gone(self, guard: Guard) -> Ended:
        if guard.ended_for is None:
            return Ended(_BROKEN, _GONE)
        reason = report.reason(guard.ended_for, self._seconds, self._limits)
        return Ended(guard.ended_for, f"{reason} {_IN_ONE_STEP}")


_BROKEN = "ProcessError"
_IN_ONE_STEP = (
    "in the middle of one step that could not be interrupted, so that its process was ended; what "
    "it did to the world stays, and the names are those from before it"
)
_GONE = (
    "the process of the program ended by itself, as it does when Python runs out of stack or "
    "memory; what it did to the world stays, and the names are those from before it"
)
_MISUSED = (
    "the process of the program sent {}, which is not allowed, and was ended; what it did to the "
    "world stays, and the names are those from before it"
)
_NAMES_ENDED = (
    "the names of this program could not be kept, because they take too much memory or time; the "
    "next program finds those from before it"
)
_DONE = (str | None, str | None, int, int, bool)


def _fields(content: bytes, types: tuple[Any, ...]) -> list[Any]:
    """Return the elements of an array of msgpack, each of which must be of its type."""
    try:
        values = msgpack.unpackb(content, ext_hook=_no_extension)
    except Exception as error:
        raise LineMisused(f"what is not msgpack ({type(error).__name__})") from error
    if type(values) is not list or len(values) != len(types):
        raise LineMisused("an array of another form")
    for value, kind in zip(values, types, strict=True):
        if not isinstance(value, kind):
            raise LineMisused("an array of other values")
    return values


def _names(content: bytes, texts: Container[str]) -> Names:
    fields, lost = _fields(content, (list, list))
    try:
        saved = checked(fields)
        if not all(text in texts for text in saved.texts):
            raise ValueError("code of programs that there are not")
        return saved, tuple((_string(name), _string(kind)) for name, kind in lost)
    except (TypeError, ValueError) as error:
        raise LineMisused("names of another form") from error


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _text(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise LineMisused("output that is not text") from error


def _no_extension(kind: int, data: bytes) -> Any:
    raise ValueError("an extension")
