"""Small runs, and ways to carry them out and to break them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from fle.eval.coordinator import Coordinator
from fle.eval.events import Event
from fle.eval.messages import Answer, Request
from fle.eval.plan import Execution, Plan
from fle.eval.run_file import read_document
from fle.eval.runs import begin_run
from fle.eval.worker import WorkerSettings, work
from fle.eval.worlds import WorldSettings
from fle.store import Run, Store
from fle.tasks import find_task

ORE = "iron_ore_throughput_16"
PLATE = "iron_plate_throughput_16"
TEAM = "iron_plate_throughput_multiagent_free"

# Names, functions and the clock must come through a break.
FIRST = """
count = 1
def more(number):
    return number + count
print(more(1), nearest(Resource.IronOre))
"""
SECOND = """
count = more(count)
sleep(5)
print(count)
harvest_resource(move_to(nearest(Resource.Coal)), quantity=3)
"""


def write_programs(folder: Path, task: str) -> Path:
    """Write a script whose last program is the task's own solution."""
    [solution] = find_task(task).solution
    scripts = folder / task
    scripts.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate((FIRST, SECOND, solution.read_text())):
        (scripts / f"{number}.py").write_text(text)
    return scripts


def run_document(folder: Path) -> dict[str, Any]:
    """Return a run of two tasks that are solved in three steps, and random play."""
    entries = [
        {
            "task": task,
            "agent": {"name": "scripted", "options": {"programs": [str(scripts)]}},
        }
        for task in (ORE, PLATE)
        if (scripts := write_programs(folder, task))
    ]
    chance = {"name": "random", "options": {"calls": 4}}
    entries += [{"task": PLATE, "agent": chance}, {"task": TEAM, "agent": chance}]
    return {"name": "small", "entries": entries, "limits": {"trajectory": {"steps": 4}}}


def plan_of(document: Mapping[str, Any]) -> Plan:
    return read_document("the test:", dict(document), name="test").plan


def write_run_file(folder: Path, document: Mapping[str, Any]) -> Path:
    path = folder / "run.json"
    path.write_text(json.dumps(document))
    return path


class Inline:
    """One run, carried out by one worker in this process."""

    def __init__(self, store: Store, plan: Plan, run: Run | None = None) -> None:
        self.store = store
        self.plan = plan
        self.run = run or begin_run(store, plan, Execution())
        self.events: list[Event] = []

    def carry_out(
        self,
        before: Callable[[Request], None] = lambda request: None,
        after: Callable[[Request], None] = lambda request: None,
        plan: Plan | None = None,
        retry_failed: bool = False,
        server: str | None = None,
    ) -> None:
        """Run what is left; `before` and `after` see each request around its answer."""
        plan = plan or self.plan
        coordinator = Coordinator(
            self.store,
            self.run,
            plan,
            self.events.append,
            resumed=bool(self.events),
            retry_failed=retry_failed,
        )

        def ask(request: Request) -> Answer:
            before(request)
            answer = coordinator.serve(0, request)
            if answer is None:
                [(_, answer)] = coordinator.release()
            after(request)
            return answer

        worlds = WorldSettings(plan.factorio, server, error_penalty=plan.error_penalty)
        try:
            work(ask, WorkerSettings(worlds, plan.search))
        finally:
            coordinator.close()

    def results(self) -> list[dict[str, Any]]:
        return self.store.results(self.run.id)


def differences(found: Any, expected: Any, path: str = "") -> list[str]:
    """Name the places in which two results differ."""
    if isinstance(found, dict) and isinstance(expected, dict):
        keys = sorted({*found, *expected})
        pairs = [(f"{path}.{key}", found.get(key), expected.get(key)) for key in keys]
    elif isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        pairs = [
            (f"{path}[{number}]", *pair)
            for number, pair in enumerate(zip(found, expected, strict=True))
        ]
    else:
        return [] if found == expected else [f"{path}: {found!r} is not {expected!r}"]
    return [each for place, one, other in pairs for each in differences(one, other, place)]
