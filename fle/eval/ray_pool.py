"""Workers as Ray actors, on this machine or on many.

An actor carries its worker out in a thread. The driver calls `exchange` with an answer, and the
call returns what the worker asks next: an actor goes on only when the driver has committed what it
handed over. Only the driver writes to the store, so that any store will do for any cluster, and a
lost actor costs no more than the step that it was at.
"""

import os
import queue
import threading
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from fle.eval.errors import EvalError
from fle.eval.messages import Answer, Request
from fle.eval.pool import Asked, Lost
from fle.eval.worker import WorkerSettings, work

try:
    # An extra: its types are not there for whoever checks this package without it.
    ray: Any = import_module("ray")
except ImportError as error:
    raise EvalError(
        "workers on Ray need the package ray: pip install 'fle-toolkit[ray]'"
    ) from error


class Actor:
    """A worker in a process of Ray's."""

    def __init__(self, settings: WorkerSettings) -> None:
        """Start the worker; it asks at once."""
        self._answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        self._requests: queue.SimpleQueue[Request | str | None] = queue.SimpleQueue()
        threading.Thread(target=self._work, args=(settings,), daemon=True).start()

    def exchange(self, answer: Answer | None) -> Request | str | None:
        """Give the worker its answer and return what it asks next.

        None: it is done. A text: why it ended before.
        """
        if answer is not None:
            self._answers.put(answer)
        return self._requests.get()

    def _work(self, settings: WorkerSettings) -> None:
        def ask(request: Request) -> Answer:
            self._requests.put(request)
            return self._answers.get()

        try:
            work(ask, settings)
        except BaseException:
            self._requests.put(traceback.format_exc())
        else:
            self._requests.put(None)


class RayPool:
    """Workers in actors of a Ray cluster: that of `RAY_ADDRESS`, else one on this machine."""

    def __init__(self) -> None:
        self._began = not ray.is_initialized()
        if self._began:
            # Without a dashboard: it is a server of its own, and nobody asked for it.
            there = "RAY_ADDRESS" in os.environ
            local = {} if there else {"include_dashboard": False}
            ray.init(log_to_driver=False, logging_level="ERROR", **local)
        self._actors: dict[int, Any] = {}
        self._waiting: dict[Any, int] = {}
        self._started = 0

    @property
    def size(self) -> int:
        """One for each processor of the cluster."""
        return max(1, int(ray.cluster_resources().get("CPU", 1)))

    def start(self, settings: WorkerSettings) -> int:
        """Start an actor, as soon as a processor is free, and return its number."""
        number = self._started
        self._started += 1
        self._actors[number] = ray.remote(Actor).options(num_cpus=1).remote(settings)
        self._ask(number, None)
        return number

    def wait(self, timeout: float) -> Sequence[Asked | Lost]:
        """Return what actors ask, or that they have ended."""
        if not self._waiting:
            return []
        ready, _ = ray.wait(list(self._waiting), num_returns=len(self._waiting), timeout=timeout)
        return [self._found(reference) for reference in ready]

    def answer(self, worker: int, answer: Answer) -> None:
        """Answer what an actor asked."""
        self._ask(worker, answer)

    def close(self) -> None:
        """End the actors that are left, and the cluster if it was started here."""
        for actor in self._actors.values():
            ray.kill(actor)
        self._actors.clear()
        if self._began:
            ray.shutdown()

    def _ask(self, worker: int, answer: Answer | None) -> None:
        self._waiting[self._actors[worker].exchange.remote(answer)] = worker

    def _found(self, reference: Any) -> Asked | Lost:
        worker = self._waiting.pop(reference)
        try:
            request = ray.get(reference)
        except ray.exceptions.RayError as error:
            self._actors.pop(worker)
            return Lost(worker, str(error).strip().splitlines()[0])
        if request is not None and not isinstance(request, str):
            return Asked(worker, request)
        ray.kill(self._actors.pop(worker))
        return Lost(worker, request)
