"""The executor that runs programs in a process of their own."""

import logging
import time
import weakref
from collections.abc import Callable, Mapping
from dataclasses import astuple

from fle.interpreter import saved_names
from fle.interpreter.executor import Executor, Limits, StepResult
from fle.interpreter.interpreter import Interpreter
from fle.interpreter.lockdown.guarantees import Guarantee
from fle.interpreter.namespace import Observer
from fle.interpreter.output import FILENAME
from fle.interpreter.process import nurseries
from fle.interpreter.process.conversation import Conversation, Ended, Names
from fle.interpreter.process.gate import Gate
from fle.interpreter.process.line import AVAILABLE
from fle.interpreter.process.nurseries import NurseryError
from fle.interpreter.process.observing import decoded
from fle.interpreter.process.workers import WorkerHandle, start_worker
from fle.interpreter.texts import Texts
from fle.runtime.errors import FleError
from fle.runtime.session import Session

log = logging.getLogger("fle.interpreter.process")


class ProgramProcess:
    """Runs programs against one session, in a process that can reach nothing else; an `Executor`.

    The process is made for the first program, and made anew after `reset`, after `load_names` and
    when a program could not be stopped in any other way: then the names are those that were there
    before that program.

    Attributes:
        session: What the calls of programs go through.
        limits: What each program may use.
        seed: Where random numbers begin.
    """

    def __init__(
        self,
        session: Session,
        *,
        limits: Limits | None = None,
        observer: Observer | None = None,
        seed: int = 0,
    ) -> None:
        """Prepare; the process is made when it is needed.

        Args:
            session: What the calls of programs go through.
            limits: What each program may use.
            observer: Is told the tool and its result after every call that succeeded.
            seed: Where random numbers begin.
        """
        self.session = session
        self.limits = limits if limits is not None else Limits()
        self.seed = seed
        self._observe = None if observer is None else decoded(session.interface, observer)
        self._gate = Gate(session.interface)
        self._texts = Texts()
        self._count = 0
        self._saved: saved_names.Saved | None = None
        self._worker: WorkerHandle | None = None
        self._end_worker: Callable[[], object] = _nothing
        # Started now, it is ready when it is needed.
        nurseries.nursery(session.interface)

    @property
    def lost(self) -> Mapping[str, str]:
        """Names that could not be kept, with the types of what they were."""
        return self._saved.lost if self._saved else {}

    @property
    def guarantees(self) -> tuple[Guarantee, ...]:
        """What holds for the process, on this system."""
        worker = self._ready()
        return (*worker.guarantees, *worker.watched)

    def run(self, source: str, timeout: float | None = None) -> StepResult:
        """Run a program to its end, its first error or a limit.

        Names and what it did to the world stay; when its process had to be ended, the names are
        those from before it.

        Args:
            source: The program.
            timeout: Its seconds of real time, in place of those of the limits.
        """
        started = time.perf_counter()
        session, seconds = self.session, timeout or self.limits.seconds
        worker, lines = self._ready_for_program()
        self._count += 1
        self._texts.add(FILENAME.format(self._count), source)
        talk = Conversation(session, worker, self._gate, self.limits, seconds, self._observe)
        before = session.tick
        kind: str | None
        lost: tuple[tuple[str, str], ...] = ()
        try:
            before = session.now()
            kind, error = talk.run(source)
            self._end_calls()
            lost = self._keep(talk.names(self._texts.sources))
        except Ended as ended:
            self._stop_worker()
            kind, error = talk.outcome(ended)
            self._end_calls()
        except FleError as broken:
            # Nothing was run: the server could not be asked for its tick.
            kind, error = type(broken).__name__, f"{type(broken).__name__}: {broken}"
        except BaseException:
            self._stop_worker()
            raise
        finally:
            session.deadline = (None, TimeoutError)
        duration = time.perf_counter() - started
        log.debug("program.end number=%d error=%s ms=%.1f", self._count, kind, 1000 * duration)
        lines += (*talk.lines, *(_LOST.format(name=name, kind=kind) for name, kind in lost))
        return StepResult("\n".join(lines), error, session.tick - before, kind, duration, lost)

    def reset(self) -> None:
        """Forget every name that programs made, and their process with all that it remembers."""
        if self._saved is None and not self._count:
            # No program was run since the last time: the process, if there is one, knows nothing.
            return
        again = self._worker is not None
        self._stop_worker()
        self._saved, self._count = None, 0
        self._texts.clear()
        if again:
            # Made while the caller does something else.
            self._make_worker()

    def save_names(self) -> bytes:
        """Return the names that programs made, for `load_names`."""
        if self._saved is None:
            return saved_names.pack(saved_names.NOTHING, self._count, {})
        return saved_names.pack(self._saved, self._count, self._texts.sources)

    def load_names(self, data: bytes) -> None:
        """Go on with the names of `save_names` in place of those that are there.

        Raises:
            ValueError: The bytes are not what `save_names` gave.
        """
        saved, count, texts = saved_names.unpack(data)
        self.reset()
        self._adopt(saved, count, texts)
        try:
            self._ready()
        except ValueError:
            self.reset()
            raise

    def close(self) -> None:
        """End the process; the session stays open."""
        self._stop_worker()

    def _adopt(self, saved: saved_names.Saved, count: int, texts: Mapping[str, str]) -> None:
        self._saved, self._count = saved, count
        for filename, source in texts.items():
            self._texts.add(filename, source)
        self._texts.use(saved.texts)

    def _ready(self) -> WorkerHandle:
        """Return the process, made and given the names if need be.

        Raises:
            ValueError: The names are damaged.
        """
        worker = self._worker
        if worker is None or not worker.usable:
            self._stop_worker()
            worker = self._make_worker()
        if not worker.begun:
            worker = self._begun(worker)
            if self._saved is not None or self._count:
                worker.load(self.save_names())
        return worker

    def _begun(self, worker: WorkerHandle) -> WorkerHandle:
        """Return the process once it is locked in; another when it did not come to that."""
        try:
            worker.begin()
        except NurseryError as error:
            log.warning("worker.failed error=%s", error)
            self._stop_worker()
            worker = self._make_worker()
            worker.begin()
        return worker

    def _make_worker(self) -> WorkerHandle:
        worker = self._worker = self._start()
        self._end_worker = weakref.finalize(self, worker.end)
        return worker

    def _start(self) -> WorkerHandle:
        return start_worker(self.session.interface, astuple(self.limits), self.seed)

    def _ready_for_program(self) -> tuple[WorkerHandle, list[str]]:
        """Return the process, and what the author of the program has to know of it."""
        try:
            return self._ready(), []
        except ValueError as error:
            # A process that was ended left such names: nobody but its programs can have made them.
            log.warning("names.damaged error=%s", error)
            self.reset()
            return self._ready(), [_DAMAGED]

    def _stop_worker(self) -> None:
        self._end_worker()
        self._end_worker = _nothing
        self._worker = None

    def _keep(self, names: Names | None) -> tuple[tuple[str, str], ...]:
        """Keep the names as they are after a program, and return those that cannot be kept."""
        if names is None:
            return ()
        saved, lost = names
        self._saved = saved
        self._texts.use(saved.texts)
        if self._texts.crowded(times=4):
            # Later than the process does, which must not name a text that is not known here.
            self._texts.trim()
        return lost

    def _end_calls(self) -> None:
        """Cancel on the server what the program was waiting for when it was stopped."""
        try:
            self.session.give_up()
        except FleError as error:
            # The next call tries again, and reports what stands in its way.
            log.warning("batch.cancel_failed error=%s", error)


def default_executor(
    session: Session,
    *,
    limits: Limits | None = None,
    observer: Observer | None = None,
    seed: int = 0,
) -> Executor:
    """Return what runs programs unless a caller brings its own: a process of their own.

    Where the system cannot fork, as on Windows, it is this process, which guarantees nothing.
    """
    if not AVAILABLE:
        log.warning("process.unavailable programs run in this process")
        return Interpreter(session, limits=limits, observer=observer, seed=seed)
    return ProgramProcess(session, limits=limits, observer=observer, seed=seed)


def missing_guarantees(executor: Executor) -> tuple[Guarantee, ...]:
    """Return what an executor does not guarantee on this system."""
    held = executor.guarantees if isinstance(executor, ProgramProcess) else ()
    return tuple(guarantee for guarantee in Guarantee if guarantee not in held)


_LOST = "{name!r} (a {kind}) cannot be stored with the game state; later programs may lack it"


_DAMAGED = "the names of earlier programs cannot be read, and are forgotten"


def _nothing() -> None:
    """Stand for the end of a process that was never made."""
