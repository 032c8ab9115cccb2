"""A process that runs programs, seen from the session's side."""

import logging
import time
from typing import Any

import msgpack

from fle.interpreter.lockdown.guarantees import Guarantee
from fle.interpreter.process import line as lines
from fle.interpreter.process import nurseries
from fle.interpreter.process.line import Kind, Line, LineClosed, LineMisused
from fle.interpreter.process.nurseries import NurseryError, NurseryHandle
from fle.runtime.interface import Interface

log = logging.getLogger("fle.interpreter.process")

LARGEST_FRAME = 1 << 27
_LONGEST_START_S = 30.0
_LONGEST_LOAD_S = 60.0


class WorkerHandle:
    """One worker.

    Attributes:
        line: The session's end of its line.
        pid: Its process number.
        guarantees: What holds for it.
    """

    def __init__(self, nursery: NurseryHandle, settings: bytes) -> None:
        """Have the nursery make it, and wait until it is locked in."""
        self._nursery = nursery
        ours, theirs = lines.pair()
        try:
            self.pid = nursery.fork(theirs, settings)
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
        self.line = Line(ours.detach(), largest=LARGEST_FRAME)
        self._ended = False
        self.guarantees: tuple[Guarantee, ...] = ()
        try:
            names = msgpack.unpackb(self._answer(Kind.READY, _LONGEST_START_S))
        except BaseException:
            self.end()
            raise
        self.guarantees = tuple(Guarantee[name] for name in names)

    @property
    def usable(self) -> bool:
        """Whether it can be given a program: it is there, and has nothing to say unasked."""
        return self._nursery.is_ours and not self.line.has_something()

    def load(self, names: bytes) -> None:
        """Give it the names of programs.

        Raises:
            ValueError: They are damaged.
        """
        try:
            self.line.send(Kind.LOAD, names)
            problem = self._answer(Kind.LOADED, _LONGEST_LOAD_S).decode(errors="replace")
        except (LineClosed, LineMisused, TimeoutError) as error:
            raise ValueError(f"the names of the programs cannot be read: {error!r}") from error
        if problem:
            raise ValueError(problem)

    def processor_time(self) -> float:
        """Return the seconds of processor time that it has used since it was made.

        Raises:
            OSError: The system does not say.
        """
        # How the C library makes the clock of a process, see clock_getcpuclockid(3) and
        # include/linux/posix-timers.h: its number inverted, three bits of kind.
        return time.clock_gettime((~self.pid << 3) | 2)

    def end(self) -> None:
        """End it, whatever it does; ending twice does no harm."""
        if self._ended:
            return
        self._ended = True
        self.line.close()
        if self._nursery.is_ours:
            self._nursery.end(self.pid)

    def _answer(self, kind: Kind, seconds: float) -> bytes:
        until = time.monotonic() + seconds

        def idle() -> None:
            if time.monotonic() > until:
                raise TimeoutError(f"no {kind.name} within {seconds:g} s")

        given, content = self.line.receive(idle)
        if given != kind:
            raise LineMisused(f"{given} in place of {kind.name}")
        return content


def start_worker(interface: Interface, limits: tuple[Any, ...], seed: int) -> WorkerHandle:
    """Make a worker, from a new nursery when the one that there was has died.

    Raises:
        NurseryError: No worker can be made.
    """
    settings: bytes = msgpack.packb({"limits": limits, "seed": seed})
    handle = nurseries.nursery(interface)
    try:
        return _start(handle, settings)
    except NurseryError as error:
        log.warning("nursery.died error=%s", error)
        nurseries.discard(handle)
    return _start(nurseries.nursery(interface), settings)


def _start(nursery: NurseryHandle, settings: bytes) -> WorkerHandle:
    try:
        return WorkerHandle(nursery, settings)
    except (LineClosed, LineMisused, TimeoutError) as error:
        raise NurseryError(f"a process for programs did not come to life: {error!r}") from error
