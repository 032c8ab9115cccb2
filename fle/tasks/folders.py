"""Finding tasks: in the package, in the folders of `FLE_TASKS`, and in those of a command."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from fle._resources import resource
from fle.tasks.definition import Task, load_task
from fle.tasks.inventories import TaskError
from fle.tasks.json_schema import did_you_mean

VARIABLE = "FLE_TASKS"
"""The environment variable with the folders of a user's tasks, separated as in PATH."""


def list_tasks(folders: Sequence[Path] = ()) -> list[Task]:
    """Return the tasks of the package, of FLE_TASKS and of `folders`, ordered by key.

    Raises:
        TaskError: A folder does not exist, a file is wrong, or two tasks share a name.
    """
    tasks = [load_task(path) for path in _files(folders)]
    names: dict[str, Path] = {}
    for task in tasks:
        for name in (task.key, *task.aliases):
            if name in names:
                raise TaskError(f"{task.path}: the name {name!r} is that of {names[name]}, too")
            names[name] = task.path
    return sorted(tasks, key=lambda task: task.key)


def find_task(key: str, folders: Sequence[Path] = ()) -> Task:
    """Return the task called `key`, by its key or one of its aliases.

    Raises:
        TaskError: No task has that name; the message names the close ones.
    """
    names = {name: task for task in list_tasks(folders) for name in (task.key, *task.aliases)}
    if key not in names:
        raise TaskError(f"no task is called {key!r}; {did_you_mean(key, names)}")
    return names[key]


def task_folders(folders: Sequence[Path] = ()) -> list[Path]:
    """Return where tasks are looked for, the package's folder first."""
    named = [Path(part) for part in os.environ.get(VARIABLE, "").split(os.pathsep) if part]
    return [resource("tasks"), *named, *folders]


def _files(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in dict.fromkeys(path.resolve() for path in task_folders(folders)):
        if not folder.is_dir():
            raise TaskError(f"{folder}: no such folder of tasks")
        for path in sorted(folder.rglob("*.json")):
            if path.parent.name != "inventories" and not path.name.endswith(".schema.json"):
                yield path
