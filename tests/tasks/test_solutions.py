"""Every lab-play task comes with programs that solve it, on both versions.

The workshop that most of them begin with is built once; each task goes on from that state.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import fle
from fle.interpreter import Interpreter
from fle.runtime.session import Session
from fle.tasks import Task, list_tasks
from fle.tasks.episode import Episode
from fle.tasks.state import GameState

TASKS = [task for task in list_tasks() if task.task_type == "throughput"]


@dataclass
class Bench:
    """A server with the states that programs of several tasks share."""

    game: Session
    states: dict[tuple[Path, ...], GameState] = field(default_factory=dict)

    def played(self, task: Task) -> Episode:
        """Return an episode in which all programs of `task` but the last were run."""
        episode = Episode(self.game, task=task, executor=_interpreter)
        shared = task.solution[:-1]
        if shared not in self.states:
            episode.start(seed=0)
            for path in shared:
                assert episode.run(path.read_text()).error is None
            self.states[shared] = episode.state()
        # It may be the state of another task, which counts its own programs.
        episode.restore(self.states[shared])
        return episode


def _interpreter(session: Session) -> Interpreter:
    return Interpreter(session, timeout=600)


@pytest.fixture(scope="module", params=["1.1", "2.0"])
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    with fle.connect(factorio=request.param) as game:
        yield Bench(game)


def test_every_lab_play_task_ships_a_solution() -> None:
    assert len(TASKS) == 24
    assert [task.key for task in TASKS if not task.solution] == []


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.key)
def test_the_programs_of_a_task_reach_its_quota(bench: Bench, task: Task) -> None:
    episode = bench.played(task)
    step = episode.run(task.solution[-1].read_text())
    assert step.error is None
    assert step.verdict is not None
    assert step.verdict.measured == "copy"
    assert step.verdict.success, step.verdict
    assert step.reward == step.verdict.throughput == max(step.verdict.holdouts)
    assert episode.terminated
    episode.close()
