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
from fle.tasks.inventories import named_inventory
from fle.tasks.state import GameState
from fle.tasks.types import task_type

TASKS = [task for task in list_tasks() if task.task_type == "throughput"]


@dataclass
class Bench:
    """A server with the states that programs of several tasks share."""

    episode: Episode
    states: dict[tuple[Path, ...], GameState] = field(default_factory=dict)

    def play(self, programs: tuple[Path, ...]) -> None:
        """Run programs from the first state of lab play, or from where others left it."""
        episode = self.episode
        *shared, last = programs
        if not shared:
            episode.start(seed=0, inventory=named_inventory("lab_play"), technologies="all")
        elif tuple(shared) in self.states:
            episode.restore(self.states[tuple(shared)])
        else:
            self.play(tuple(shared))
            self.states[tuple(shared)] = episode.state()
        assert episode.run(last.read_text()).error is None


def _interpreter(session: Session) -> Interpreter:
    return Interpreter(session, timeout=600)


@pytest.fixture(scope="module", params=["1.1", "2.0"])
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    with fle.connect(factorio=request.param) as game:
        yield Bench(Episode(game, executor=_interpreter))


def test_every_lab_play_task_ships_a_solution() -> None:
    assert len(TASKS) == 24
    assert [task.key for task in TASKS if not task.solution] == []


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.key)
def test_the_programs_of_a_task_reach_its_quota(bench: Bench, task: Task) -> None:
    assert dict(task.inventory) == named_inventory("lab_play")
    bench.play(task.solution)
    verdict = task_type(task).verify(bench.episode.game, task)
    assert verdict.success, verdict
    assert verdict.reward == verdict.throughput == max(verdict.holdouts)
