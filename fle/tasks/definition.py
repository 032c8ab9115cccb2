"""Task files: reading, checking and finding them.

A task is one JSON file in the published format, `{"task_type": ..., "config": {...}}`, in the
package's `tasks/` folder or in a folder of the user's.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from fle._resources import resource
from fle.runtime.errors import FleError


class TaskError(FleError):
    """Raised when a task file is malformed or a task does not exist."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a task file says.

    Attributes:
        key: The task's name, as users give it.
        task_type: The published kind of the task; only `throughput` exists so far.
        goal: The goal in words, shown to the agent.
        entity: The item or fluid whose production is measured.
        quota: Units of `entity` to be produced within one hold-out.
        holdout_s: Length of one measured hold-out, in game seconds.
        pre_holdout_s: Published waiting time before the hold-out, in game seconds. The published
            verifier does not use it, and neither does this one.
        trajectory_length: Programs that an agent may run.
        num_agents: Characters in the world.
        inventory: What the character starts with, items by name.
        all_technologies: Whether every technology is researched at the start.
        agent_instructions: What each agent alone is told, in their order; may be empty.
        show_steps_left: Whether the goal tells how many programs are left.
        aliases: Other names under which the task is found.
        solution: A program that reaches the quota, if the task ships one.
        path: The file that it was read from.
    """

    key: str
    task_type: str
    goal: str
    entity: str
    quota: int
    holdout_s: int
    pre_holdout_s: int
    trajectory_length: int
    num_agents: int
    inventory: Mapping[str, int]
    all_technologies: bool
    agent_instructions: tuple[str, ...]
    show_steps_left: bool
    aliases: tuple[str, ...]
    solution: Path | None
    path: Path


_TASK_KEYS = {"task_type", "config", "aliases", "solution"}
_CONFIG_TYPES: dict[str, type | tuple[type, ...]] = {
    "goal_description": str,
    "throughput_entity": str,
    "quota": int,
    "holdout_wait_period": int,
    "pre_holdout_wait_period": int,
    "trajectory_length": int,
    "task_key": str,
    "num_agents": int,
    "starting_inventory": (str, dict),
    "all_technologies_researched": bool,
}
_REQUIRED = ("goal_description", "throughput_entity", "quota", "task_key")
# The defaults of the published throughput configuration.
_DEFAULTS: dict[str, Any] = {
    "holdout_wait_period": 60,
    "pre_holdout_wait_period": 60,
    "trajectory_length": 64,
    "num_agents": 1,
    "starting_inventory": "lab_play",
    "all_technologies_researched": True,
}


def load_task(path: Path) -> Task:
    """Read the task file at `path`.

    Raises:
        TaskError: The file is missing, is not JSON, or does not follow the format.
    """
    document = _read_object(path)
    _refuse(
        path, sorted(set(document) - _TASK_KEYS), "unknown key {}; known are " + _known(_TASK_KEYS)
    )
    task_type = document.get("task_type")
    if task_type != "throughput":
        raise TaskError(f"{path}: task_type is {task_type!r}; 'throughput' is what can be played")
    config = document.get("config")
    if not isinstance(config, dict):
        raise TaskError(f"{path}: 'config' must be an object")
    _check_config(path, config)
    settings = _DEFAULTS | config
    solution = document.get("solution")
    return Task(
        key=settings["task_key"],
        task_type=task_type,
        goal=settings["goal_description"],
        entity=settings["throughput_entity"],
        quota=settings["quota"],
        holdout_s=settings["holdout_wait_period"],
        pre_holdout_s=settings["pre_holdout_wait_period"],
        trajectory_length=settings["trajectory_length"],
        num_agents=settings["num_agents"],
        inventory=_inventory(path, settings["starting_inventory"]),
        all_technologies=settings["all_technologies_researched"],
        agent_instructions=(),
        show_steps_left=False,
        aliases=tuple(document.get("aliases", ())),
        solution=path.parent / solution if solution else None,
        path=path,
    )


def list_tasks(folders: Sequence[Path] = ()) -> list[Task]:
    """Return the tasks of the package and of `folders`, ordered by key."""
    return sorted((load_task(path) for path in _files(folders)), key=lambda task: task.key)


def find_task(key: str, folders: Sequence[Path] = ()) -> Task:
    """Return the task called `key`, by its key or one of its aliases.

    Raises:
        TaskError: No task has that name; the message names the close ones.
    """
    tasks = list_tasks(folders)
    for task in tasks:
        if key == task.key or key in task.aliases:
            return task
    known = [task.key for task in tasks]
    close = get_close_matches(key, known, n=3) or known
    raise TaskError(f"no task is called {key!r}; there are: {', '.join(close)}")


def named_inventory(name: str) -> dict[str, int]:
    """Return the starting inventory called `name` (lab_play, free_play), items by name.

    Raises:
        TaskError: There is no inventory of that name.
    """
    folder = resource("tasks") / "inventories"
    path = folder / f"{name}.json"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in folder.glob("*.json")))
        raise TaskError(f"no starting inventory is called {name!r}; there are: {known}")
    return checked_inventory(_read_object(path), str(path))


def checked_inventory(value: object, where: str) -> dict[str, int]:
    """Return `value` if it maps item names to counts of at least 0.

    Raises:
        TaskError: It does not; the message opens with `where`.
    """
    if not isinstance(value, dict):
        raise TaskError(f'{where}: expected an object like {{"coal": 50}}')
    for item, count in value.items():
        if not isinstance(item, str) or not _is_count(count):
            raise TaskError(f"{where}: {item!r} has the count {count!r}; expected a whole number")
    return value


def _files(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in (resource("tasks"), *folders):
        if not folder.is_dir():
            raise TaskError(f"{folder}: no such folder of tasks")
        yield from sorted(folder.glob("*.json"))


def _read_object(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TaskError(f"{path}: cannot be read: {error.strerror}") from error
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise TaskError(f"{path}: not JSON: {error}") from error
    if not isinstance(document, dict):
        raise TaskError(f"{path}: expected a JSON object")
    return document


def _check_config(path: Path, config: dict[str, Any]) -> None:
    _refuse(
        path,
        sorted(set(config) - set(_CONFIG_TYPES)),
        "unknown key {} in config; known are " + _known(_CONFIG_TYPES),
    )
    _refuse(path, [key for key in _REQUIRED if key not in config], "config lacks {}")
    for key, value in config.items():
        wanted = _CONFIG_TYPES[key]
        if not isinstance(value, wanted) or (wanted is int and not _is_count(value)):
            raise TaskError(f"{path}: config.{key} is {value!r}; expected {_type_name(wanted)}")


def _inventory(path: Path, value: str | dict[str, int]) -> dict[str, int]:
    if isinstance(value, str):
        return named_inventory(value)
    return checked_inventory(value, f"{path}: config.starting_inventory")


def _refuse(path: Path, keys: Sequence[str], text: str) -> None:
    if keys:
        raise TaskError(f"{path}: {text.format(', '.join(map(repr, keys)))}")


def _known(keys: Mapping[str, Any] | set[str]) -> str:
    return ", ".join(sorted(keys))


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _type_name(wanted: type | tuple[type, ...]) -> str:
    if isinstance(wanted, tuple):
        return "the name of an inventory or an object of items"
    return {str: "text", int: "a whole number, at least 0", bool: "true or false"}[wanted]
