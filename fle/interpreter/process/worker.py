"""The process that runs programs: an interpreter behind a line, locked in before the first one."""

import contextlib
import mmap
from collections.abc import Mapping, Sequence
from typing import Any

import msgpack

from fle.interpreter.executor import Limits
from fle.interpreter.interpreter import Interpreter
from fle.interpreter.limit import MEMORY, Limit
from fle.interpreter.lockdown.guarantees import Guarantee
from fle.interpreter.lockdown.lock import lock
from fle.interpreter.process import alarm, kinds
from fle.interpreter.process.line import Line, LineClosed
from fle.interpreter.process.printed import SentOutput
from fle.interpreter.process.remote import remote_session
from fle.interpreter.saved_names import Saved
from fle.runtime.interface import Interface

_MIB = 1 << 20
_SPARE = 4 * _MIB
"""Memory that is set free when a program has used up all that there is, to report it with."""

LONGEST_ERROR = 50_000
"""Characters of the text of an error; more of it is left out."""


class Worker:
    """Answers the frames of one session."""

    def __init__(self, interface: Interface) -> None:
        """Make the interpreter; the ancestor does, since its memory costs its workers nothing."""
        limit = Limit(alarm)
        self._game = remote_session(interface, limit)
        self._output = SentOutput()
        self._programs = Interpreter(self._game, output=self._output, limit=limit)
        self._last: tuple[Any, ...] | None = None
        self._told: dict[str, str] = {}

    def begin(self, line: Line, limits: Limits, seed: int) -> None:
        """Belong to one session from now on."""
        self._line = line
        self._game.begin(line)
        self._output.begin(line, limits)
        self._programs.limits = limits
        self._programs.modules.seed = self._programs.seed = seed

    def serve(self, *, limits_memory: bool) -> None:
        """Answer until the session's side is gone."""
        self._limits_memory = limits_memory
        while True:
            kind, content = self._line.receive()
            if kind == kinds.RUN:
                self._run(*msgpack.unpackb(content))
            elif kind == kinds.LOAD:
                self._load(content)

    def _run(self, text: bytes, seconds: float, tick: int) -> None:
        self._game.tick = tick
        spare = self._programs.spare
        if self._limits_memory and (spare is None or spare.closed):
            # Reserved, not touched: it takes none of the machine's memory.
            self._programs.spare = mmap.mmap(-1, _SPARE)
        result = self._programs.run(text.decode("utf-8", "surrogatepass"), seconds)
        worn = result.error_type == MEMORY and not self._has_room()
        error = result.error
        if error is not None and len(error) > LONGEST_ERROR:
            error = f"{error[:LONGEST_ERROR]}\n... {len(error) - LONGEST_ERROR} more characters"
        dropped, cut = self._output.left_out
        done = (_plain(error), result.error_type, dropped, cut, worn)
        self._line.send(kinds.DONE, msgpack.packb(done))
        if not worn:
            self._send_names()

    def _send_names(self) -> None:
        """Send the names as they are now, or nothing when they are the same as last time."""
        saved = self._programs.take_names()
        lost = {name: kind for name, kind in saved.lost.items() if self._told.get(name) != kind}
        self._told = dict(saved.lost)
        state = (saved.names, saved.texts, hash(saved.values), hash(saved.random), self._told)
        if state == self._last:
            self._line.send(kinds.NAMES, b"")
            return
        self._last = state
        self._line.send(kinds.NAMES, msgpack.packb([_packable(saved), list(lost.items())]))

    def _load(self, content: bytes) -> None:
        try:
            self._programs.load_names(content)
        except ValueError as error:
            self._line.send(kinds.LOADED, _plain(str(error)).encode())
            return
        self._told = dict(self._programs.lost)
        self._line.send(kinds.LOADED, b"")

    def _has_room(self) -> bool:
        try:
            bytearray(self._programs.limits.memory_mb * _MIB // 4)
        except MemoryError:
            return False
        return True


def serve(
    worker: Worker,
    descriptors: Sequence[int],
    settings: Mapping[str, Any],
    *,
    held: Sequence[Guarantee],
    in_use: int,
    parent: int,
) -> None:
    """Be a worker until the session's side is gone.

    Args:
        worker: What the ancestor made.
        descriptors: This end of the line: to read, to write.
        settings: `limits` and `seed` of the executor.
        held: What the ancestor has given up already.
        in_use: Bytes of address space that the ancestor takes, 0 when it is not known.
        parent: The process number of the ancestor.
    """
    line = Line(*descriptors)
    limits = Limits(*settings["limits"])
    alarm.prepare()
    worker.begin(line, limits, settings["seed"])
    held = [*held, *lock(line.descriptors, parent=parent, memory=limits.memory_mb, in_use=in_use)]
    line.send(kinds.READY, msgpack.packb([guarantee.name for guarantee in held]))
    with contextlib.suppress(LineClosed):
        worker.serve(limits_memory=Guarantee.MEMORY in held)


def _plain(text: str | None) -> Any:
    """Return `text` without halves of characters, which no encoding can carry."""
    return text if text is None else text.encode("utf-8", "backslashreplace").decode()


def _packable(saved: Saved) -> tuple[Any, ...]:
    return (saved.names, saved.values, saved.texts, dict(saved.lost), saved.random)
