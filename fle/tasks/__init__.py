"""Tasks: what an agent is asked to reach, and how that is verified."""

from fle.tasks.definition import Task, TaskError, find_task, list_tasks, load_task

__all__ = ["Task", "TaskError", "find_task", "list_tasks", "load_task"]
