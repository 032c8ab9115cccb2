"""The command with its workers: models that fail, lost workers, interrupts, a real line."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import threading
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from fle.cli import group
from fle.eval import Execution, carry_out
from fle.eval.events import (
    Event,
    RunEnded,
    StepKept,
    TrajectoryEnded,
    TrajectoryRetried,
    WorkerLost,
)
from fle.eval.runs import begin_run
from fle.store import Store
from tests.agents.chat_server import NONSENSE, Answer, ChatServer, Cut, Entry, status
from tests.eval.command import Command
from tests.eval.support import ORE, PLATE, Inline, plan_of

CODE = "```python\nprint(1)\n```"
# What a million tokens cost, in US dollars.
PRICES = {"some-model": {"prompt": 2.0, "completion": 8.0}}


class Unreliable:
    """Answers and failures in turn; remembers what it counted for the answers."""

    def __init__(self) -> None:
        self.prompt = self.completion = self.answers = 0
        self._number = 0
        self._lock = threading.Lock()

    def __call__(self, body: dict[str, Any]) -> Entry:
        with self._lock:
            self._number += 1
            number = self._number
            failures = {1: status(429), 4: status(500), 6: NONSENSE, 7: Cut(Answer(CODE))}
            if number in failures:
                return failures[number]
            self.answers += 1
            usage = {"prompt_tokens": 100 + number, "completion_tokens": 10 * number}
            self.prompt += usage["prompt_tokens"]
            self.completion += usage["completion_tokens"]
            text = "Let me think." if number == 3 else CODE
            return Answer(text, usage=usage | {"total_tokens": sum(usage.values())})


def test_tokens_and_cost_of_a_model_that_fails_add_up(tmp_path: Path) -> None:
    prices = tmp_path / "prices.json"
    prices.write_text(json.dumps(PRICES))
    unreliable = Unreliable()
    with ChatServer(unreliable) as server, Store(tmp_path / "results.db") as store:
        model = {"name": "some-model", "base_url": server.url, "prices": str(prices)}
        document = {
            "tasks": [ORE, PLATE],
            "agents": [{"name": "minimal", "options": {"retry_first_s": 0.01}}],
            "models": [model],
            "limits": {"trajectory": {"steps": 4}},
        }
        run = Inline(store, plan_of(document))
        run.carry_out()
        kept = {each.id: store.steps(each.id) for each in store.trajectories(run.run.id)}
    assert unreliable.answers == 8
    tokens = unreliable.prompt + unreliable.completion
    cost = pytest.approx((unreliable.prompt * 2.0 + unreliable.completion * 8.0) / 1e6)

    ended = run.events[-1]
    assert isinstance(ended, RunEnded)
    assert (ended.steps, ended.tokens, ended.cost) == (8, tokens, cost)
    told = [event for event in run.events if isinstance(event, StepKept)]
    assert sum(event.tokens for event in told) == tokens
    assert [event.problem is not None for event in told].count(True) == 1
    for event in run.events:
        if isinstance(event, TrajectoryEnded):
            its = [step.usage for step in kept[event.trajectory]]
            assert event.reason == "limit_steps"
            assert event.tokens == sum(usage.total_tokens for usage in its)
            assert event.cost == pytest.approx(sum(usage.cost or 0 for usage in its))

    result = CliRunner().invoke(
        group, ["report", "--store", str(tmp_path / "results.db"), "--format", "json"]
    )
    reported = json.loads(result.stdout)["total"]["cost"]
    assert reported["cost"] == cost
    assert (reported["prompt_tokens"], reported["completion_tokens"]) == (
        unreliable.prompt,
        unreliable.completion,
    )
    assert reported["total_tokens"] == tokens


def test_a_worker_that_is_killed_is_replaced_and_its_trajectory_goes_on(tmp_path: Path) -> None:
    chance = {"name": "random", "options": {"calls": 2}}
    document = {"tasks": [PLATE], "agents": [chance], "limits": {"trajectory": {"steps": 3}}}
    events: list[Event] = []

    def tell(event: Event) -> None:
        events.append(event)
        if isinstance(event, StepKept) and event.index == 0:
            [worker] = multiprocessing.active_children()
            assert worker.pid is not None
            os.kill(worker.pid, signal.SIGKILL)

    with Store(tmp_path / "results.db") as store:
        plan = plan_of(document)
        run = begin_run(store, plan, Execution())
        ended = carry_out(store, run, plan, Execution(), tell=tell)
        [trajectory] = store.trajectories(run.id)
        assert [step.index for step in store.steps(trajectory.id)] == [0, 1, 2]
    assert ended.complete
    [lost] = [event for event in events if isinstance(event, WorkerLost)]
    assert lost.why == "it was killed by signal 9 (SIGKILL)"
    [retried] = [event for event in events if isinstance(event, TrajectoryRetried)]
    assert retried.attempt == 1
    assert multiprocessing.active_children() == []


def test_an_interrupt_lets_steps_end_and_says_how_to_go_on(tmp_path: Path) -> None:
    options = ("--task", PLATE, "--agent", "random", "--max-steps", "1000", "--store", "kept.db")
    command = Command(*options, folder=tmp_path)
    command.until("step")
    # The terminal sends it to the whole group.
    os.killpg(command.process.pid, signal.SIGINT)
    events = list(command.events())
    code, said = command.end()
    assert code == 1, said
    assert "run_interrupted" in [event["event"] for event in events]
    assert events[-1]["event"] == "run_ended"
    assert not events[-1]["complete"]
    with Store(tmp_path / "kept.db") as store:
        [trajectory] = store.trajectories(events[-1]["run"])
        assert not trajectory.finished
        assert len(store.steps(trajectory.id)) == events[-1]["steps"]
    assert f"fle eval --resume {events[-1]['run']}" in said
