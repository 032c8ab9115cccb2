"""Tasks: what an agent is asked to reach, and how that is verified."""

from fle.tasks.definition import Task, load_task
from fle.tasks.folders import find_task, list_tasks
from fle.tasks.inventories import TaskError

__all__ = ["Task", "TaskError", "find_task", "list_tasks", "load_task"]
