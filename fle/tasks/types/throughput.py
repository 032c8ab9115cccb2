"""Machines must make a quota of one thing within a hold-out.

The rule of the hold-outs stands in the tool `measure_throughput`, which measures them.
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
        holdouts = tuple(game.measure_throughput(task.entity, task.holdout_s))
        best = max(holdouts)
        return Verdict(
            success=task.quota is not None and best >= task.quota,
            reward=best,
            throughput=best,
            quota=task.quota,
            holdouts=holdouts,
        )
