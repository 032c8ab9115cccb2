"""Open play: nothing is measured but the scores."""

from fle.runtime.session import Session
from fle.tasks.definition import Task
from fle.tasks.types.base import TaskType
from fle.tasks.verdict import Verdict


class Default(TaskType):
    """Never solved; the reward is the production score that a program gained."""

    name = "default"
    takes_time = False

    def verify(self, game: Session, task: Task) -> Verdict:
        """Measure nothing."""
        return Verdict(success=False)
