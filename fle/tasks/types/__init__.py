"""Task types by the `task_type` of task files."""

from fle.tasks.definition import Task
from fle.tasks.types.base import TaskInfo, TaskType
from fle.tasks.types.default import Default
from fle.tasks.types.throughput import Throughput
from fle.tasks.types.unbounded_production import UnboundedProduction
from fle.tasks.types.unbounded_throughput import UnboundedThroughput

TASK_TYPES: dict[str, TaskType] = {
    kind.name: kind
    for kind in (Throughput(), UnboundedThroughput(), Default(), UnboundedProduction())
}


def task_type(task: Task) -> TaskType:
    """Return how `task` begins, is verified and shown."""
    return TASK_TYPES[task.task_type]


__all__ = ["TASK_TYPES", "TaskInfo", "TaskType", "task_type"]
