"""Processes that write into a store, as many at a time as a test wants."""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess

from fle.store import StepRecord, Store

_LONGEST_S = 240.0
# Every writer is a copy of a process that has imported what takes most of the time to import.
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["fle.store.store", "alembic.command", "psycopg"])


def write(line: Connection, address: str, run: int, worker: int, steps: int) -> None:
    """Add steps to a trajectory and tell the number of each; 0 steps: without end."""
    line.send("ready")
    line.recv()
    with Store(address) as store:
        run = run or store.create_run(f"of worker {worker}").id
        trajectory = store.create_trajectory(run, task="t", model="m", agent="g", sample=worker)
        index = 0
        while steps == 0 or index < steps:
            # Blobs of all workers, in orders of their own, meet in the database.
            talk = [
                {"role": "user", "content": str((index * (worker + 1) + k) % 7)} for k in range(5)
            ]
            record = StepRecord(index=index, messages=talk, game_state=str(index % 3).encode())
            line.send(store.add_step(trajectory.id, record))
            index += 1


@dataclass
class Writer:
    """A writer that waits until it may begin."""

    process: ForkServerProcess
    line: Connection

    @classmethod
    def start(cls, address: str, run: int, worker: int, steps: int) -> Writer:
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(
            target=write, args=(theirs, address, run, worker, steps), daemon=True
        )
        process.start()
        theirs.close()
        writer = cls(process, ours)
        assert writer.told() == "ready"
        return writer

    def go(self) -> None:
        self.line.send("go")

    def told(self) -> object:
        """Return the next thing that it tells."""
        assert self.line.poll(_LONGEST_S), "the writer says nothing"
        return self.line.recv()

    def end(self) -> tuple[list[object], int | None]:
        """Wait for its end; returns what it told until then, and its exit code."""
        rest = []
        try:
            while True:
                rest.append(self.told())
        except EOFError:
            self.line.close()
        self.process.join(_LONGEST_S)
        return rest, self.process.exitcode
