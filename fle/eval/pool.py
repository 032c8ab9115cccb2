"""Worker processes of this machine, and what a pool of workers is."""

import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Protocol

from fle.eval.messages import Answer, LineLost, Request
from fle.eval.worker import WorkerSettings, work


@dataclass(frozen=True, slots=True)
class Asked:
    """A worker asks."""

    worker: int
    request: Request


@dataclass(frozen=True, slots=True)
class Lost:
    """A worker has ended; `why` is None when it was done."""

    worker: int
    why: str | None


class Pool(Protocol):
    """Workers that ask one thing at a time."""

    @property
    def size(self) -> int:
        """How many workers there should be where nobody says."""

    def start(self, settings: WorkerSettings) -> int:
        """Start a worker and return its number, from 0, never used again."""

    def wait(self, timeout: float) -> Sequence[Asked | Lost]:
        """Return what workers ask, or that they have ended, waiting up to `timeout` seconds."""

    def answer(self, worker: int, answer: Answer) -> None:
        """Answer what a worker asked."""

    def close(self) -> None:
        """End the workers that are left, at once."""


@dataclass(slots=True)
class _Process:
    process: multiprocessing.process.BaseProcess
    line: Connection


class LocalPool:
    """Workers in processes of their own, each with a pipe to this one."""

    def __init__(self) -> None:
        # A fresh interpreter for each: nothing of this process is inherited, on any platform.
        self._context = multiprocessing.get_context("spawn")
        self._workers: dict[int, _Process] = {}
        self._started = 0

    @property
    def size(self) -> int:
        """One, unless more are asked for: each keeps a core busy and a model waiting."""
        return 1

    def start(self, settings: WorkerSettings) -> int:
        """Start a worker process and return its number."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_main, args=(theirs, settings), daemon=False)
        with _interrupts_held():
            process.start()
        # Only the worker holds its end now, so that the pipe breaks when the worker ends.
        theirs.close()
        number = self._started
        self._started += 1
        self._workers[number] = _Process(process, ours)
        return number

    def wait(self, timeout: float) -> Sequence[Asked | Lost]:
        """Return what workers ask, or that they have ended."""
        by_line = {worker.line: number for number, worker in self._workers.items()}
        found: list[Asked | Lost] = []
        for line in wait(list(by_line), timeout):
            assert isinstance(line, Connection)
            number = by_line[line]
            try:
                found.append(Asked(number, line.recv()))
            except (EOFError, OSError):
                found.append(Lost(number, self._ended(number)))
        return found

    def answer(self, worker: int, answer: Answer) -> None:
        """Answer what a worker asked; one that has ended is found by `wait`."""
        try:
            self._workers[worker].line.send(answer)
        except OSError:
            return

    def close(self) -> None:
        """Kill the workers that are left."""
        for worker in self._workers.values():
            worker.process.kill()
        for number in list(self._workers):
            self._ended(number)

    def _ended(self, number: int) -> str | None:
        """Collect a worker whose pipe is broken and say why it ended."""
        worker = self._workers.pop(number)
        worker.line.close()
        worker.process.join()
        code = worker.process.exitcode
        worker.process.close()
        if code == 0:
            return None
        if code is not None and code < 0:
            return f"it was killed by signal {-code} ({signal.Signals(-code).name})"
        return f"it ended with exit code {code}"


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Start processes that no Ctrl-C reaches before they know what to do with it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _main(line: Connection, settings: WorkerSettings) -> None:
    # Ctrl-C reaches the whole group of processes; it is the coordinator's to act on.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

    def ask(request: Request) -> Answer:
        try:
            line.send(request)
            answer: Answer = line.recv()
        except (EOFError, OSError) as error:
            raise LineLost from error
        return answer

    # Without a coordinator: what was committed is safe, the rest is taken again another time.
    with suppress(LineLost):
        work(ask, settings)
