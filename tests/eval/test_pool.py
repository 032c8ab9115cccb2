"""Workers that end when nobody expects it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from fle.eval import EvalError, Execution, carry_out
from fle.eval.events import Event, WorkerLost
from fle.eval.messages import NextJob
from fle.eval.plan import Search
from fle.eval.pool import Asked, LocalPool, Lost
from fle.eval.runs import begin_run
from fle.eval.worker import WorkerSettings
from fle.eval.worlds import WorldSettings
from fle.store import Store
from tests.eval.support import PLATE, plan_of

SETTINGS = WorkerSettings(WorldSettings("1.1"), Search())


def test_a_worker_whose_line_breaks_ends_by_itself() -> None:
    pool = LocalPool()
    worker = pool.start(SETTINGS)
    try:
        [asked] = pool.wait(300)
        assert asked == Asked(worker, NextJob())
        pool._workers[worker].line.close()
        pool._workers[worker].process.join(300)
        assert pool._workers[worker].process.exitcode == 0
    finally:
        pool.close()
    assert pool.wait(0) == []


def test_workers_that_cannot_begin_end_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Where this program would import what is not there, so would its workers.
    (tmp_path / "broken.py").write_text("raise ImportError")
    monkeypatch.setattr(
        sys.modules["__main__"], "__file__", str(tmp_path / "broken.py"), raising=False
    )
    monkeypatch.setattr(sys.modules["__main__"], "__spec__", None, raising=False)
    plan = plan_of({"tasks": [PLATE], "agents": ["random"]})
    events: list[Event] = []
    with Store(tmp_path / "results.db") as store:
        run = begin_run(store, plan, Execution())
        with pytest.raises(EvalError, match=r"workers end before they begin: .* exit code 1"):
            carry_out(store, run, plan, Execution(), tell=events.append)
        [trajectory] = store.trajectories(run.id)
        assert not trajectory.finished
    assert sum(isinstance(event, WorkerLost) for event in events) == 3


def test_an_agent_that_ends_its_process_does_not_take_the_run_with_it(tmp_path: Path) -> None:
    agent = {"name": "tests.eval.agents:Counting", "options": {"does": "pq"}}
    plan = plan_of({"entries": [{"task": PLATE, "agent": agent}], "retries": 0})
    with Store(tmp_path / "results.db") as store:
        run = begin_run(store, plan, Execution())
        ended = carry_out(store, run, plan, Execution())
        [trajectory] = store.trajectories(run.id)
        assert len(store.steps(trajectory.id)) == 1
    assert (ended.complete, ended.failed) == (True, 1)
    assert trajectory.error == "its worker was lost: it ended of itself"


def test_what_is_lost_is_told() -> None:
    pool = LocalPool()
    worker = pool.start(SETTINGS)
    pool._workers[worker].process.kill()
    found = []
    while not any(isinstance(each, Lost) for each in found):
        found += pool.wait(300)
    assert found[-1] == Lost(worker, "it was killed by signal 9 (SIGKILL)")
