"""Task types by the `task_type` of task files."""

from fle.tasks.types.base import TaskInfo, TaskType
from fle.tasks.types.throughput import Throughput

TASK_TYPES: dict[str, TaskType] = {kind.name: kind for kind in (Throughput(),)}

__all__ = ["TASK_TYPES", "TaskInfo", "TaskType"]
