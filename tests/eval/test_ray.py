"""The same run on actors of a local Ray."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fle.eval import Execution, carry_out
from fle.eval.events import Event, StepKept, WorkerLost
from fle.eval.plan import Plan
from fle.eval.runs import begin_run
from fle.store import Store
from tests.eval.support import PLATE, Inline, differences, plan_of

ray = pytest.importorskip("ray", reason="workers on Ray need the extra: fle-toolkit[ray]")

CHANCE = {"name": "random", "options": {"calls": 2}}
DOCUMENT = {
    "tasks": [PLATE],
    "agents": [CHANCE],
    "samples": 3,
    "limits": {"trajectory": {"steps": 2}},
}


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    yield
    ray.shutdown()


def kill_one() -> None:
    """Kill the process of an actor; it is a descendant of this one."""
    parents, commands = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "stat").read_text().rpartition(")")[2].split()
            command = (folder / "cmdline").read_bytes()
        except OSError:  # It has ended since the folder was listed.
            continue
        parents[int(folder.name)] = int(status[1])
        commands[int(folder.name)] = command

    def is_ours(process: int) -> bool:
        return process == os.getpid() or (process in parents and is_ours(parents[process]))

    actors = [
        process
        for process, command in commands.items()
        if command.startswith(b"ray::Actor") and is_ours(process)
    ]
    os.kill(actors[0], signal.SIGKILL)


def carried_out(store: Store, plan: Plan, tell: Any = None) -> list[dict[str, Any]]:
    run = begin_run(store, plan, Execution())
    ended = carry_out(store, run, plan, Execution(workers=2, ray=True), tell=tell)
    assert ended.complete
    return store.results(run.id)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds actors in /proc")
@pytest.mark.usefixtures("cluster")
def test_a_run_on_ray_is_equal_to_a_local_one_though_an_actor_is_lost(tmp_path: Path) -> None:
    plan = plan_of(DOCUMENT)
    events: list[Event] = []

    def tell(event: Event) -> None:
        events.append(event)
        if isinstance(event, StepKept) and not any(isinstance(each, WorkerLost) for each in events):
            kill_one()

    with Store(tmp_path / "local.db") as store:
        local = Inline(store, plan)
        local.carry_out()
        expected = local.results()
    with Store(tmp_path / "ray.db") as store:
        found = carried_out(store, plan, tell)
    assert differences(found, expected) == []
    assert [event.index for event in events if isinstance(event, StepKept)].count(0) == 3
    assert any(isinstance(event, WorkerLost) for event in events)
    # The cluster was there before, and stays.
    assert ray.is_initialized()
