"""The throughput type: machines must make a quota of one thing within a hold-out.

The published rule: let the hold-out pass again and again while the measured output of the goal
grows; the largest is the throughput. Output is what the force produced, less what characters mined
or crafted by hand.
"""

from fle.runtime.session import Session
from fle.tasks.definition import Task
from fle.tasks.types.base import TaskType
from fle.tasks.verdict import Verdict


class Throughput(TaskType):
    """Solved once the best hold-out reaches the quota; the reward is that hold-out's output."""

    name = "throughput"

    def verify(self, game: Session, task: Task) -> Verdict:
        """Measure the hold-outs."""
        holdouts = measure(game, task)
        best = max(holdouts)
        return Verdict(
            success=task.quota is not None and best >= task.quota,
            reward=best,
            throughput=best,
            quota=task.quota,
            holdouts=holdouts,
        )


def measure(game: Session, task: Task) -> tuple[float, ...]:
    """Return what machines made of the task's goal in each hold-out."""
    best = -1.0
    holdouts: list[float] = []
    while not holdouts or holdouts[-1] > best:
        best = max([best, *holdouts])
        holdouts.append(_holdout(game, task))
    return tuple(holdouts)


def _holdout(world: Session, task: Task) -> float:
    before = _made_by_machines(world, task.entity)
    world.sleep(task.holdout_s)
    return _made_by_machines(world, task.entity) - before


def _made_by_machines(world: Session, entity: str) -> float:
    stats = world.production_stats()
    by_hand = stats.harvested.get(entity, 0) + stats.crafted.get(entity, 0)
    return stats.produced.get(entity, 0) - by_hand
