"""Carries a plan out: a pool of workers, one coordinator, and a way to stop in between."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from fle.eval.coordinator import Coordinator, Tell
from fle.eval.errors import EvalError
from fle.eval.events import Event, RunEnded
from fle.eval.plan import Execution, Plan
from fle.eval.pool import LocalPool, Lost, Pool
from fle.eval.readiness import require_ready
from fle.eval.worker import WorkerSettings
from fle.eval.worlds import WorldSettings
from fle.store import Run, Store

_POLL_S = 0.5
_STILLBORN = 3


def carry_out(
    store: Store,
    run: Run,
    plan: Plan,
    execution: Execution,
    *,
    resumed: bool = False,
    retry_failed: bool = False,
    tell: Tell | None = None,
) -> RunEnded:
    """Run what is left of a run and return its figures.

    The first Ctrl-C, or SIGTERM, lets every worker finish its step; the second ends them at once.
    Either way every step that was told of is in the store.

    Args:
        store: Where the run is kept.
        run: The run.
        plan: What is run: the run's own plan, or that with other limits.
        execution: How.
        resumed: Whether the run was there before.
        retry_failed: Whether trajectories that failed before go on.
        tell: Is told what happens.

    Raises:
        EvalError: Workers end before they begin, or a server cannot be asked.
        ModelError: A model cannot be asked.
        StoreError: Another process carries the run out.
    """
    with store.held(run.id):
        coordinator = Coordinator(
            store, run, plan, tell or _nobody, resumed=resumed, retry_failed=retry_failed
        )
        if coordinator.open:
            require_ready(plan.entries, execution)
            pool = _pool(execution)
            try:
                with _interruptible(coordinator):
                    _Shift(coordinator, pool, plan, execution).work()
            finally:
                pool.close()
        return coordinator.close()


class _Shift:
    """The workers of one call of `carry_out`."""

    def __init__(
        self, coordinator: Coordinator, pool: Pool, plan: Plan, execution: Execution
    ) -> None:
        self._coordinator = coordinator
        self._pool = pool
        self._plan = plan
        self._tasks_dirs = execution.tasks_dirs
        self._servers: dict[int, str | None] = {}
        self._silent: set[int] = set()
        self._stillborn = 0
        servers: list[str | None] = list(execution.servers)
        count = min(len(servers) or execution.workers or pool.size, coordinator.open)
        for server in servers[:count] or [None] * count:
            self._start(server)

    def work(self) -> None:
        """Serve the workers until nothing is left to be done."""
        # Workers that never asked, as actors that wait for a free machine, need not be waited for.
        while not self._coordinator.done or set(self._servers) - self._silent:
            for found in self._pool.wait(_POLL_S):
                if isinstance(found, Lost):
                    self._replace(found)
                    continue
                self._silent.discard(found.worker)
                answer = self._coordinator.serve(found.worker, found.request)
                if answer is not None:
                    self._pool.answer(found.worker, answer)
            for worker, answer in self._coordinator.release():
                self._pool.answer(worker, answer)

    def _start(self, server: str | None) -> None:
        plan = self._plan
        worlds = WorldSettings(
            factorio=plan.factorio,
            server=server,
            tasks_dirs=self._tasks_dirs,
            program_s=plan.program_s,
            error_penalty=plan.error_penalty,
        )
        worker = self._pool.start(WorkerSettings(worlds, plan.search))
        self._servers[worker] = server
        self._silent.add(worker)

    def _replace(self, lost: Lost) -> None:
        """Start another worker in the place of one that ended, unless it was done."""
        server = self._servers.pop(lost.worker)
        is_silent = lost.worker in self._silent
        if lost.why is None and not is_silent and self._coordinator.is_done(lost.worker):
            return
        self._coordinator.lost(lost.worker, lost.why or "it ended of itself")
        self._stillborn = self._stillborn + 1 if is_silent else 0
        if self._stillborn >= _STILLBORN:
            raise EvalError(f"workers end before they begin: {lost.why or 'without a word'}")
        if not self._coordinator.done:
            self._start(server)


def _pool(execution: Execution) -> Pool:
    if not execution.ray:
        return LocalPool()
    from fle.eval.ray_pool import RayPool

    pool: Pool = RayPool()
    return pool


@contextmanager
def _interruptible(coordinator: Coordinator) -> Iterator[None]:
    """Let SIGINT and SIGTERM interrupt the run; a second one raises KeyboardInterrupt."""
    if threading.current_thread() is not threading.main_thread():
        # Only the main thread may say what signals do; whoever calls from another one has its way.
        yield
        return
    asked = False

    def interrupt(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        coordinator.interrupt()

    before: dict[int, Any] = {
        number: signal.signal(number, interrupt) for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _nobody(event: Event) -> None:
    """Tell nobody."""
