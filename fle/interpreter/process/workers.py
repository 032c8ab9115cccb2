"""A process that runs programs, seen from the session's side."""

import logging
import os
import sys
import time
from typing import Any

import msgpack

from fle.interpreter.lockdown.guarantees import Guarantee
from fle.interpreter.process import kinds, nurseries
from fle.interpreter.process.line import Line, LineClosed, LineMisused
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
        begun: Whether it is locked in and waits for programs.
        guarantees: What holds for it, once it has begun.
    """

    def __init__(self, nursery: NurseryHandle, settings: bytes) -> None:
        """Have the nursery make it; it is locked in a few milliseconds later."""
        self._nursery = nursery
        self._killed = False
        to_worker, from_us = os.pipe()
        to_us, from_worker = os.pipe()
        try:
            self.pid = nursery.fork((to_worker, from_worker), settings)
        except BaseException:
            os.close(from_us)
            os.close(to_us)
            raise
        finally:
            os.close(to_worker)
            os.close(from_worker)
        self.line = Line(to_us, from_us, largest=LARGEST_FRAME)
        self.guarantees: tuple[Guarantee, ...] = ()
        self.begun = False

    def begin(self) -> None:
        """Wait until it is locked in.

        Raises:
            NurseryError: It did not come to life.
        """
        try:
            names = msgpack.unpackb(self._answer(kinds.READY, _LONGEST_START_S))
            self.guarantees = tuple(Guarantee[name] for name in names)
        except (LineClosed, LineMisused, TimeoutError, ValueError, KeyError) as error:
            raise NurseryError(f"a process for programs did not start: {error!r}") from error
        self.begun = True

    @property
    def usable(self) -> bool:
        """Whether it can be given a program: it is there, and has nothing to say unasked."""
        return self._nursery.is_ours and (not self.begun or not self.line.has_something())

    def load(self, names: bytes) -> None:
        """Give it the names of programs.

        Raises:
            ValueError: They are damaged.
        """
        try:
            self.line.send(kinds.LOAD, names)
            problem = self._answer(kinds.LOADED, _LONGEST_LOAD_S).decode(errors="replace")
        except (LineClosed, LineMisused, TimeoutError) as error:
            raise ValueError(f"the names of the programs cannot be read: {error!r}") from error
        if problem:
            raise ValueError(problem)

    @property
    def watched(self) -> tuple[Guarantee, ...]:
        """What holds for it because the session's side looks after it."""
        try:
            self.processor_time()
        except OSError:
            return ()
        return (Guarantee.PROCESSOR,)

    def processor_time(self) -> float:
        """Return the seconds of processor time that it has used since it was made.

        Raises:
            OSError: The system does not say.
        """
        if sys.platform != "linux":
            raise OSError("only Linux has the clocks of other processes")
        # How the C library makes the clock of a process, see clock_getcpuclockid(3) and
        # include/linux/posix-timers.h: its number inverted, three bits of kind.
        return time.clock_gettime((~self.pid << 3) | 2)

    def kill(self) -> None:
        """End what it does; whoever waits for it learns that it is gone."""
        if self._nursery.is_ours and not self._killed:
            self._killed = True
            self._nursery.end(self.pid)

    def end(self) -> None:
        """End it, whatever it does, and free what it needed; ending twice does no harm."""
        self.kill()
        self.line.close()

    def _answer(self, kind: int, seconds: float) -> bytes:
        if not self.line.wait(seconds):
            raise TimeoutError(f"no frame of kind {kind} within {seconds:g} s")
        given, content = self.line.receive()
        if given != kind:
            raise LineMisused(f"{given} in place of frame of kind {kind}")
        return content


def start_worker(interface: Interface, limits: tuple[Any, ...], seed: int) -> WorkerHandle:
    """Have a worker made, from a new nursery when the one that there was has died.

    Raises:
        NurseryError: No worker can be made.
    """
    settings: bytes = msgpack.packb({"limits": limits, "seed": seed})
    handle = nurseries.nursery(interface)
    try:
        return WorkerHandle(handle, settings)
    except NurseryError as error:
        log.warning("nursery.died error=%s", error)
        nurseries.discard(handle)
    return WorkerHandle(nurseries.nursery(interface), settings)
