"""Several processes use one store, and are killed while they do."""

from __future__ import annotations

import signal

from fle.store import StepRecord, Store
from tests.store.writer import Writer

WORKERS = 3
STEPS = 12


def test_workers_open_a_new_store_and_write_at_the_same_time(store_address: str) -> None:
    workers = [Writer.start(store_address, 0, number, STEPS) for number in range(WORKERS)]
    for worker in workers:
        worker.go()
    ends = [worker.end() for worker in workers]

    assert [code for _, code in ends] == [0] * WORKERS
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
        worker = Writer.start(store_address, run, 0, 0)
        worker.go()
        told = [worker.told() for _ in range(10)]
        worker.process.kill()
        rest, code = worker.end()
        told += rest

        assert code == -signal.SIGKILL
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
