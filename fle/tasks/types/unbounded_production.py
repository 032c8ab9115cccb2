"""Open play with a measure: the value that machines add within a hold-out."""

from fle.runtime.session import Session
from fle.tasks.definition import Task
from fle.tasks.types.base import TaskType
from fle.tasks.verdict import Verdict


class UnboundedProduction(TaskType):
    """Never solved; the reward is the production score that a program gained.

    The throughput is the automated score that the best hold-out gained.
    """

    name = "unbounded_production"

    def verify(self, game: Session, task: Task) -> Verdict:
        """Measure the hold-outs."""
        holdouts = tuple(game.measure_throughput(None, task.holdout_s))
        return Verdict(success=False, throughput=max(holdouts), holdouts=holdouts)
