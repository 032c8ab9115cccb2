"""When an RCON server applies commands and lets ticks pass: at once, or as the real game does."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

log = logging.getLogger("fle.engine.rcon")

_SLICE_TICKS = 300
_SLICE_S = 0.25
"""Longest stretch in which a running world keeps the server from its sockets."""

_BYTES_A_TICK = 100
"""How much of a long command the game feeds in with one tick (measured)."""

_FASTEST_UPS = 5500.0
"""Updates a second at which a small world saturates on the real server (measured)."""


class Engine(Protocol):
    """What a server needs of the emulator behind it."""

    on_log: Callable[[str], None] | None

    @property
    def tick_paused(self) -> bool:
        """Whether the world stands still but for `ticks_to_run`."""

    @property
    def ticks_to_run(self) -> int:
        """How many ticks a paused world is still to run."""

    @property
    def speed(self) -> float:
        """How often 60 ticks pass in a second."""

    def console(self, line: str) -> str:
        """Carry out one console line and return what it prints."""

    def advance(self, ticks: int) -> int:
        """Let up to `ticks` ticks pass and return how many did."""


class Pace(Protocol):
    """Decides when commands are applied and ticks run."""

    def submit(self, owner: object, size: int, apply: Callable[[], None]) -> None:
        """Take a command of `size` bytes from connection `owner`; call `apply` when it is due."""

    def forget(self, owner: object) -> None:
        """Drop what is left of a connection that is gone."""

    def timeout(self) -> float | None:
        """Return for how long the server may wait for its sockets; None is for ever."""

    def run(self) -> None:
        """Do what is due."""


def _advance(engine: Engine, ticks: int) -> int:
    try:
        return engine.advance(ticks)
    except Exception:
        # A script that fails in a tick is the mod's bug: its tick is over, the server goes on.
        log.exception("tick.failed")
        return 1


class FastPace:
    """Applies commands as they come; a world that has ticks to run runs them before the next.

    A world in lockstep runs straight to its pause. One that is not paused runs 60 ticks a second,
    times its speed.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._clock = time.monotonic()

    def submit(self, owner: object, size: int, apply: Callable[[], None]) -> None:
        """Apply the command now, then run what it set going."""
        if not self._engine.tick_paused:
            self.run()
        apply()
        self._run_down()

    def forget(self, owner: object) -> None:
        """Do nothing: no command waits here."""

    def timeout(self) -> float | None:
        """Return 0 while ticks wait to be run."""
        engine = self._engine
        if engine.tick_paused:
            self._clock = time.monotonic()
            return 0.0 if engine.ticks_to_run else None
        return max(0.0, self._clock + 1 / (60 * engine.speed) - time.monotonic())

    def run(self) -> None:
        """Run down a lockstep world, or the ticks that a running one owes."""
        engine = self._engine
        if engine.tick_paused:
            self._run_down()
            return
        period = 1 / (60 * engine.speed)
        now = time.monotonic()
        owed = int((now - self._clock) / period)
        self._clock += owed * period
        until = now + _SLICE_S
        while owed > 0:
            if time.monotonic() > until:
                # Slower than asked: like the game, fall behind instead of catching up for ever.
                self._clock = time.monotonic()
                return
            ran = _advance(engine, min(owed, _SLICE_TICKS))
            if not ran:
                return
            owed -= ran

    def _run_down(self) -> None:
        engine = self._engine
        if not engine.tick_paused or not engine.ticks_to_run:
            return
        until = time.monotonic() + _SLICE_S
        while engine.tick_paused and engine.ticks_to_run and time.monotonic() < until:
            if not _advance(engine, _SLICE_TICKS):
                return


@dataclass(slots=True)
class _Waiting:
    owner: object
    left: int
    apply: Callable[[], None]


class RealPace:
    """Applies commands on ticks and feeds them in as the game does, at a fixed update rate.

    Each tick carries 100 bytes for each connection. The shortest rest goes first, so that a short
    command overtakes a long one; commands run while the world is paused, too.
    """

    def __init__(self, engine: Engine, ups: float | None = None) -> None:
        self._engine = engine
        self._ups = ups
        self._next = time.monotonic()
        self._queues: dict[object, list[_Waiting]] = {}

    def submit(self, owner: object, size: int, apply: Callable[[], None]) -> None:
        """Put the command into its connection's queue."""
        self._queues.setdefault(owner, []).append(_Waiting(owner, max(1, size), apply))

    def forget(self, owner: object) -> None:
        """Drop the queue of a connection that is gone: what was not fed in never happens."""
        self._queues.pop(owner, None)

    def timeout(self) -> float | None:
        """Return the time to the next tick, or None when a tick would change nothing."""
        engine = self._engine
        if not self._queues and engine.tick_paused and not engine.ticks_to_run:
            return None
        return max(0.0, self._next - time.monotonic())

    def run(self) -> None:
        """Play the ticks that are due."""
        now = time.monotonic()
        period = 1 / self._rate()
        until = now + _SLICE_S
        if self._next < now - _SLICE_S:
            # Ticks of an idle time, or more than the machine can do: keep only their rhythm.
            self._next += int((now - self._next) / period) * period
        while self._next <= now and time.monotonic() < until:
            self._next += period
            for owner in list(self._queues):
                self._feed(owner)
            _advance(self._engine, 1)
            period = 1 / self._rate()

    def _rate(self) -> float:
        return self._ups or min(60 * self._engine.speed, _FASTEST_UPS)

    def _feed(self, owner: object) -> None:
        queue = self._queues.get(owner, [])
        budget = _BYTES_A_TICK
        while queue and budget > 0:
            first = min(queue, key=lambda waiting: waiting.left)
            fed = min(budget, first.left)
            first.left -= fed
            budget -= fed
            if first.left == 0:
                queue.remove(first)
                first.apply()
        if not queue:
            self._queues.pop(owner, None)
