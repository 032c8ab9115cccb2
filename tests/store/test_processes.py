"""Several processes use one store, and are killed while they do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from fle.store import StepRecord, Store

WORKERS = 3
STEPS = 12

WRITER = """
import sys
from fle.store import StepRecord, Store, Usage

address, run, worker, steps = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
print("ready", flush=True)
sys.stdin.readline()
store = Store(address)
run = run or store.create_run(f"of worker {worker}").id
trajectory = store.create_trajectory(run, task="t", model="m", agent="g", sample=worker)
index = 0
while steps == 0 or index < steps:
    # Blobs of all workers, in orders of their own, meet in the database.
    talk = [{"role": "user", "content": str((index * (worker + 1) + k) % 7)} for k in range(5)]
    record = StepRecord(index=index, messages=talk, game_state=bytes(str(index % 3), "ascii"))
    print(store.add_step(trajectory.id, record), flush=True)
    index += 1
"""


def start(address: str, run: int, worker: int, steps: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, address, str(run), str(worker), str(steps)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def go(worker: subprocess.Popen[str]) -> None:
    assert worker.stdin is not None
    worker.stdin.write("\n")
    worker.stdin.flush()


def test_workers_open_a_new_store_and_write_at_the_same_time(store_address: str) -> None:
    workers = [start(store_address, 0, number, STEPS) for number in range(WORKERS)]
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        go(worker)
    ends = [worker.communicate(timeout=240) for worker in workers]

    assert [errors for _, errors in ends] == [""] * WORKERS
    with Store(store_address, create=False) as store:
        runs = store.runs()
        assert sorted(run.name for run in runs) == [f"of worker {n}" for n in range(WORKERS)]
        for run in runs:
            steps = store.steps(store.trajectories(run.id)[0].id)
            assert [step.index for step in steps] == list(range(STEPS))
            assert len(store.conversation(steps[-1].id)) == 5


def test_a_killed_writer_leaves_every_step_that_it_was_told_of(store_address: str) -> None:
    with Store(store_address) as store:
        run = store.create_run("killed").id
        worker = start(store_address, run, 0, 0)
        assert worker.stdout is not None
        worker.stdout.readline()
        go(worker)
        told = [int(worker.stdout.readline()) for _ in range(10)]
        worker.send_signal(signal.SIGKILL)
        rest, errors = worker.communicate(timeout=60)
        told += [int(line) for line in rest.splitlines() if line]

        assert errors == ""
        trajectory = store.trajectories(run)[0].id
        steps = store.steps(trajectory)
        assert [step.index for step in steps] == list(range(len(steps)))
        # The last may have been committed and not yet told.
        assert [step.id for step in steps][: len(told)] == told
        assert len(steps) - len(told) in (0, 1)
        for step in steps:
            assert len(store.conversation(step.id)) == 5
            assert store.game_state(step.id) is not None
        store.add_step(trajectory, StepRecord(index=len(steps)))
