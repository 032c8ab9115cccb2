"""The environments that there are: one for each task file, under the names of the task."""

import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from fle.gym.ids import environment_id, register_names
from fle.tasks.definition import Task, load_task
from fle.tasks.folders import find_task, task_folders
from fle.tasks.inventories import TaskError

log = logging.getLogger("fle.gym")

# Task files that were registered one by one.
_registered: dict[str, Path] = {}


@dataclass(frozen=True, slots=True)
class EnvironmentInfo:
    """What there is to know of an environment before it is made.

    Attributes:
        id: What `gymnasium.make` takes.
        aliases: Other names that it takes for the same environment.
        task_key: The task that is played.
        task_type: How it is measured.
        goal: The goal in words.
        num_agents: How many agents share the world.
        trajectory_length: Programs that each agent may run.
        entity: The item or fluid that is measured, or None.
        quota: Units of it to be made within one hold-out, or None.
    """

    id: str
    aliases: tuple[str, ...]
    task_key: str
    task_type: str
    goal: str
    num_agents: int
    trajectory_length: int
    entity: str | None
    quota: float | None

    def to_dict(self) -> dict[str, Any]:
        """Return the info as JSON-compatible data."""
        return asdict(self) | {"aliases": list(self.aliases)}


def list_available_environments() -> list[str]:
    """Return the ids of all environments, of the package and of the user's folders, sorted."""
    return sorted({environment_id(key) for key, _, _ in task_names()})


def get_environment_info(env_id: str) -> EnvironmentInfo:
    """Return what there is to know of the environment `env_id`, by its id or another name.

    Raises:
        TaskError: There is no such environment, or its task file is wrong.
    """
    task = task_called(env_id.removeprefix("Factorio-").removesuffix("-v0"))
    return EnvironmentInfo(
        id=environment_id(task.key),
        aliases=tuple(dict.fromkeys((task.key, *task.aliases))),
        task_key=task.key,
        task_type=task.task_type,
        goal=task.goal,
        num_agents=task.num_agents,
        trajectory_length=task.trajectory_length,
        entity=task.entity,
        quota=task.quota,
    )


def register_environment(path: Path | str) -> str:
    """Register the environment of a task file that lies in none of the folders.

    Returns:
        The id, for `gymnasium.make`.

    Raises:
        TaskError: The file is missing or wrong, or an environment of that name is another task's.
    """
    task = load_task(Path(path).resolve())
    for key, names, known in task_names():
        taken = {key, *names} & {task.key, *task.aliases}
        if taken and known != task.path:
            raise TaskError(f"{path}: the name {min(taken)!r} is that of {known}, too")
    _registered[task.key] = task.path
    register_names(task.key, task.aliases)
    return environment_id(task.key)


def task_called(name: str | Path) -> Task:
    """Return the task of a name, or that of a file.

    Files of other tasks may be wrong: they are not read in full.

    Raises:
        TaskError: There is no such task, or its file is wrong.
    """
    if isinstance(name, Path):
        return load_task(name)
    for key, aliases, path in task_names():
        if name == key or name in aliases:
            return load_task(path)
    return find_task(name)


def task_names() -> Iterator[tuple[str, tuple[str, ...], Path]]:
    """Yield key, aliases and file of every task, the package's first; wrong files are left out."""
    for path in _files():
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
            key, aliases = document["config"]["task_key"], document.get("aliases", ())
            if not isinstance(key, str) or not all(isinstance(name, str) for name in aliases):
                raise TypeError("names are texts")
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            _warn_once(path, f"{type(error).__name__}: {error}")
            continue
        yield key, tuple(aliases), path


_warned: set[Path] = set()


def _warn_once(path: Path, problem: str) -> None:
    if path not in _warned:
        _warned.add(path)
        # Not by `warnings`: `import gymnasium` must go on where warnings are errors, too.
        log.warning(
            "task.unreadable path=%s problem=%r; `fle tasks check %s` says more",
            path,
            problem,
            path,
        )


def _files() -> Iterator[Path]:
    for folder in dict.fromkeys(path.resolve() for path in task_folders()):
        if not folder.is_dir():
            _warn_once(folder, "there is no such folder")
            continue
        for path in sorted(folder.rglob("*.json")):
            if path.parent.name != "inventories" and not path.name.endswith(".schema.json"):
                yield path
    yield from _registered.values()
